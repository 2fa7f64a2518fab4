import { LimitReached } from "./errors.ts";
import { TclDouble, TclNaN } from "./value.ts";
import { addBytes, addTextWork, addWork } from "./work.ts";

/** What a numeric string stands for. */
export type TclNumber = number | bigint | TclDouble;

/**
 * The widest integer, in bits. Reading, printing and dividing take more than linear time: at this size each
 * takes some 30 to 90 milliseconds, and at 64 MiB, the limit of strings, it would be hours.
 */
export const MAX_INTEGER_BITS = 1 << 20;

const BITS_PER_DECIMAL_DIGIT = Math.log2(10);
const SAFE_LIMIT = BigInt(Number.MAX_SAFE_INTEGER);

/** Integers of at least so many bits cost extra work. */
const WIDTHS = [1 << 12, 1 << 14, 1 << 16, 1 << 18, MAX_INTEGER_BITS];
const WIDTH_BOUNDS = WIDTHS.map((bits) => 1n << BigInt(bits));

/** The one form of an integer: `number` when it is safe, else `bigint`. */
export function normalizeInteger(value: bigint): number | bigint {
  return value <= SAFE_LIMIT && value >= -SAFE_LIMIT ? Number(value) : value;
}

/** Throws `LimitReached` when an integer of so many bits would be too wide. */
export function checkIntegerBits(bits: number): void {
  if (bits > MAX_INTEGER_BITS) {
    throw new LimitReached("bytes", `an integer is wider than ${MAX_INTEGER_BITS} bits`);
  }
}

/**
 * A width that the integer does not exceed, in bits, found without looking at all of it: one of a few steps, the
 * last of which is infinity.
 */
export function widthBound(value: bigint): number {
  for (let i = 0; i < WIDTHS.length; i++) {
    const bound = WIDTH_BOUNDS[i] as bigint;
    if (value < bound && value > -bound) return WIDTHS[i] as number;
  }
  return Number.POSITIVE_INFINITY;
}

/** Exact width of the absolute value in bits. */
export function bitLength(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16);
  return 4 * (digits.length - 1) + (32 - Math.clz32(Number.parseInt(digits.charAt(0), 16)));
}

/**
 * Charges the work of a multiplication of integers of so many bits; `factor` says how much more another operation
 * takes (about 3 for division, and for decimal digits). Measured: V8 multiplies 2^20 bits in 10 milliseconds, which
 * counts as some 130,000 steps.
 */
export function addIntegerWork(bits: number, factor: number): void {
  if (bits > (WIDTHS[0] as number)) addWork(4 * factor * (bits / 1000) ** 1.5);
}

/** The result of an integer operation: normal form, and no wider than allowed. */
export function integerResult(value: bigint): number | bigint {
  if (value <= SAFE_LIMIT && value >= -SAFE_LIMIT) return Number(value);
  const bits = widthBound(value);
  if (bits > (WIDTHS[0] as number)) {
    checkIntegerBits(bits);
    addBytes(bits / 8);
  }
  return value;
}

/** The decimal digits of an integer; charges the work. */
export function integerText(value: number | bigint): string {
  if (typeof value === "bigint") addIntegerWork(widthBound(value), 3);
  return value.toString();
}

/** White space as Tcl's number syntax knows it. */
export function isNumberSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
}

/** End of the run of digits of a radix from `from`. */
export function skipDigits(text: string, from: number, radix: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (radix === 16 ? !isHexDigit(code) : code < 48 || code >= 48 + radix) break;
  }
  return at;
}

/**
 * The integer that the digits `text[from, to)` mean in a radix.
 *
 * @throws LimitReached when it would be wider than `MAX_INTEGER_BITS`
 */
export function readDigits(text: string, from: number, to: number, radix: 2 | 8 | 10 | 16): number | bigint {
  let start = from;
  while (start < to - 1 && text.charCodeAt(start) === 48) start++;
  const count = to - start;
  const bits = count * (radix === 10 ? BITS_PER_DECIMAL_DIGIT : Math.log2(radix));
  if (bits <= 49) return Number.parseInt(text.slice(start, to), radix);
  checkIntegerBits(bits);
  addIntegerWork(bits, radix === 10 ? 2 : 0.1);
  const prefix = radix === 10 ? "" : radix === 16 ? "0x" : radix === 8 ? "0o" : "0b";
  return normalizeInteger(BigInt(prefix + text.slice(start, to)));
}

/** So many characters of a floating-point number take about as long to read as a command. */
const DIGITS_A_STEP = 16;

/**
 * The number that a string is for Tcl 8.6, or null: decimal, `0x`, `0o`, `0b` and leading-zero octal integers of
 * any size, and floating-point numbers with `Inf` and `NaN`, all with white space around.
 *
 * @throws LimitReached for integers wider than `MAX_INTEGER_BITS`
 */
