import { isNumberSpace, skipDigits } from "../number.ts";

/*
 * How far Tcl reads a text as a number before it stops: the answer of `string is -failindex`. White space after
 * the number counts with it. 0 where no beginning of the text is a number.
 */

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isNumberSpace(text.charCodeAt(at))) at++;
  return at;
}

function afterSign(text: string): number {
  const at = skipSpace(text, 0);
  const sign = text.charCodeAt(at);
  return sign === 43 || sign === 45 ? at + 1 : at;
}

const RADIX_LETTERS: ReadonlyMap<string, number> = new Map([
  ["x", 16],
  ["o", 8],
  ["b", 2],
]);

/** End of the integer that begins at `from`, or `from` where there is none. */
function integerEnd(text: string, from: number): number {
  if (text.charCodeAt(from) !== 48) return skipDigits(text, from, 10);
  const radix = RADIX_LETTERS.get(text.charAt(from + 1).toLowerCase());
  if (radix === undefined) return skipDigits(text, from, 8);
  const end = skipDigits(text, from + 2, radix);
  return end > from + 2 ? end : from + 1;
}

/** End of the decimal floating-point number that begins at `from`, or `from` where there is none. */
function decimalEnd(text: string, from: number): number {
  let at = skipDigits(text, from, 10);
  let digits = at - from;
  const pointed = text.charCodeAt(at) === 46;
  if (pointed) {
    const end = skipDigits(text, at + 1, 10);
    digits += end - at - 1;
    at = end;
  }
  if (digits === 0) return from;
  let scaled = false;
  if ((text.charCodeAt(at) | 32) === 101) {
    const sign = text.charCodeAt(at + 1);
    const exponent = sign === 43 || sign === 45 ? at + 2 : at + 1;
    const end = skipDigits(text, exponent, 10);
    if (end > exponent) {
      at = end;
      scaled = true;
    }
  }
  return pointed || scaled ? at : from;
}

/** End of `inf`, `infinity`, `nan` or `nan(HEX)` at `from`, or `from` where there is none. */
function wordEnd(text: string, from: number): number {
  const word = text.slice(from, from + 8).toLowerCase();
  if (word === "infinity") return from + 8;
  if (word.startsWith("inf")) return from + 3;
  if (!word.startsWith("nan")) return from;
  if (word.charAt(3) !== "(") return from + 3;
  const digits = skipSpace(text, from + 4);
  const end = skipDigits(text, digits, 16);
  const close = skipSpace(text, end);
  return end > digits && end - digits <= 13 && text.charAt(close) === ")" ? close + 1 : from + 3;
}

function withSpace(text: string, start: number, end: number): number {
  return end > start ? skipSpace(text, end) : 0;
}

/** How far the text is an integer. */
export function integerPrefix(text: string): number {
  const start = afterSign(text);
  return withSpace(text, start, integerEnd(text, start));
}

/** How far the text is a number of any kind. */
export function doublePrefix(text: string): number {
  const start = afterSign(text);
  const end = Math.max(integerEnd(text, start), decimalEnd(text, start), wordEnd(text, start));
  return withSpace(text, start, end);
}
