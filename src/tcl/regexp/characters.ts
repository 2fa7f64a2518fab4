import { lowerUnit, titleUnit, upperUnit } from "../commands/letter-case.ts";
import { type CharSet, charSet, contains } from "./char-set.ts";
import { packedClasses } from "./unicode-tables.ts";

function unpack(packed: string): CharSet {
  const numbers = packed.split(" ").map((word) => Number.parseInt(word, 36));
  let last = 0;
  return numbers.map((distance) => {
    last += distance;
    return last;
  });
}

const alpha = unpack(packedClasses.alpha);
const digit = unpack(packedClasses.digit);
const graph = unpack(packedClasses.graph);
const space = unpack(packedClasses.space);
const alnum = charSet([...alpha, ...digit]);
const CONNECTORS = [
  0x5f, 0x5f, 0x203f, 0x2040, 0x2054, 0x2054, 0xfe33, 0xfe34, 0xfe4d, 0xfe4f, 0xff3f, 0xff3f,
];

/** The classes that a bracket expression can name. */
const classes: ReadonlyMap<string, CharSet> = new Map<string, CharSet>([
  ["alnum", alnum],
  ["alpha", alpha],
  ["ascii", [0, 0x7f]],
  ["blank", [9, 9, 32, 32]],
  ["cntrl", unpack(packedClasses.cntrl)],
  ["digit", digit],
  ["graph", graph],
  ["lower", unpack(packedClasses.lower)],
  ["print", charSet([...graph, ...space.slice(2)])],
  ["punct", unpack(packedClasses.punct)],
  ["space", space],
  ["upper", unpack(packedClasses.upper)],
  ["xdigit", [0x30, 0x39, 0x41, 0x46, 0x61, 0x66]],
]);

/** Letters, digits and the connectors such as `_`: what `\w` matches and word boundaries look at. */
export const wordChars: CharSet = charSet([...alnum, ...CONNECTORS]);

/** The characters of a named class; null when there is no such class. Without case, letter cases become `alnum`. */
export function classNamed(name: string, nocase: boolean): CharSet | null {
  if (nocase && (name === "lower" || name === "upper")) return alnum;
  return classes.get(name) ?? null;
}

export const isAlpha = (char: number): boolean => contains(alpha, char);
export const isDigit = (char: number): boolean => contains(digit, char);
export const isAlnum = (char: number): boolean => contains(alnum, char);
export const isSpace = (char: number): boolean => contains(space, char);

/** One character in lower, upper and title case; itself only if it is one of them. */
export function casesOf(char: number): CharSet {
  return charSet([lowerUnit, upperUnit, titleUnit].flatMap((map) => [map(char), map(char)]));
}

/** A range and every other case of what is in it. */
export function withAllCases(first: number, last: number): CharSet {
  const ranges = [first, last];
  for (let char = first; char <= last; char++) {
    for (const map of [lowerUnit, upperUnit, titleUnit]) {
      const variant = map(char);
      if (variant !== char) ranges.push(variant, variant);
    }
  }
  return charSet(ranges);
}
