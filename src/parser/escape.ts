import { BACKSLASH, hexDigit, isOctalDigit, LF, SPACE, TAB } from "./chars.ts";

const REPLACEMENT = "\ufffd";

/** Letters that stand for one control character. */
const CONTROL: ReadonlyMap<number, string> = new Map([
  [0x61, "\x07"],
  [0x62, "\b"],
  [0x66, "\f"],
  [0x6e, "\n"],
  [0x72, "\r"],
  [0x74, "\t"],
  [0x76, "\v"],
]);

export interface Unescaped {
  readonly value: string;
  /** Offset after the sequence. */
  readonly end: number;
}

/**
 * Reads the backslash sequence at `offset` as Tcl 8.6 does (manual page Tcl(n), "Backslash substitution"): `\x` takes
 * up to two hexadecimal digits, an octal number stays below 256, and `\U` above FFFF gives U+FFFD. A backslash
 * at `limit` stands for itself. Backslash, newline and the blanks after it are one space.
 */
export function readEscape(text: string, offset: number, limit: number = text.length): Unescaped {
  const at = offset + 1;
  if (at >= limit) return { value: "\\", end: limit };
  const code = text.charCodeAt(at);
  const control = CONTROL.get(code);
  if (control !== undefined) return { value: control, end: at + 1 };
  if (code === LF) return { value: " ", end: skipIndent(text, at + 1, limit) };
  if (isOctalDigit(code)) return octal(text, at, limit);
  if (code === 0x78) return hexadecimal(text, at, limit, 2);
  if (code === 0x75) return hexadecimal(text, at, limit, 4);
  if (code === 0x55) return hexadecimal(text, at, limit, 8);
  const point = String.fromCodePoint(text.codePointAt(at) as number);
  return {
    value: at + point.length > limit ? text.charAt(at) : point,
    end: Math.min(at + point.length, limit),
  };
}

/** Where the blanks end that a backslash-newline swallows. */
export function skipIndent(text: string, offset: number, limit: number): number {
  let at = offset;
  while (at < limit && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++;
  return at;
}

function octal(text: string, start: number, limit: number): Unescaped {
  let value = 0;
  let at = start;
  const stop = Math.min(limit, start + 3);
  while (at < stop && isOctalDigit(text.charCodeAt(at)) && value < 0x20) {
    value = value * 8 + text.charCodeAt(at) - 0x30;
    at++;
  }
  return { value: String.fromCharCode(value), end: at };
}

function hexadecimal(text: string, letter: number, limit: number, digits: number): Unescaped {
  let value = 0;
  let at = letter + 1;
  const stop = Math.min(limit, at + digits);
  while (at < stop) {
    const digit = hexDigit(text.charCodeAt(at));
    if (digit < 0 || value * 16 + digit > 0x10ffff) break;
    value = value * 16 + digit;
    at++;
  }
  if (at === letter + 1) return { value: text.charAt(letter), end: at };
  return { value: value > 0xffff ? REPLACEMENT : String.fromCharCode(value), end: at };
}

/** The text of a range with all backslash sequences replaced. */
export function unescapeRange(text: string, start: number, end: number): string {
  let value = "";
  let from = start;
  let at = start;
  while (at < end) {
    if (text.charCodeAt(at) !== BACKSLASH) {
      at++;
      continue;
    }
    const sequence = readEscape(text, at, end);
    value += text.slice(from, at) + sequence.value;
    from = sequence.end;
    at = from;
  }
  return from === start ? text.slice(start, end) : value + text.slice(from, end);
}
