import { isUnknownToTcl } from "./unicode.ts";

/** Classes of characters as bits. */
export const ALPHA = 1;
export const DIGIT = 2;
export const LOWER = 4;
export const UPPER = 8;
export const SPACE = 16;
export const PUNCT = 32;
export const CONNECTOR = 64;
export const CONTROL = 128;
export const GRAPH = 256;
export const PRINT = 512;

/** Letters, digits and connectors such as the underscore: what words are made of. */
export const WORD = ALPHA | DIGIT | CONNECTOR;

/** What each class is in terms of Unicode's categories; `space` has format characters beside separators. */
const PATTERNS: readonly (readonly [number, RegExp])[] = [
  [ALPHA, /^\p{L}$/u],
  [DIGIT, /^\p{Nd}$/u],
  [LOWER, /^[\p{Ll}\u0295]$/u],
  [UPPER, /^\p{Lu}$/u],
  [SPACE, /^[\p{Z}\t-\r\u0085\u180e\u200b\u2060\ufeff]$/u],
  [PUNCT, /^\p{P}$/u],
  [CONNECTOR, /^\p{Pc}$/u],
  [CONTROL, /^[\p{Cc}\p{Cf}\p{Co}]$/u],
  [GRAPH, /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u],
  [PRINT, /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}]$/u],
];

const KNOWN = 0x8000;
const table = new Uint16Array(0x10000);

/** The classes of a UTF-16 unit in Tcl 8.6.13, as bits; a surrogate has none. */
export function classesOf(unit: number): number {
  const known = table[unit] as number;
  if (known !== 0) return known;
  let classes = KNOWN;
  if (!isUnknownToTcl(unit)) {
    const character = String.fromCharCode(unit);
    for (const [bit, pattern] of PATTERNS) if (pattern.test(character)) classes |= bit;
  }
  table[unit] = classes;
  return classes;
}

/** Whether the unit is in any of the classes. */
export function isIn(unit: number, classes: number): boolean {
  return (classesOf(unit) & classes) !== 0;
}
