import { detached } from "../parser/index.ts";
import type { Interpreter } from "./interpreter.ts";
import { toText, type Value } from "./value.ts";

/** Joins words as `concat` does: trimmed, empty ones left out, a space between. */
export function concatenate(interp: Interpreter, words: readonly Value[]): string {
  const texts: string[] = [];
  let length = 0;
  for (const word of words) {
    const text = trimmed(toText(word));
    if (text === "") continue;
    length += text.length + 1;
    texts.push(text);
  }
  interp.charge(length);
  return texts.join(" ");
}

/** White space off both ends; one space after a backslash stays, whatever stands before the backslash. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (end < text.length && end > start && text.charCodeAt(end - 1) === 92) end++;
  return detached(text.slice(start, end), text);
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
