import { lowerCase } from "./commands/letter-case.ts";
import { addWork } from "./work.ts";

const STAR = 42;
const QUESTION = 63;
const OPEN = 91;
const CLOSE = 93;
const BACKSLASH = 92;
const DASH = 45;

const NO_MATCH = -1;

/** Characters compared between two charges, and how many count as a step. */
const CHARGE_EVERY = 65536;
const COMPARED_PER_STEP = 64;

/** Characters compared that are not charged yet. */
let compared = 0;

/**
 * Whether the whole text matches a glob pattern as in `string match`: `*`, `?`, `[a-z]`, and `\x` for x itself. Unlike
 * most of Tcl 8.6, this takes a character beyond the basic plane for one. Time is at most the product of both lengths,
 * because only the last `*` is ever tried again; long work is charged to the evaluation.
 */
export function globMatch(pattern: string, text: string, nocase = false): boolean {
  compared = 0;
  if (nocase) compared += pattern.length + text.length;
  const found = nocase ? match(lowerCase(pattern), lowerCase(text)) : match(pattern, text);
  addWork(compared / COMPARED_PER_STEP);
  return found;
}

function match(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let afterStar = -1;
  let starText = 0;
  while (t < text.length) {
    if (pattern.charCodeAt(p) === STAR) {
      p = skipStars(pattern, p);
      if (p === pattern.length) return true;
      afterStar = p;
      starText = t;
      continue;
    }
    const character = text.codePointAt(t) as number;
    const next = matchOne(pattern, p, character);
    compared++;
    if (compared >= CHARGE_EVERY) {
      addWork(compared / COMPARED_PER_STEP);
      compared = 0;
    }
    if (next !== NO_MATCH) {
      p = next;
      t += lengthOf(character);
    } else {
      if (afterStar < 0) return false;
      p = afterStar;
      starText += lengthOf(text.codePointAt(starText) as number);
      t = starText;
    }
  }
  return skipStars(pattern, p) === pattern.length;
}

function skipStars(pattern: string, start: number): number {
  let p = start;
  while (pattern.charCodeAt(p) === STAR) p++;
  compared += p - start;
  return p;
}

/** How many UTF-16 units a character takes. */
function lengthOf(character: number): number {
  return character > 0xffff ? 2 : 1;
}

/** Position after the pattern element at `p`, which is no star, if it takes the character. */
function matchOne(pattern: string, p: number, character: number): number {
  const first = pattern.codePointAt(p);
  if (first === QUESTION) return p + 1;
  if (first === OPEN) return matchSet(pattern, p + 1, character);
  const at = first === BACKSLASH ? p + 1 : p;
  return pattern.codePointAt(at) === character ? at + lengthOf(character) : NO_MATCH;
}

/** A set such as `[a-z_]`; a range may be written either way round, and a missing `]` is forgiven after a match. */
function matchSet(pattern: string, start: number, character: number): number {
  let p = start;
  for (;;) {
    const low = pattern.codePointAt(p);
    if (low === undefined || low === CLOSE) {
      compared += p - start;
      return NO_MATCH;
    }
    p += lengthOf(low);
    if (pattern.charCodeAt(p) === DASH) {
      const high = pattern.codePointAt(p + 1);
      if (high === undefined) {
        compared += p - start;
        return NO_MATCH;
      }
      p += 1 + lengthOf(high);
      if ((low <= character && character <= high) || (high <= character && character <= low)) break;
    } else if (low === character) break;
  }
  const close = pattern.indexOf("]", p);
  const end = close < 0 ? pattern.length : close + 1;
  compared += end - start;
  return end;
}
