import { classesOf } from "../character-class.ts";

/**
 * Case mapping as Tcl 8.6 does it: one UTF-16 unit to one, by Unicode's simple mappings, characters beyond the
 * basic plane unchanged.
 */
type UnitMap = (unit: number) => number;

/** Letters whose capitals Tcl 8.6.13 does not know, although Unicode 15 has them. */
const NO_CAPITAL = new Set([
  0x23f, 0x240, 0x250, 0x251, 0x252, 0x25c, 0x261, 0x265, 0x266, 0x26a, 0x26b, 0x26c, 0x271, 0x27d, 0x282,
  0x287, 0x29d, 0x29e,
]);

/** The same for small letters. */
const NO_SMALL = new Set([0x23a, 0x23e]);

/** Digraphs with a form for titles: first unit of each triple of capital, title and small form. */
const DIGRAPHS = [0x1c4, 0x1c7, 0x1ca, 0x1f1];

const LATIN_CAPITAL_I_WITH_DOT = 0x130;

function single(mapped: string, unit: number): number {
  if (mapped.length !== 1) return unit;
  const result = mapped.charCodeAt(0);
  // JavaScript engines may know later versions of Unicode than Tcl.
  return classesOf(result) === 0 || classesOf(unit) === 0 ? unit : result;
}

/** Greek letters with iota below: Unicode's full mapping takes the iota apart, the simple one does not. */
function withIota(unit: number): number | null {
  if (unit >= 0x1f80 && unit <= 0x1faf) return unit & 8 ? unit : unit + 8;
  if (unit === 0x1fb3 || unit === 0x1fc3 || unit === 0x1ff3) return unit + 9;
  return null;
}

function computeUpper(unit: number): number {
  if (NO_CAPITAL.has(unit)) return unit;
  return withIota(unit) ?? single(String.fromCharCode(unit).toUpperCase(), unit);
}

function computeLower(unit: number): number {
  if (unit === LATIN_CAPITAL_I_WITH_DOT) return 0x69;
  if (NO_SMALL.has(unit)) return unit;
  return single(String.fromCharCode(unit).toLowerCase(), unit);
}

/** The map, computed once for each unit. */
function remembered(compute: UnitMap): UnitMap {
  const known = new Uint16Array(0x10000);
  return (unit) => {
    const mapped = known[unit] as number;
    if (mapped !== 0 || unit === 0) return mapped;
    const fresh = compute(unit);
    known[unit] = fresh;
    return fresh;
  };
}

export const upperUnit: UnitMap = remembered(computeUpper);
export const lowerUnit: UnitMap = remembered(computeLower);

/** The form for the beginning of a title. */
export function titleUnit(unit: number): number {
  for (const first of DIGRAPHS) if (unit >= first && unit <= first + 2) return first + 1;
  if (unit >= 0x10d0 && unit <= 0x10ff) return unit;
  return upperUnit(unit);
}

/** A small letter for the rest of a title. Georgian has no titles, and its capitals stay. */
function titleRestUnit(unit: number): number {
  return unit >= 0x1c90 && unit <= 0x1cbf ? unit : lowerUnit(unit);
}

const CHUNK = 4096;

function mapText(text: string, map: UnitMap): string {
  const units: number[] = [];
  let out = "";
  for (let from = 0; from < text.length; from += CHUNK) {
    units.length = Math.min(CHUNK, text.length - from);
    for (let i = 0; i < units.length; i++) units[i] = map(text.charCodeAt(from + i));
    out += String.fromCharCode(...units);
  }
  return out;
}

const NOT_ASCII = /[^\0-\x7f]/;

function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}

/** The text in small letters; of the same length. */
export function lowerCase(text: string): string {
  return isAscii(text) ? text.toLowerCase() : mapText(text, lowerUnit);
}

/** The text in capitals; of the same length. */
export function upperCase(text: string): string {
  return isAscii(text) ? text.toUpperCase() : mapText(text, upperUnit);
}

/** The text with a capital at its beginning and small letters after it; of the same length. */
export function titleCase(text: string): string {
  if (text === "") return "";
  return String.fromCharCode(titleUnit(text.charCodeAt(0))) + mapText(text.slice(1), titleRestUnit);
}
