import type { Interpreter } from "../interpreter.ts";
import { chargeText } from "./charge-text.ts";

/** What a character costs the search in linear time, compared with the engine's. */
const LINEAR_COST = 16;

/** Products of lengths up to this are searched by the engine, whose worst case is their product. */
const SMALL = 1 << 22;

/** Where `needle` first occurs at `from` or later, -1 for nowhere. In linear time; `needle` is not empty. */
export function indexOfText(interp: Interpreter, text: string, needle: string, from: number): number {
  const length = text.length - from;
  let found: number;
  if (needle.length * length <= SMALL) found = text.indexOf(needle, from);
  else {
    chargeText(interp, (length + needle.length) * LINEAR_COST);
    found = firstMatch(
      needle.length,
      length,
      (i) => needle.charCodeAt(i),
      (i) => text.charCodeAt(from + i),
    );
    if (found >= 0) found += from;
  }
  chargeText(interp, found < 0 ? length : found - from);
  return found;
}

/** Where `needle` last occurs so that it ends before `end`, -1 for nowhere. In linear time. */
export function lastIndexOfText(interp: Interpreter, text: string, needle: string, end: number): number {
  let found = -1;
  if (needle.length * end <= SMALL) {
    if (needle.length <= end) found = text.lastIndexOf(needle, end - needle.length);
  } else {
    chargeText(interp, (end + needle.length) * LINEAR_COST);
    const last = needle.length - 1;
    const distance = firstMatch(
      needle.length,
      end,
      (i) => needle.charCodeAt(last - i),
      (i) => text.charCodeAt(end - 1 - i),
    );
    if (distance >= 0) found = end - distance - needle.length;
  }
  chargeText(interp, end - Math.max(found, 0));
  return found;
}

type Units = (index: number) => number;

/** The algorithm of Knuth, Morris and Pratt. */
function firstMatch(needleLength: number, textLength: number, needle: Units, text: Units): number {
  const fallback = new Int32Array(needleLength);
  for (let i = 1, matched = 0; i < needleLength; i++) {
    while (matched > 0 && needle(i) !== needle(matched)) matched = fallback[matched - 1] as number;
    if (needle(i) === needle(matched)) matched++;
    fallback[i] = matched;
  }
  for (let i = 0, matched = 0; i < textLength; i++) {
    while (matched > 0 && text(i) !== needle(matched)) matched = fallback[matched - 1] as number;
    if (text(i) === needle(matched)) matched++;
    if (matched === needleLength) return i + 1 - needleLength;
  }
  return -1;
}
