import { tclError } from "../errors.ts";

/*
 * Bytes as printable text and back. All take and give text whose characters are bytes. A decoder that is not strict
 * passes over white space.
 */

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE64_VALUES = new Map([...BASE64].map((character, value) => [character, value]));

/** The digit of six bits in uuencoded text. */
const uuDigit = (bits: number): string => (bits === 0 ? "`" : String.fromCharCode(32 + bits));

const byteAt = (text: string, at: number): number => text.charCodeAt(at) & 0xff;

function isSpace(character: string): boolean {
  return character === " " || (character >= "\t" && character <= "\r");
}

function invalid(kind: string, character: string, at: number) {
  return tclError(`invalid ${kind} "${character}" at position ${at}`, "TCL", "BINARY", "DECODE", "INVALID");
}

export function encodeHex(data: string): string {
  const pieces: string[] = [];
  for (let i = 0; i < data.length; i++) pieces.push(byteAt(data, i).toString(16).padStart(2, "0"));
  return pieces.join("");
}

/** A last digit without a second one is dropped. */
export function decodeHex(text: string, strict: boolean): string {
  const pieces: string[] = [];
  let high: number | null = null;
  for (let i = 0; i < text.length; i++) {
    const digit = Number.parseInt(text.charAt(i), 16);
    if (Number.isNaN(digit)) {
      if (!strict && isSpace(text.charAt(i))) continue;
      throw invalid("hexadecimal digit", characterAt(text, i), i);
    }
    if (high === null) high = digit;
    else {
      pieces.push(String.fromCharCode(16 * high + digit));
      high = null;
    }
  }
  return pieces.join("");
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) as number);
}

/** The four groups of six bits of up to three bytes; those beyond the end count as 0. */
function sixBits(data: string, at: number): number[] {
  const value = (byteAt(data, at) << 16) | (byteAt(data, at + 1) << 8) | byteAt(data, at + 2);
  return [value >> 18, (value >> 12) & 63, (value >> 6) & 63, value & 63];
}

/** `lineLength` digits a line, 0 for one line only, with `wrap` between lines. */
export function encodeBase64(data: string, lineLength: number, wrap: string): string {
  const pieces: string[] = [];
  for (let i = 0; i < data.length; i += 3) {
    const digits = sixBits(data, i).map((bits) => BASE64.charAt(bits));
    const known = Math.min(3, data.length - i) + 1;
    pieces.push(digits.join("").slice(0, known).padEnd(4, "="));
  }
  return wrapped(pieces.join(""), lineLength, wrap);
}

function wrapped(text: string, lineLength: number, wrap: string): string {
  if (lineLength === 0) return text;
  const lines: string[] = [];
  for (let i = 0; i < text.length; i += lineLength) lines.push(text.slice(i, i + lineLength));
  return lines.join(wrap);
}

/** Digits of six bits, in groups of four. What comes after `=` is not read. */
export function decodeBase64(text: string, strict: boolean): string {
  const pieces: string[] = [];
  let digits: number[] = [];
  let padding = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const digit = BASE64_VALUES.get(character);
    if (digit !== undefined && padding === 0) digits.push(digit);
    else if (digit === undefined && character === "=" && digits.length + padding >= 2) padding++;
    else if (strict) throw invalid("base64 character", characterAt(text, i), i);
    if (digits.length + padding < 4) continue;
    if (padding > 0 && strict && i + 1 < text.length) throw invalid("base64 character", "=", i);
    pieces.push(bytesOfDigits(digits));
    if (padding > 0) return pieces.join("");
    digits = [];
  }
  if (strict && digits.length === 1) throw invalid("base64 character", text.slice(-1), text.length - 1);
  pieces.push(bytesOfDigits(digits));
  return pieces.join("");
}

/** The whole bytes in up to four digits of six bits. */
function bytesOfDigits(digits: readonly number[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = digits;
  const bytes = [(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d];
  return String.fromCharCode(...bytes.slice(0, Math.max(0, digits.length - 1)));
}

/** Lines of `lineLength` digits at most, the first of which says how many bytes there are; each is ended by `wrap`. */
export function encodeUu(data: string, lineLength: number, wrap: string): string {
  const perLine = Math.floor((lineLength - 1) / 4) * 3;
  const lines: string[] = [];
  for (let start = 0; start < data.length; start += perLine) {
    const end = Math.min(start + perLine, data.length);
    const digits = [uuDigit(end - start)];
    for (let i = start; i < end; i += 3) {
      digits.push(
        ...sixBits(data.slice(i, end), 0)
          .map(uuDigit)
          .slice(0, Math.min(3, end - i) + 1),
      );
    }
    lines.push(digits.join("") + wrap);
  }
  return lines.join("");
}

/** Reads uuencoded text as Tcl does: a group of four digits may go on over the end of its line. */
class UuDecoder {
  readonly #text: string;
  readonly #strict: boolean;
  #at = 0;

  constructor(text: string, strict: boolean) {
    this.#text = text;
    this.#strict = strict;
  }

  decode(): string {
    const pieces: string[] = [];
    let left = 0;
    while (this.#at < this.#text.length) {
      if (left === 0) {
        const length = this.#lineLength();
        if (length === null) continue;
        left = length;
      }
      pieces.push(bytesOfDigits(this.#group()).slice(0, left));
      left = Math.max(0, left - 3);
      if (left === 0) this.#endLine();
    }
    if (left > 0 && this.#strict) throw shortUuData();
    return pieces.join("");
  }

  /** The count at the start of a line; null for white space. */
  #lineLength(): number | null {
    const character = this.#text.charAt(this.#at);
    if (!isUuDigit(character)) {
      this.#passSpace(character);
      return null;
    }
    this.#at++;
    return uuValue(character);
  }

  #passSpace(character: string): void {
    if (this.#strict || !isSpace(character)) throw this.#invalid();
    this.#at++;
  }

  /** Four digits. What is no digit is passed over; it counts as one, like nothing at all, where the text ends. */
  #group(): number[] {
    const digits: number[] = [];
    let last = "\0";
    while (digits.length < 4) {
      const character = this.#text.charAt(this.#at);
      if (character === "") {
        digits.push(uuValue(last));
        last = "\0";
      } else if (isUuDigit(character)) {
        digits.push(uuValue(character));
        last = "\0";
        this.#at++;
      } else {
        if (this.#strict) throw isSpace(character) ? shortUuData() : this.#invalid();
        last = character;
        this.#at++;
      }
    }
    return digits;
  }

  /** Goes behind the end of the line, or to the next digit. */
  #endLine(): void {
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (isUuDigit(character)) return;
      if (character === "\n") {
        this.#at++;
        return;
      }
      this.#passSpace(character);
    }
  }

  #invalid() {
    return invalid("uuencode character", characterAt(this.#text, this.#at), this.#at);
  }
}

const isUuDigit = (character: string): boolean => character >= " " && character <= "`";
const uuValue = (character: string): number => (character.charCodeAt(0) - 32) & 63;
const shortUuData = () => tclError("short uuencode data", "TCL", "BINARY", "DECODE", "SHORT");

export function decodeUu(text: string, strict: boolean): string {
  return new UuDecoder(text, strict).decode();
}
