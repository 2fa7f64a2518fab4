import { hexDigit, isDigit, isOctalDigit, isSpace, PAREN_CLOSE, PAREN_OPEN } from "./chars.ts";

/** A number at the start of a text. */
export interface NumberReading {
  /** Offset after the longest text that is a number. */
  readonly end: number;
  readonly floating: boolean;
}

const DOT = 0x2e;
/** More hexadecimal digits than these do not fit into what a NaN can carry. */
const NAN_DIGITS = 13;

/** Reads the longest unsigned number that starts at `start`, as Tcl 8.6 does; null when there is none. */
export function readNumber(text: string, start: number, end: number): NumberReading | null {
  const code = start < end ? text.charCodeAt(start) : -1;
  if (!isDigit(code) && code !== DOT) return readNamed(text, start, end);
  if (code === 0x30 && start + 1 < end) {
    const letter = text.charCodeAt(start + 1) | 0x20;
    const isKind =
      letter === 0x78 ? isHexDigit : letter === 0x6f ? isOctalDigit : letter === 0x62 ? isBit : null;
    if (isKind !== null) {
      const stop = skip(text, start + 2, end, isKind);
      return { end: stop === start + 2 ? start + 1 : stop, floating: false };
    }
  }
  const whole = skip(text, start, end, isDigit);
  const floating = readFraction(text, start, whole, end);
  if (floating >= 0) return { end: floating, floating: true };
  if (whole === start) return null;
  // A leading zero makes the number octal, and a digit above 7 ends it.
  return { end: code === 0x30 ? skip(text, start, whole, isOctalDigit) : whole, floating: false };
}

/** Offset after the fraction and exponent that follow the digits up to `whole`, or -1 when there is neither. */
function readFraction(text: string, start: number, whole: number, end: number): number {
  let at = whole;
  let floating = false;
  if (at < end && text.charCodeAt(at) === DOT) {
    const digits = skip(text, at + 1, end, isDigit);
    if (digits === at + 1 && whole === start) return -1;
    at = digits;
    floating = true;
  }
  if (at < end && (text.charCodeAt(at) | 0x20) === 0x65) {
    let exponent = at + 1;
    if (exponent < end && (text[exponent] === "+" || text[exponent] === "-")) exponent++;
    const digits = skip(text, exponent, end, isDigit);
    if (digits > exponent) return digits;
  }
  return floating ? at : -1;
}

function readNamed(text: string, start: number, end: number): NumberReading | null {
  const word = text.slice(start, Math.min(end, start + 8)).toLowerCase();
  if (word.startsWith("infinity")) return { end: start + 8, floating: true };
  if (word.startsWith("inf")) return { end: start + 3, floating: true };
  if (!word.startsWith("nan")) return null;
  return { end: readPayload(text, start + 3, end), floating: true };
}

/** `NaN(hex digits)`: offset after the parenthesis, or `start` when this is something else. */
function readPayload(text: string, start: number, end: number): number {
  if (start >= end || text.charCodeAt(start) !== PAREN_OPEN) return start;
  let digits = 0;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === PAREN_CLOSE && digits > 0) return at + 1;
    if (isSpace(code)) continue;
    if (!isHexDigit(code) || digits === NAN_DIGITS) return start;
    digits++;
  }
  return start;
}

function skip(text: string, start: number, end: number, accepts: (code: number) => boolean): number {
  let at = start;
  while (at < end && accepts(text.charCodeAt(at))) at++;
  return at;
}

function isHexDigit(code: number): boolean {
  return hexDigit(code) >= 0;
}

function isBit(code: number): boolean {
  return code === 0x30 || code === 0x31;
}

const BOOLEANS: ReadonlySet<string> = new Set(
  ["true", "false", "yes", "no"]
    .flatMap((word) => Array.from(word, (_, index) => word.slice(0, index + 1)))
    .concat("on", "of", "off"),
);

/** Whether an expression takes the bareword as a boolean: a whole word or a prefix that only one word has. */
export function isBooleanWord(word: string): boolean {
  return word.length <= 5 && BOOLEANS.has(word.toLowerCase());
}
