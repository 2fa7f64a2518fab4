/*
 * UTF-8 as Tcl 8.6 reads and writes it, as text whose characters are bytes. Half a surrogate pair is written like any
 * other character, and bytes that are no UTF-8 are read as the characters of the same number.
 */

const CHUNK = 4096;

/** Whole characters from the start of a text that take no more than so many bytes. */
export function utf8Start(text: string, bytes: number): string {
  let end = 0;
  for (let used = 0; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    used += unit < 0x80 && unit > 0 ? 1 : unit < 0x800 ? 2 : 3;
    if (used > bytes) break;
  }
  return text.slice(0, end);
}

export function utf8Bytes(text: string): string {
  if (isAscii(text)) return text;
  return collected((add) => {
    for (const character of text) {
      const code = character.codePointAt(0) as number;
      if (code < 0x80) add(code);
      else if (code < 0x800) add(0xc0 | (code >> 6), continuation(code));
      else if (code < 0x10000) add(0xe0 | (code >> 12), continuation(code >> 6), continuation(code));
      else add(0xf0 | (code >> 18), continuation(code >> 12), continuation(code >> 6), continuation(code));
    }
  });
}

export function utf8Text(bytes: string): string {
  if (isAscii(bytes)) return bytes;
  return collected((add) => {
    for (let at = 0; at < bytes.length; ) {
      const lead = bytes.charCodeAt(at) & 0xff;
      const length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
      const code = length === 1 ? null : decoded(bytes, at, length);
      if (code === null) add(lead);
      else if (code < 0x10000) add(code);
      else add(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + (code & 0x3ff));
      at += code === null ? 1 : length;
    }
  });
}

function continuation(code: number): number {
  return 0x80 | (code & 0x3f);
}

/** The least code that takes so many bytes. Tcl itself writes NUL in two. */
const LEAST = [0, 0, 0x80, 0x800, 0x10000];

/** The code of a sequence of so many bytes; null when it is none, or longer than its code needs. */
function decoded(bytes: string, at: number, length: number): number | null {
  let code = bytes.charCodeAt(at) & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const byte = at + i < bytes.length ? bytes.charCodeAt(at + i) & 0xff : 0;
    if ((byte & 0xc0) !== 0x80) return null;
    code = (code << 6) | (byte & 0x3f);
  }
  const shortest = code >= (LEAST[length] as number) || (code === 0 && length === 2);
  return shortest && code <= 0x10ffff ? code : null;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Collects UTF-16 units. */
function collected(produce: (add: (...units: number[]) => void) => void): string {
  const pieces: string[] = [];
  let units: number[] = [];
  produce((...more) => {
    units.push(...more);
    if (units.length < CHUNK) return;
    pieces.push(String.fromCharCode(...units));
    units = [];
  });
  pieces.push(String.fromCharCode(...units));
  return pieces.join("");
}