export function parseNumber(text: string): TclNumber | null {
  const length = text.length;
  if (length <= 15) {
    const small = canonicalSmallInteger(text, length);
    if (small !== null) return small;
  } else {
    addTextWork(length);
  }
  let start = 0;
  while (start < length && isNumberSpace(text.charCodeAt(start))) start++;
  let end = length;
  while (end > start && isNumberSpace(text.charCodeAt(end - 1))) end--;
  const sign = text.charCodeAt(start);
  const negative = sign === 45;
  if (negative || sign === 43) start++;
  if (start >= end) return null;
  const first = text.charCodeAt(start) | 32;
  if (first === 105 || first === 110) return parseWord(text.slice(start, end).toLowerCase(), negative);
  const integer = parseUnsignedInteger(text, start, end);
  if (integer !== null) return negative ? negateInteger(integer) : integer;
  if (!isDecimalFloat(text, start, end)) return null;
  addWork((end - start) / DIGITS_A_STEP);
  return new TclDouble(Number(text.slice(start - (negative ? 1 : 0), end)));
}

/** The value of decimal digits in their usual form, with no more than a `-` before them. */
export function canonicalSmallInteger(text: string, length: number): number | null {
  let at = 0;
  let code = text.charCodeAt(0);
  const negative = code === 45;
  if (negative) code = text.charCodeAt(++at);
  if (code === 48) return length === 1 ? 0 : null;
  if (!(code >= 49 && code <= 57)) return null;
  let value = code - 48;
  while (++at < length) {
    code = text.charCodeAt(at);
    if (code < 48 || code > 57) return null;
    value = value * 10 + (code - 48);
  }
  return negative ? -value : value;
}

function negateInteger(value: number | bigint): number | bigint {
  return typeof value === "number" ? 0 - value : -value;
}

function parseUnsignedInteger(text: string, start: number, end: number): number | bigint | null {
  let from = start;
  let radix: 2 | 8 | 10 | 16 = 10;
  if (text.charCodeAt(start) === 48 && end - start > 1) {
    const marker = text.charCodeAt(start + 1) | 32;
    radix = marker === 120 ? 16 : marker === 98 ? 2 : 8;
    from = marker === 120 || marker === 98 || marker === 111 ? start + 2 : start + 1;
  }
  if (from >= end || skipDigits(text, from, radix) < end) return null;
  return readDigits(text, from, end, radix);
}

/** Whether `text[start, end)` is an unsigned floating-point number with a point or an exponent. */
function isDecimalFloat(text: string, start: number, end: number): boolean {
  let at = skipDigits(text, start, 10);
  let digits = at - start;
  if (at === end) return false;
  if (text.charCodeAt(at) === 46) {
    const fraction = at + 1;
    at = skipDigits(text, fraction, 10);
    digits += at - fraction;
  }
  if (digits === 0) return false;
  if (at < end && (text.charCodeAt(at) | 32) === 101) {
    at++;
    const sign = text.charCodeAt(at);
    if (sign === 43 || sign === 45) at++;
    const exponent = at;
    at = skipDigits(text, exponent, 10);
    if (at === exponent) return false;
  }
  return at === end;
}

/** `inf`, `infinity`, `nan`, and `nan(…)` with up to 13 hexadecimal digits. */
function parseWord(word: string, negative: boolean): TclDouble | null {
  if (word === "inf" || word === "infinity") {
    return new TclDouble(negative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  }
  if (!word.startsWith("nan")) return null;
  if (word === "nan") return new TclNaN(negative, 0n);
  if (!word.startsWith("nan(") || !word.endsWith(")")) return null;
  let start = 4;
  let end = word.length - 1;
  while (start < end && isNumberSpace(word.charCodeAt(start))) start++;
  while (end > start && isNumberSpace(word.charCodeAt(end - 1))) end--;
  const payload = end - start;
  if (payload < 1 || payload > 13 || skipDigits(word, start, 16) < end) return null;
  return new TclNaN(negative, BigInt(`0x${word.slice(start, end)}`));
}

/** Whether a text is nothing but what a writer of octal numbers got wrong: `08`, `0o9`, `-0779`. */
export function isBadOctal(text: string): boolean {
  let at = 0;
  while (isNumberSpace(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === 43 || text.charCodeAt(at) === 45) at++;
  if (text.charCodeAt(at) !== 48) return false;
  if ((text.charCodeAt(at + 1) | 32) === 111) at += 2;
  at = skipDigits(text, at, 10);
  while (isNumberSpace(text.charCodeAt(at))) at++;
  return at === text.length;
}

/** What Tcl adds to its message when a number stops being one at an 8 or 9 after a leading zero, else "". */
export function octalHint(text: string): string {
  let at = 0;
  while (isNumberSpace(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === 43 || text.charCodeAt(at) === 45) at++;
  if (text.charCodeAt(at) !== 48) return "";
  const octalEnd = skipDigits(text, at, 8);
  const decimalEnd = skipDigits(text, octalEnd, 10);
  if (decimalEnd === octalEnd) return "";
  const next = text.charCodeAt(decimalEnd);
  return next === 46 || (next | 32) === 101 ? "" : BAD_OCTAL_HINT;
}

export const BAD_OCTAL_HINT = " (looks like invalid octal number)";
