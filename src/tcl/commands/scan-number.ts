import { readDigits, skipDigits, type TclNumber } from "../number.ts";
import { TclDouble } from "../value.ts";

/** A number at the beginning of a text and where it ends; or null and where the text stopped being one. */
export interface ScannedNumber {
  readonly value: TclNumber | null;
  readonly end: number;
}

/** How an integer is written: `i` is decimal, octal after a 0, or hexadecimal after 0x. */
export type IntegerForm = "d" | "i" | "o" | "x" | "b";

/** The integer that a text begins with, no white space before it. */
export function scanInteger(text: string, form: IntegerForm): ScannedNumber {
  const { negative, start } = signOf(text);
  const { radix, from } = radixOf(text, start, form);
  const end = skipDigits(text, from, radix);
  if (end === from) return { value: null, end };
  const magnitude = readDigits(text, from, end, radix);
  if (!negative) return { value: magnitude, end };
  return { value: typeof magnitude === "number" ? 0 - magnitude : -magnitude, end };
}

function signOf(text: string): { negative: boolean; start: number } {
  const sign = text.charCodeAt(0);
  return { negative: sign === 45, start: sign === 43 || sign === 45 ? 1 : 0 };
}

/** The radix of the digits and where they begin: after a marker such as 0x, if a digit follows it. */
function radixOf(text: string, start: number, form: IntegerForm): { radix: 2 | 8 | 10 | 16; from: number } {
  const zero = text.charCodeAt(start) === 48;
  const marker = zero ? text.charAt(start + 1).toLowerCase() : "";
  switch (form) {
    case "d":
      return { radix: 10, from: start };
    case "o":
      return { radix: 8, from: start };
    case "b":
      return { radix: 2, from: marker === "b" && hasDigit(text, start + 2, 2) ? start + 2 : start };
    case "x":
      return { radix: 16, from: marker === "x" && hasDigit(text, start + 2, 16) ? start + 2 : start };
    case "i":
      if (marker === "x" && hasDigit(text, start + 2, 16)) return { radix: 16, from: start + 2 };
      return { radix: zero ? 8 : 10, from: start };
  }
}

function hasDigit(text: string, at: number, radix: number): boolean {
  return skipDigits(text.slice(at, at + 1), 0, radix) === 1;
}

/** The floating-point number that a text begins with, no white space before it. */
export function scanDouble(text: string): ScannedNumber {
  const { negative, start } = signOf(text);
  const letter = text.charAt(start).toLowerCase();
  if (letter === "i" || letter === "n") return scanWord(text, start, negative);
  const wholeEnd = skipDigits(text, start, 10);
  let end = wholeEnd;
  if (text.charAt(end) === ".") {
    end = skipDigits(text, wholeEnd + 1, 10);
    if (end === start + 1) return { value: null, end };
  } else if (end === start) {
    return { value: null, end };
  }
  const exponent = exponentEnd(text, end);
  const integer = end === wholeEnd && exponent === end;
  const value = Number(text.slice(0, exponent));
  // An integer has no negative zero.
  return { value: new TclDouble(integer ? value + 0 : value), end: exponent };
}

/** End of the exponent at `at`, or `at` where there is none. */
function exponentEnd(text: string, at: number): number {
  if (text.charAt(at).toLowerCase() !== "e") return at;
  const sign = text.charAt(at + 1);
  const digits = sign === "+" || sign === "-" ? at + 2 : at + 1;
  const end = skipDigits(text, digits, 10);
  return end > digits ? end : at;
}

/** `inf`, `infinity`, `nan`, and `nan(…)` with up to 13 hexadecimal digits, in any case. */
function scanWord(text: string, start: number, negative: boolean): ScannedNumber {
  const word = text.slice(start, start + 8).toLowerCase();
  if (word.startsWith("inf")) {
    const value = new TclDouble(negative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
    return { value, end: start + (word === "infinity" ? 8 : 3) };
  }
  if (word.startsWith("nan")) {
    const digits = start + 4;
    const end = word.charAt(3) === "(" ? skipDigits(text, digits, 16) : digits;
    const payload = end > digits && end - digits <= 13 && text.charAt(end) === ")";
    return { value: new TclDouble(Number.NaN), end: payload ? end + 1 : start + 3 };
  }
  let matched = 0;
  const wanted = word.startsWith("i") ? "inf" : "nan";
  while (word.charAt(matched) === wanted.charAt(matched)) matched++;
  return { value: null, end: start + matched };
}
