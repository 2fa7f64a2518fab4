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
const COMPARED_PER_STEP = 256;

/**
 * Whether the whole text matches a glob pattern as in `string match`: `*`, `?`, `[a-z]`, and `\x` for x itself. Time
 * is at most the product of both lengths, because only the last `*` is ever tried again; long work is charged to the
 * evaluation.
 */
export function globMatch(pattern: string, text: string, nocase = false): boolean {
  return nocase ? match(lowerCase(pattern), lowerCase(text)) : match(pattern, text);
}

function match(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let afterStar = -1;
  let starText = 0;
  let compared = 0;
  while (t < text.length) {
    if (pattern.charCodeAt(p) === STAR) {
      p = skipStars(pattern, p);
      if (p === pattern.length) return true;
      afterStar = p;
      starText = t;
      continue;
    }
    const next = matchOne(pattern, p, text.charCodeAt(t));
    compared += next > p ? next - p : 1;
    if (compared >= CHARGE_EVERY) {
      addWork(compared / COMPARED_PER_STEP);
      compared = 0;
    }
    if (next !== NO_MATCH) {
      p = next;
      t++;
    } else {
      if (afterStar < 0) return false;
      p = afterStar;
      t = ++starText;
    }
  }
  return skipStars(pattern, p) === pattern.length;
}

function skipStars(pattern: string, start: number): number {
  let p = start;
  while (pattern.charCodeAt(p) === STAR) p++;
  return p;
}

/** Position after the pattern element at `p`, which is no star, if it takes the character. */
function matchOne(pattern: string, p: number, character: number): number {
  const first = pattern.charCodeAt(p);
  if (first === OPEN) return matchSet(pattern, p + 1, character);
  if (first === BACKSLASH) return pattern.charCodeAt(p + 1) === character ? p + 2 : NO_MATCH;
  return first === character || first === QUESTION ? p + 1 : NO_MATCH;
}

/** A set such as `[a-z_]`; a range may be written either way round, and a missing `]` is forgiven after a match. */
function matchSet(pattern: string, start: number, character: number): number {
  let p = start;
  for (;;) {
    if (p >= pattern.length || pattern.charCodeAt(p) === CLOSE) return NO_MATCH;
    const low = pattern.charCodeAt(p++);
    if (pattern.charCodeAt(p) === DASH) {
      p++;
      if (p >= pattern.length) return NO_MATCH;
      const high = pattern.charCodeAt(p++);
      if ((low <= character && character <= high) || (high <= character && character <= low)) break;
    } else if (low === character) break;
  }
  const close = pattern.indexOf("]", p);
  return close < 0 ? pattern.length : close + 1;
}
