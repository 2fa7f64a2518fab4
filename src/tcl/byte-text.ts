/*
 * Bytes are text of the characters 0 to 255. Where bytes are wanted, any other character counts with its low eight
 * bits, as in Tcl 8.6.
 */

/** So many characters are made at once: the engine takes no more arguments than some 100,000. */
const CHUNK = 8192;

export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export function byteText(bytes: Uint8Array): string {
  if (bytes.length <= CHUNK) return String.fromCharCode(...bytes);
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  }
  return pieces.join("");
}
