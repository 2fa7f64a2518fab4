import { type ListProblem, unescape as readEscape, splitList } from "../../parser/index.ts";
import * as character from "../character-class.ts";
import { booleanWord, findInteger } from "../convert.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { isNumberSpace } from "../number.ts";
import { TclDouble, toText, type Value } from "../value.ts";
import { chargeText } from "./charge-text.ts";
import { keyword } from "./keyword.ts";
import { doublePrefix, integerPrefix } from "./number-prefix.ts";
import { subcommand, wrongSubcommandArguments } from "./subcommand.ts";

const CLASSES = [
  "alnum",
  "alpha",
  "ascii",
  "control",
  "boolean",
  "digit",
  "double",
  "entier",
  "false",
  "graph",
  "integer",
  "list",
  "lower",
  "print",
  "punct",
  "space",
  "true",
  "upper",
  "wideinteger",
  "wordchar",
  "xdigit",
] as const;

type ClassName = (typeof CLASSES)[number];

/** What `string is` found: a member, or where the text stops being one (-1 for a number out of range). */
type Verdict = "member" | number;

const characterTests: ReadonlyMap<ClassName, (unit: number) => boolean> = new Map<
  ClassName,
  (unit: number) => boolean
>([
  ["alnum", (unit) => character.isIn(unit, character.ALPHA | character.DIGIT)],
  ["alpha", (unit) => character.isIn(unit, character.ALPHA)],
  ["ascii", (unit) => unit < 0x80],
  ["control", (unit) => character.isIn(unit, character.CONTROL)],
  ["digit", (unit) => character.isIn(unit, character.DIGIT)],
  ["graph", (unit) => character.isIn(unit, character.GRAPH)],
  ["lower", (unit) => character.isIn(unit, character.LOWER)],
  ["print", (unit) => character.isIn(unit, character.PRINT)],
  ["punct", (unit) => character.isIn(unit, character.PUNCT)],
  ["space", (unit) => character.isIn(unit, character.SPACE)],
  ["upper", (unit) => character.isIn(unit, character.UPPER)],
  ["wordchar", (unit) => character.isIn(unit, character.WORD)],
  ["xdigit", isHexDigit],
]);

function isHexDigit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 102);
}

function ofCharacters(interp: Interpreter, text: string, test: (unit: number) => boolean): Verdict {
  let end = 0;
  while (end < text.length && test(text.charCodeAt(end))) end++;
  chargeText(interp, end);
  return end === text.length ? "member" : end;
}

/** Bits of the absolute value that `integer` and `wideinteger` accept. */
const WIDTHS = { integer: 1n << 32n, wideinteger: 1n << 64n, entier: null } as const;

function ofIntegers(value: Value, name: keyof typeof WIDTHS): Verdict {
  const integer = findInteger(value);
  if (integer === null) return integerPrefix(toText(value));
  const bound = WIDTHS[name];
  return bound === null || (integer < bound && integer > -bound) ? "member" : -1;
}

function ofDoubles(interp: Interpreter, value: Value): Verdict {
  if (typeof value === "number" || typeof value === "bigint" || value instanceof TclDouble) return "member";
  const text = toText(value);
  const end = doublePrefix(text);
  chargeText(interp, end);
  return end === text.length && end > 0 ? "member" : end;
}

function ofLists(interp: Interpreter, value: Value): Verdict {
  if (value instanceof TclList) return "member";
  const text = toText(value);
  chargeText(interp, text.length);
  const problem = splitList(text);
  return Array.isArray(problem) ? "member" : elementStart(text, problem);
}

/** Where the element begins that is at fault. */
function elementStart(text: string, problem: ListProblem): number {
  let at = 0;
  while (at < text.length) {
    while (isNumberSpace(text.charCodeAt(at))) at++;
    const start = at;
    at = elementEnd(text, at);
    if (at >= problem.offset) return start;
  }
  return problem.offset;
}

function elementEnd(text: string, start: number): number {
  const opener = text.charAt(start);
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === "\\") {
      at = opener === "{" ? at + 2 : readEscape(text, at).end;
      continue;
    }
    if (opener === "{") {
      if (character === "{") depth++;
      else if (character === "}" && --depth === 0) return at + 1;
    } else if (opener === '"') {
      if (character === '"' && at > start) return at + 1;
    } else if (isNumberSpace(text.charCodeAt(at))) return at;
    at++;
  }
  return at;
}

function verdictOn(interp: Interpreter, value: Value, name: ClassName): Verdict {
  const test = characterTests.get(name);
  if (test !== undefined) return ofCharacters(interp, toText(value), test);
  switch (name) {
    case "integer":
    case "wideinteger":
    case "entier":
      return ofIntegers(value, name);
    case "double":
      return ofDoubles(interp, value);
    case "list":
      return ofLists(interp, value);
    default: {
      const truth = booleanWord(toText(value));
      return truth === null || (name !== "boolean" && truth !== (name === "true")) ? 0 : "member";
    }
  }
}

function runIs(interp: Interpreter, words: readonly Value[]): Value {
  const name = keyword(words[2] as Value, CLASSES, "class");
  const value = words.at(-1) as Value;
  let strict = false;
  let variable: string | null = null;
  const end = words.length - 1;
  for (let i = 3; i < end; i++) {
    if (keyword(words[i] as Value, ["-strict", "-failindex"], "option") === "-strict") strict = true;
    else if (++i < end) variable = toText(words[i] as Value);
    else
      throw wrongSubcommandArguments(words, `is ${toText(words[2] as Value)} ?-strict? ?-failindex var? str`);
  }
  const empty = value === "" || (typeof value === "object" && toText(value) === "");
  let verdict: Verdict;
  if (empty && name !== "list") verdict = strict ? 0 : "member";
  else verdict = verdictOn(interp, value, name);
  if (verdict === "member") return 1;
  if (variable !== null) interp.setVariable(variable, verdict);
  return 0;
}

/** `string is`. */
export const stringIsRow: SubcommandSpec = subcommand(
  "is",
  "class str",
  "Whether a text is in a class: a kind of character throughout, a number, a boolean, a list.",
  runIs,
  { usage: "class ?-strict? ?-failindex var? str", minimum: 2, maximum: 5 },
);
