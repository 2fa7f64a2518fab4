import { isIn, LOWER, UPPER } from "../character-class.ts";
import { lowerUnit } from "./letter-case.ts";

const ZERO = 48;

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= 57;
}

/**
 * Compares two texts as `lsort -dictionary` does: runs of digits by their value, letters without regard to case.
 * Texts that are then alike are told apart by the first difference in leading zeros or in case.
 */
export function compareDictionary(left: string, right: string): number {
  let minor = 0;
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    const a = left.charCodeAt(l);
    const b = right.charCodeAt(r);
    if (isDigit(a) && isDigit(b)) {
      const leftStart = skipZeros(left, l);
      const rightStart = skipZeros(right, r);
      if (minor === 0) minor = leftStart - l - (rightStart - r);
      l = skipDigits(left, leftStart);
      r = skipDigits(right, rightStart);
      const difference =
        l - leftStart - (r - rightStart) || compareDigits(left, leftStart, right, rightStart, l);
      if (difference !== 0) return difference;
      continue;
    }
    const difference = a === b ? 0 : lowerUnit(a) - lowerUnit(b);
    if (difference !== 0) return difference;
    if (minor === 0 && a !== b) {
      if (isIn(a, UPPER) && isIn(b, LOWER)) minor = -1;
      else if (isIn(b, UPPER) && isIn(a, LOWER)) minor = 1;
    }
    l++;
    r++;
  }
  return left.length - l - (right.length - r) || minor;
}

/** Past leading zeros, up to the last digit of the run. */
function skipZeros(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === ZERO && isDigit(text.charCodeAt(at + 1))) at++;
  return at;
}

function skipDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** Compares two runs of digits of one length; the left one ends before `leftEnd`. */
function compareDigits(left: string, l: number, right: string, r: number, leftEnd: number): number {
  for (let i = 0; l + i < leftEnd; i++) {
    const difference = left.charCodeAt(l + i) - right.charCodeAt(r + i);
    if (difference !== 0) return difference;
  }
  return 0;
}
