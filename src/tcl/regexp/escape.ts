import { isAlnum } from "./characters.ts";
import { RegexpSyntaxError } from "./errors.ts";
import type { Note } from "./notes.ts";
import type { AssertionKind, Token } from "./token.ts";

const CHARS: ReadonlyMap<string, number> = new Map([
  ["a", 0x07],
  ["b", 0x08],
  ["B", 0x5c],
  ["e", 0x1b],
  ["f", 0x0c],
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["v", 0x0b],
]);

const CLASSES: ReadonlyMap<string, string> = new Map([
  ["d", "digit"],
  ["s", "space"],
  ["w", "word"],
]);

const ASSERTIONS: ReadonlyMap<string, AssertionKind> = new Map<string, AssertionKind>([
  ["A", "textStart"],
  ["m", "wordStart"],
  ["M", "wordEnd"],
  ["y", "boundary"],
  ["Y", "notBoundary"],
  ["Z", "textEnd"],
]);

/** How many hexadecimal digits may follow. */
const HEXADECIMAL: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/** Code points beyond the code units become this one. */
const REPLACEMENT = 0xfffd;

/**
 * Reads an escape of an advanced regular expression; `at` is just after its backslash. `groups` is the number of
 * capturing parentheses opened so far: it decides whether `\12` is a back reference or an octal number.
 */
export function readEscape(
  pattern: string,
  at: number,
  groups: number,
  notes: Set<Note>,
): { readonly token: Token; readonly next: number } {
  const char = pattern.charCodeAt(at);
  const letter = pattern[at] as string;
  let next = at + 1;
  if (!isAlnum(char)) return { token: { kind: "char", char }, next };
  notes.add("REG_UNONPOSIX");

  const plain = CHARS.get(letter);
  if (plain !== undefined) {
    if (letter === "a" || letter === "e") notes.add("REG_ULOCALE");
    if (letter === "e") notes.add("REG_UUNPORT");
    return { token: { kind: "char", char: plain }, next };
  }
  const assertion = ASSERTIONS.get(letter);
  if (assertion !== undefined) return { token: { kind: "assertion", assertion }, next };
  const name = CLASSES.get(letter.toLowerCase());
  if (name !== undefined) {
    notes.add("REG_ULOCALE");
    return { token: { kind: "classEscape", name, negated: !CLASSES.has(letter) }, next };
  }
  const digits = HEXADECIMAL.get(letter);
  if (digits !== undefined) {
    if (letter === "x") notes.add("REG_UUNPORT");
    const number = readDigits(pattern, next, 16, digits);
    if (number.next === next) throw new RegexpSyntaxError("REG_EESCAPE");
    const value = number.value > 0xffff ? REPLACEMENT : number.value;
    return { token: { kind: "char", char: value }, next: number.next };
  }
  if (letter === "c") {
    notes.add("REG_UUNPORT");
    if (next >= pattern.length) throw new RegexpSyntaxError("REG_EESCAPE");
    const control = pattern.charCodeAt(next++) & 0x1f;
    return { token: { kind: "char", char: control }, next };
  }
  if (letter >= "0" && letter <= "9") return readNumber(pattern, at, groups, notes);
  throw new RegexpSyntaxError("REG_EESCAPE");
}

/** A back reference, or a character by its octal number. */
function readNumber(pattern: string, at: number, groups: number, notes: Set<Note>) {
  if (pattern[at] !== "0") {
    const decimal = readDigits(pattern, at, 10, 255);
    if (decimal.next === at + 1 || (decimal.value > 0 && decimal.value <= groups)) {
      notes.add("REG_UBACKREF");
      return { token: { kind: "backreference", group: decimal.value } as const, next: decimal.next };
    }
  }
  notes.add("REG_UUNPORT");
  let octal = readDigits(pattern, at, 8, 3);
  if (octal.next === at) throw new RegexpSyntaxError("REG_EESCAPE");
  if (octal.value > 0xff) octal = { value: octal.value >> 3, next: octal.next - 1 };
  return { token: { kind: "char", char: octal.value } as const, next: octal.next };
}

/** Another digit after a greater number would make one that is no character. */
const GREATEST_TO_GO_ON = 0x10fff;

function readDigits(pattern: string, start: number, base: number, most: number) {
  let value = 0;
  let next = start;
  while (next < pattern.length && next < start + most && value <= GREATEST_TO_GO_ON) {
    const digit = Number.parseInt(pattern[next] as string, base);
    if (Number.isNaN(digit)) break;
    value = Math.min(value * base + digit, Number.MAX_SAFE_INTEGER);
    next++;
  }
  return { value, next };
}
