import { ALPHA, CONNECTORS, classRanges, DIGIT, isIn, SPACE, WORD } from "../character-class.ts";
import { lowerUnit, titleUnit, upperUnit } from "../commands/letter-case.ts";
import { type CharSet, charSet, LAST_CHAR } from "./char-set.ts";

const alnum = (): CharSet => charSet([...classRanges("alpha"), ...classRanges("digit")]);

/** The classes that a bracket expression can name. */
const classes: ReadonlyMap<string, () => CharSet> = new Map<string, () => CharSet>([
  ["alnum", alnum],
  ["alpha", () => classRanges("alpha")],
  ["ascii", () => [0, 0x7f]],
  ["blank", () => [9, 9, 32, 32]],
  ["cntrl", () => classRanges("cntrl")],
  ["digit", () => classRanges("digit")],
  ["graph", () => classRanges("graph")],
  ["lower", () => classRanges("lower")],
  ["print", () => charSet([...classRanges("graph"), ...classRanges("space").slice(2)])],
  ["punct", () => classRanges("punct")],
  ["space", () => classRanges("space")],
  ["upper", () => classRanges("upper")],
  ["word", () => charSet([...alnum(), ...CONNECTORS])],
  ["xdigit", () => [0x30, 0x39, 0x41, 0x46, 0x61, 0x66]],
]);

/** Classes that were asked for. */
const made = new Map<string, CharSet>();

function classSet(name: string): CharSet | null {
  const known = made.get(name);
  if (known !== undefined) return known;
  const set = classes.get(name)?.() ?? null;
  if (set !== null) made.set(name, set);
  return set;
}

/** Letters, digits and the connectors such as `_`: what `\w` matches and word boundaries look at. */
export function wordChars(): CharSet {
  return classSet("word") as CharSet;
}

/** The characters of a named class; null when there is no such class. Without case, letter cases become `alnum`. */
export function classNamed(name: string, nocase: boolean): CharSet | null {
  if (name === "word") return null;
  return classSet(nocase && (name === "lower" || name === "upper") ? "alnum" : name);
}

export const isAlpha = (char: number): boolean => isIn(char, ALPHA);
export const isDigit = (char: number): boolean => isIn(char, DIGIT);
export const isAlnum = (char: number): boolean => isIn(char, ALPHA | DIGIT);
export const isSpace = (char: number): boolean => isIn(char, SPACE);
export const isWord = (char: number): boolean => isIn(char, WORD);

/**
 * Letters whose other case takes more bytes in UTF-8, and that case. Tcl's string commands leave them as they are; its
 * regular expressions do not.
 */
const LONGER_CAPITALS = new Map([
  [0x23f, 0x2c7e],
  [0x240, 0x2c7f],
  [0x250, 0x2c6f],
  [0x251, 0x2c6d],
  [0x252, 0x2c70],
  [0x25c, 0xa7ab],
  [0x261, 0xa7ac],
  [0x265, 0xa78d],
  [0x266, 0xa7aa],
  [0x26a, 0xa7ae],
  [0x26b, 0x2c62],
  [0x26c, 0xa7ad],
  [0x271, 0x2c6e],
  [0x27d, 0x2c64],
  [0x282, 0xa7c5],
  [0x287, 0xa7b1],
  [0x29d, 0xa7b2],
  [0x29e, 0xa7b0],
]);
const LONGER_SMALL = new Map([
  [0x23a, 0x2c65],
  [0x23e, 0x2c66],
]);

export const lowerCaseOf = (char: number): number => LONGER_SMALL.get(char) ?? lowerUnit(char);
const upperCaseOf = (char: number): number => LONGER_CAPITALS.get(char) ?? upperUnit(char);
const titleCaseOf = (char: number): number => LONGER_CAPITALS.get(char) ?? titleUnit(char);
const caseMappings = [lowerCaseOf, upperCaseOf, titleCaseOf];

/** One character in lower, upper and title case; itself only if it is one of them. */
export function casesOf(char: number): CharSet {
  return charSet(caseMappings.flatMap((map) => [map(char), map(char)]));
}

/** A range and every other case of what is in it. */
export function withAllCases(first: number, last: number): CharSet {
  const ranges = [first, last];
  const [chars, variants] = last - first < SHORT_RANGE ? otherCases(first, last) : allOtherCases();
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] as number;
    const variant = variants[i] as number;
    if (char >= first && char <= last && (variant < first || variant > last)) ranges.push(variant, variant);
  }
  return charSet(ranges);
}

/** Up to this length ranges are looked through without knowing the cases of all characters. */
const SHORT_RANGE = 1024;

/** Characters of a range and other cases of them, in two lists side by side. */
function otherCases(first: number, last: number): [chars: number[], variants: number[]] {
  const chars: number[] = [];
  const variants: number[] = [];
  for (let char = first; char <= last; char++) {
    for (const map of caseMappings) {
      const variant = map(char);
      if (variant === char) continue;
      chars.push(char);
      variants.push(variant);
    }
  }
  return [chars, variants];
}

let known: ReturnType<typeof otherCases> | null = null;

function allOtherCases(): ReturnType<typeof otherCases> {
  known ??= otherCases(0, LAST_CHAR);
  return known;
}
