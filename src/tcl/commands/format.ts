import { detached } from "../../parser/index.ts";
import { type CommandSpec, parameters } from "../command.ts";
import type { Interpreter } from "../interpreter.ts";
import { asSmallInteger } from "../numeric.ts";
import { toText, type Value } from "../value.ts";
import { formatDouble } from "./format-double.ts";
import { type FormatField, FormatReader, formatError, overflow } from "./format-field.ts";
import { formatInteger } from "./format-integer.ts";
import { scan } from "./scan.ts";

export const formatCommands: readonly CommandSpec[] = [
  {
    name: "format",
    parameters: parameters("formatString ?arg ...?"),
    help: "Text with values put in for %d, %s, %5.2f and so on",
    run: (interp, words) => formatText(interp, toText(words[1] as Value), words.slice(2)),
  },
  {
    name: "scan",
    parameters: parameters("string format ?varName:variable ...?"),
    help: "Takes values out of a text by a format such as %d:%s",
    run: scan,
  },
];

/** Beyond this Tcl refuses the precision of a double. */
const MOST_PRECISION = 0x7fffffff - 400;

/** The command `format`. */
export function formatText(interp: Interpreter, format: string, args: readonly Value[]): string {
  const reader = new FormatReader(format, args);
  let text = "";
  let at = 0;
  for (;;) {
    const percent = format.indexOf("%", at);
    if (percent < 0) break;
    text += detached(format.slice(at, percent), format);
    if (format.charAt(percent + 1) === "%") {
      text += "%";
      at = percent + 2;
      continue;
    }
    const { field, end } = reader.read(percent + 1);
    const demand = demandOf(field);
    const room = interp.limits.bytes - text.length;
    if (demand > room) throw interp.limitReached("bytes");
    interp.step(1 + (demand >> 5));
    const segment = padded(segmentOf(field), field);
    if (segment.length > room) throw interp.limitReached("bytes");
    text += segment;
    at = end;
  }
  text += detached(format.slice(at), format);
  interp.charge(text.length);
  return text;
}

function segmentOf(field: FormatField): string {
  switch (field.conversion) {
    case "s": {
      const text = toText(field.value);
      return field.precision === null ? text : detached(text.slice(0, Math.max(0, field.precision)), text);
    }
    case "c":
      return character(asSmallInteger(field.value));
    case "d":
    case "u":
    case "o":
    case "x":
    case "X":
    case "b":
      return formatInteger(field);
    case "e":
    case "E":
    case "f":
    case "g":
    case "G":
      return formatDouble(field);
    default:
      throw formatError(`bad field specifier "${field.conversion}"`, "BADTYPE");
  }
}

/** Characters that width and precision alone ask for; looked at before anything is built. */
function demandOf(field: FormatField): number {
  const precision = field.precision ?? 0;
  if ("eEfgG".includes(field.conversion)) {
    if (precision < 0 || precision > MOST_PRECISION) throw overflow();
    const trimmed = (field.conversion === "g" || field.conversion === "G") && !field.alternate;
    return Math.max(field.width, trimmed ? 0 : precision);
  }
  return Math.max(field.width, "duoxXb".includes(field.conversion) ? precision : 0);
}

/** Tcl 8.6 has no characters beyond the basic plane; it takes the replacement character for them. */
function character(code: number): string {
  return String.fromCharCode(code < 0 || code > 0xffff ? 0xfffd : code);
}

function padded(segment: string, field: FormatField): string {
  if (segment.length >= field.width) return segment;
  const filler = field.zero ? "0" : " ";
  return field.minus ? segment.padEnd(field.width, filler) : segment.padStart(field.width, filler);
}
