import { type CharSet, charSet, complement, without } from "./char-set.ts";
import { casesOf, classNamed, withAllCases, wordChars } from "./characters.ts";
import { collatingElement } from "./collating.ts";
import { RegexpSyntaxError } from "./errors.ts";
import type { Lexer } from "./lexer.ts";
import type { Settings } from "./options.ts";

const NEWLINE = 10;
/** Tcl's `\w` in brackets ends with this character, which a following `-` then takes for the start of its range. */
const END_OF_WORD_ESCAPE = 0xff3f;

/** Reads a bracket expression up to its closing bracket, which stays the current token. */
export function parseBracket(lexer: Lexer, negated: boolean): CharSet {
  lexer.next();
  const ranges: number[] = [];
  const add = (set: CharSet) => {
    for (const bound of set) ranges.push(bound);
  };
  while (lexer.token.kind !== "bracketClose") parsePart(lexer, add);
  const set = charSet(ranges);
  return negated ? negate(set, lexer.settings) : set;
}

/** What `[^...]` matches: no newline where newlines are special. */
export function negate(set: CharSet, settings: Settings): CharSet {
  const others = complement(set);
  return settings.lineStop ? without(others, NEWLINE) : others;
}

/** A character in the cases that the settings ask for. */
export function charWithCases(char: number, settings: Settings): CharSet {
  return settings.nocase ? casesOf(char) : [char, char];
}

/** What `\d`, `\s` and `\w` match. */
export function classEscape(name: string): CharSet {
  return name === "word" ? wordChars() : (classNamed(name, false) as CharSet);
}

function parsePart(lexer: Lexer, add: (set: CharSet) => void): void {
  const { token, settings } = lexer;
  let first: number;
  if (token.kind === "char") {
    first = token.char;
    lexer.next();
    if (lexer.token.kind !== "range") {
      add(charWithCases(first, settings));
      return;
    }
  } else if (token.kind === "classEscape") {
    add(classEscape(token.name));
    lexer.next();
    if (token.name !== "word" || lexer.token.kind !== "range") return;
    first = END_OF_WORD_ESCAPE;
  } else if (token.kind === "nameOpen") {
    const name = readName(lexer);
    if (token.sign === ":") {
      add(required(classNamed(name, settings.nocase), "REG_ECTYPE"));
      return;
    }
    first = element(lexer, name);
    if (token.sign === "=") {
      add(charWithCases(first, settings));
      return;
    }
  } else throw new RegexpSyntaxError("REG_ERANGE");

  const last = lexer.token.kind === "range" ? parseRangeEnd(lexer) : first;
  if (last < first) throw new RegexpSyntaxError("REG_ERANGE");
  if (last !== first) lexer.notes.add("REG_UUNPORT");
  add(settings.nocase ? withAllCases(first, last) : [first, last]);
}

/** Reads what stands after the `-` of a range. */
function parseRangeEnd(lexer: Lexer): number {
  lexer.next();
  const { token } = lexer;
  if (token.kind === "char" || token.kind === "range") {
    lexer.next();
    return token.kind === "char" ? token.char : "-".charCodeAt(0);
  }
  if (token.kind === "nameOpen" && token.sign === ".") {
    return element(lexer, readName(lexer));
  }
  throw new RegexpSyntaxError("REG_ERANGE");
}

/** Reads the name in `[.x.]`, `[=x=]` or `[:x:]` and passes over its end. */
function readName(lexer: Lexer): string {
  let name = "";
  lexer.next();
  for (; lexer.token.kind === "char"; lexer.next()) name += String.fromCharCode(lexer.token.char);
  lexer.next();
  return name;
}

/** The character that a name stands for. */
function element(lexer: Lexer, name: string): number {
  if (name.length > 1) lexer.notes.add("REG_ULOCALE");
  return required(collatingElement(name), "REG_ECOLLATE");
}

function required<T>(found: T | null, code: "REG_ECTYPE" | "REG_ECOLLATE"): T {
  if (found === null) throw new RegexpSyntaxError(code);
  return found;
}
