import { wrongCall } from "../arity.ts";
import type { CommandSpec } from "../command.ts";
import { asSmallInteger } from "../convert.ts";
import { alternatives, ensemble } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import { decodeBase64, decodeHex, decodeUu, encodeBase64, encodeHex, encodeUu } from "./binary-code.ts";
import { binaryFormat } from "./binary-format.ts";
import { binaryScan } from "./binary-scan.ts";
import { chargeText } from "./charge-text.ts";
import { subcommand } from "./subcommand.ts";

/** One printable form of bytes: what its command takes, and how many characters it makes of one. */
interface Form {
  readonly usage: string;
  readonly growth: number;
  readonly run: (data: string, options: readonly Value[], interp: Interpreter) => string;
}

const WRAPPED_USAGE = "?-maxlen len? ?-wrapchar char? data";
const DECODED_USAGE = "?options? data";

interface Wrapping {
  readonly lineLength: number;
  readonly wrap: string;
}

function badOption(option: string, known: readonly string[]) {
  const message = `bad option "${option}": must be ${alternatives(known)}`;
  return tclError(message, "TCL", "LOOKUP", "INDEX", "option", option);
}

function wrapping(options: readonly Value[], shortest: number, longest: number, usual: number): Wrapping {
  let lineLength = usual;
  let wrap = "\n";
  for (let i = 0; i < options.length; i += 2) {
    const option = toText(options[i] as Value);
    const value = options[i + 1] as Value;
    if (option === "-wrapchar") wrap = toText(value);
    else if (option === "-maxlen") {
      lineLength = asSmallInteger(value);
      if (lineLength < shortest || lineLength > longest) {
        throw tclError("line length out of range", "TCL", "BINARY", "ENCODE", "LINE_LENGTH");
      }
    } else throw badOption(option, ["-maxlen", "-wrapchar"]);
  }
  return { lineLength, wrap };
}

/** Charges for what comes between lines of so many digits. */
function chargeWraps(interp: Interpreter, data: string, lineLength: number, wrap: string): void {
  if (lineLength > 0) interp.charge(Math.ceil((data.length * 4) / 3 / lineLength + 1) * wrap.length);
}

/** A decoder passes over white space after a line, and over nothing else. */
function checkUuWrap(wrap: string): void {
  if (/^[\t\v\f\r]*(\n.*)?$/s.test(wrap)) return;
  throw tclError("invalid wrapchar; will defeat decoding", "TCL", "BINARY", "ENCODE", "WRAPCHAR");
}

const encoders: ReadonlyMap<string, Form> = new Map<string, Form>([
  [
    "base64",
    {
      usage: WRAPPED_USAGE,
      growth: 4 / 3,
      run(data, options, interp) {
        const { lineLength, wrap } = wrapping(options, 0, Number.POSITIVE_INFINITY, 0);
        chargeWraps(interp, data, lineLength, wrap);
        return encodeBase64(data, lineLength, wrap);
      },
    },
  ],
  ["hex", { usage: "data", growth: 2, run: encodeHex }],
  [
    "uuencode",
    {
      usage: WRAPPED_USAGE,
      growth: 4 / 3,
      run(data, options, interp) {
        const { lineLength, wrap } = wrapping(options, 5, 85, 61);
        checkUuWrap(wrap);
        chargeWraps(interp, data, lineLength - 1, wrap);
        return encodeUu(data, lineLength, wrap);
      },
    },
  ],
]);

function decoder(decode: (text: string, strict: boolean) => string): Form {
  return {
    usage: DECODED_USAGE,
    growth: 1,
    run(data, options) {
      const [option] = options;
      if (option !== undefined && toText(option) !== "-strict") throw badOption(toText(option), ["-strict"]);
      return decode(data, option !== undefined);
    },
  };
}

const decoders: ReadonlyMap<string, Form> = new Map([
  ["base64", decoder(decodeBase64)],
  ["hex", decoder(decodeHex)],
  ["uuencode", decoder(decodeUu)],
]);

/** Whether a form takes so many words before the data: pairs of options, one word, or none. */
function takes({ usage }: Form, count: number): boolean {
  if (usage === WRAPPED_USAGE) return count >= 0 && count % 2 === 0 && count <= 4;
  return count === 0 || (usage === DECODED_USAGE && count === 1);
}

function convert(interp: Interpreter, forms: ReadonlyMap<string, Form>, words: readonly Value[]): Value {
  const called = toText(words[0] as Value);
  const direction = forms === encoders ? "encode" : "decode";
  if (words.length < 3) throw wrongCall(words, [called, direction], "subcommand ?arg ...?");
  const name = toText(words[2] as Value);
  const form = forms.get(name);
  if (form === undefined) {
    const message = `unknown subcommand "${name}": must be ${alternatives([...forms.keys()])}`;
    throw tclError(message, "TCL", "LOOKUP", "SUBCOMMAND", name);
  }
  if (!takes(form, words.length - 4)) throw wrongCall(words, [called, direction, name], form.usage);
  const data = toText(words.at(-1) as Value);
  chargeText(interp, 16 * data.length);
  interp.charge(Math.ceil(form.growth * data.length));
  return form.run(data, words.slice(3, -1), interp);
}

const rows = [
  subcommand(
    "decode",
    "?subcommand? ?arg ...?",
    "Bytes from printable text: base64, hex or uuencode.",
    (interp, words) => convert(interp, decoders, words),
  ),
  subcommand(
    "encode",
    "?subcommand? ?arg ...?",
    "Bytes as printable text: base64, hex or uuencode.",
    (interp, words) => convert(interp, encoders, words),
  ),
  subcommand(
    "format",
    "formatString ?arg ...?",
    "The bytes that a format makes of values.",
    (interp, words) => binaryFormat(interp, toText(words[2] as Value), words.slice(3)),
  ),
  subcommand(
    "scan",
    "value formatString ?varName ...?",
    "Sets variables from bytes by a format; gives how many.",
    (interp, words) =>
      binaryScan(interp, toText(words[2] as Value), toText(words[3] as Value), words.slice(4)),
  ),
];

/** Bytes are text of the characters 0 to 255. */
export const binaryCommands: readonly CommandSpec[] = [
  ensemble("binary", "Takes bytes apart and puts them together.", rows),
];
