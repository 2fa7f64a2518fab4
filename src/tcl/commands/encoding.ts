import { bytesOf, byteText } from "../byte-text.ts";
import type { CommandSpec } from "../command.ts";
import { asList } from "../convert.ts";
import { ensemble } from "../ensemble.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { utf8Bytes, utf8Text } from "../utf8.ts";
import { toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { subcommand } from "./subcommand.ts";

/** How text becomes bytes, which are text of the characters 0 to 255, and back. */
interface Encoding {
  /** Bytes that one character takes at most. */
  readonly width: number;
  readonly encode: (text: string) => string;
  readonly decode: (bytes: string) => string;
}

const lowBytes = (text: string): string => byteText(bytesOf(text));

/** UTF-8, but NUL takes two bytes, and a character beyond U+FFFF two of three each. */
function internalBytes(text: string): string {
  return text.replace(/./gs, (unit) => (unit === "\0" ? "\xc0\x80" : utf8Bytes(unit)));
}

/** Two bytes for each UTF-16 unit, the lower first. */
function unicodeBytes(text: string): string {
  return text.replace(/./gs, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCharCode(code & 0xff, code >> 8);
  });
}

/** A byte that is left over is dropped. */
function unicodeText(bytes: string): string {
  const pairs = lowBytes(bytes.slice(0, bytes.length & ~1));
  return pairs.replace(/../gs, (pair) => String.fromCharCode(pair.charCodeAt(0) | (pair.charCodeAt(1) << 8)));
}

const encodings: ReadonlyMap<string, Encoding> = new Map([
  ["ascii", { width: 1, encode: (text: string) => text.replace(/[\u0080-\uffff]/g, "?"), decode: lowBytes }],
  ["identity", { width: 3, encode: internalBytes, decode: utf8Text }],
  [
    "iso8859-1",
    { width: 1, encode: (text: string) => text.replace(/[\u0100-\uffff]/g, "?"), decode: lowBytes },
  ],
  ["unicode", { width: 2, encode: unicodeBytes, decode: unicodeText }],
  ["utf-8", { width: 3, encode: utf8Bytes, decode: utf8Text }],
]);

const USUAL = "utf-8";

/** What `encoding system` was set to: the encoding of conversions that name none. */
const systemEncodings = new WeakMap<Interpreter, string>();

function systemEncoding(interp: Interpreter): string {
  return systemEncodings.get(interp) ?? USUAL;
}

function find(name: string): Encoding {
  const encoding = encodings.get(name);
  if (encoding === undefined) {
    throw tclError(`unknown encoding "${name}"`, "TCL", "LOOKUP", "ENCODING", name);
  }
  return encoding;
}

function system(interp: Interpreter, words: readonly Value[]): Value {
  if (words[2] === undefined) return systemEncoding(interp);
  const name = toText(words[2]);
  find(name);
  systemEncodings.set(interp, name);
  return "";
}

function dirs(words: readonly Value[]): Value {
  try {
    asList(words[2] ?? "");
    return "";
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    const message = `expected directory list but got "${toText(words[2] as Value)}"`;
    throw tclError(message, "TCL", "OPERATION", "ENCODING", "BADPATH");
  }
}

/** A character that is converted takes as long as looking at so many. */
const WORK = 24;

function convert(interp: Interpreter, words: readonly Value[], direction: "encode" | "decode"): Value {
  const encoding = find(words.length === 3 ? systemEncoding(interp) : toText(words[2] as Value));
  const data = toText(words.at(-1) as Value);
  chargeText(interp, WORK * data.length);
  interp.charge(data.length * encoding.width);
  return encoding[direction](data);
}

const rows = [
  subcommand(
    "convertfrom",
    "?encoding? data",
    "The text that bytes mean.",
    (interp, words) => convert(interp, words, "decode"),
    { minimum: 1, maximum: 2 },
  ),
  subcommand(
    "convertto",
    "?encoding? data",
    "The bytes of a text.",
    (interp, words) => convert(interp, words, "encode"),
    { minimum: 1, maximum: 2 },
  ),
  subcommand("dirs", "?dirList?", "Empty: encodings are not read from files.", (_interp, words) =>
    dirs(words),
  ),
  subcommand("names", "", "The encodings that are known.", () => [...encodings.keys()].join(" ")),
  subcommand("system", "?encoding?", "The encoding of conversions that name none; UTF-8 at first.", system),
];

/** Text is Unicode; bytes are text of the characters 0 to 255. */
export const encodingCommands: readonly CommandSpec[] = [
  ensemble("encoding", "Converts text to bytes and back.", rows),
];
