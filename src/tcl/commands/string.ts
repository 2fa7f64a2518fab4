import { detached } from "../../parser/index.ts";
import type { CommandSpec } from "../command.ts";
import { asIndex, asSmallInteger } from "../convert.ts";
import { ensemble, type SubcommandSpec } from "../ensemble.ts";
import type { Interpreter } from "../interpreter.ts";
import { addReading } from "../text-reading.ts";
import { toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { stringCaseRows } from "./string-case.ts";
import { stringCompareRows } from "./string-compare.ts";
import { stringIsRow } from "./string-is.ts";
import { stringMapRow } from "./string-map.ts";
import { stringTrimRows } from "./string-trim.ts";
import { stringWordRows } from "./string-words.ts";
import { subcommand } from "./subcommand.ts";
import { indexOfText, lastIndexOfText } from "./text-search.ts";

type Words = readonly Value[];

function textAt(words: Words, index: number): string {
  return toText(words[index] as Value);
}

/** Bytes in Tcl's own encoding: UTF-8 of each UTF-16 unit, NUL in two bytes. */
function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f || unit === 0) bytes += unit < 0x800 ? 1 : 2;
  }
  return bytes;
}

function runCat(interp: Interpreter, words: Words): Value {
  if (words.length === 3) return words[2] as Value;
  let length = 0;
  for (let i = 2; i < words.length; i++) length += textAt(words, i).length;
  interp.charge(length);
  let text = "";
  for (let i = 2; i < words.length; i++) text += textAt(words, i);
  return text;
}

function runFirst(interp: Interpreter, words: Words): Value {
  const needle = textAt(words, 2);
  const text = textAt(words, 3);
  const from = words.length > 4 ? Math.max(0, asIndex(words[4] as Value, text.length)) : 0;
  return needle === "" || from >= text.length ? -1 : indexOfText(interp, text, needle, from);
}

function runLast(interp: Interpreter, words: Words): Value {
  const needle = textAt(words, 2);
  const text = textAt(words, 3);
  let end = text.length;
  if (words.length > 4) end = Math.min(end, asIndex(words[4] as Value, text.length) + 1);
  return needle === "" || end <= 0 ? -1 : lastIndexOfText(interp, text, needle, end);
}

function runRange(interp: Interpreter, words: Words): Value {
  const text = textAt(words, 2);
  const first = Math.max(0, asIndex(words[3] as Value, text.length));
  const last = asIndex(words[4] as Value, text.length);
  addReading(text);
  if (last < first) return "";
  const part = text.slice(first, last + 1);
  interp.charge(part.length);
  return detached(part, text);
}

function runRepeat(interp: Interpreter, words: Words): Value {
  const count = asSmallInteger(words[3] as Value);
  if (count === 1) return words[2] as Value;
  const text = textAt(words, 2);
  if (count < 1 || text === "") return "";
  interp.charge(text.length * count);
  return text.repeat(count);
}

function runReplace(interp: Interpreter, words: Words): Value {
  const text = textAt(words, 2);
  const first = asIndex(words[3] as Value, text.length);
  const last = asIndex(words[4] as Value, text.length);
  if (last < 0 || first >= text.length || last < first) return words[2] as Value;
  const before = detached(text.slice(0, Math.max(0, first)), text);
  const after = detached(text.slice(last + 1), text);
  const replaced = before + (words.length > 5 ? textAt(words, 5) : "") + after;
  interp.charge(replaced.length);
  return replaced;
}

const CHUNK = 4096;

/** The characters in reverse order; pairs of surrogates stay as they are. */
function reversed(text: string): string {
  const units: number[] = [];
  let out = "";
  for (let end = text.length; end > 0; ) {
    let count = 0;
    units.length = Math.min(CHUNK + 1, end);
    while (end > 0 && count < CHUNK) {
      const unit = text.charCodeAt(--end);
      const before = end > 0 && (unit & 0xfc00) === 0xdc00 ? text.charCodeAt(end - 1) : 0;
      if ((before & 0xfc00) === 0xd800) {
        units[count++] = before;
        end--;
      }
      units[count++] = unit;
    }
    units.length = count;
    out += String.fromCharCode(...units);
  }
  return out;
}

const rows: readonly SubcommandSpec[] = [
  subcommand("bytelength", "string", "The length of a text in bytes of UTF-8.", (interp, words) => {
    const text = textAt(words, 2);
    chargeText(interp, text.length);
    return byteLength(text);
  }),
  subcommand("cat", "?arg:any ...?", "Joins texts.", runCat),
  subcommand(
    "first",
    "needleString haystackString ?startIndex:index?",
    "The index where a text first occurs in another, or -1.",
    runFirst,
  ),
  subcommand("index", "string charIndex:index", "A character of a text.", (_interp, words) => {
    const text = textAt(words, 2);
    addReading(text);
    return text.charAt(asIndex(words[3] as Value, text.length));
  }),
  subcommand(
    "last",
    "needleString haystackString ?startIndex:index?",
    "The index where a text last occurs in another, or -1.",
    runLast,
  ),
  subcommand(
    "length",
    "string",
    "The length of a text in characters.",
    (_interp, words) => textAt(words, 2).length,
  ),
  subcommand("range", "string first:index last:index", "The characters from one index to another.", runRange),
  subcommand("repeat", "string count:integer", "A text, repeated.", runRepeat),
  subcommand(
    "replace",
    "string first:index last:index ?string?",
    "The text with a range of characters replaced.",
    runReplace,
  ),
  subcommand("reverse", "string", "The text in reverse order.", (interp, words) => {
    const text = textAt(words, 2);
    interp.charge(text.length);
    chargeText(interp, text.length);
    return reversed(text);
  }),
  stringIsRow,
  stringMapRow,
  ...stringCaseRows,
  ...stringCompareRows,
  ...stringTrimRows,
  ...stringWordRows,
];

export const stringCommands: readonly CommandSpec[] = [ensemble("string", "Works on text.", rows)];
