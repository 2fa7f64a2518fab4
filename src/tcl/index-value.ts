import { type TclError, tclError } from "./errors.ts";
import { BAD_OCTAL_HINT, isBadOctal, isNumberSpace } from "./number.ts";
import { findInteger } from "./numeric.ts";
import { toText, type Value } from "./value.ts";

const WIDEST_INT = 0xffffffff;

/**
 * A position in a list or string of `length` elements: `3`, `end`, `end-1`, `2+1`. The result may lie outside of
 * the list, before or after it. Computed in 32 bits that wrap around, as Tcl does.
 */
export function asIndex(value: Value, length: number): number {
  if (typeof value === "number" && (value | 0) === value) return value;
  if (value === "end") return length - 1;
  const integer = narrowed(findInteger(value));
  if (integer !== null) return integer;
  const text = toText(value);
  const computed = fromEnd(text, length) ?? sumOf(text);
  if (computed === null) throw badIndex(text);
  return computed;
}

function narrowed(integer: number | bigint | null): number | null {
  if (typeof integer !== "number" || integer > WIDEST_INT || integer < -WIDEST_INT) return null;
  return integer | 0;
}

/** `end`, also shortened, or `end` with a distance. */
function fromEnd(text: string, length: number): number | null {
  if (text === "end" || text === "en" || text === "e") return length - 1;
  if (!text.startsWith("end")) return null;
  const sign = text.charCodeAt(3);
  if ((sign !== 43 && sign !== 45) || isNumberSpace(text.charCodeAt(4))) return null;
  const distance = narrowed(findInteger(text.slice(4)));
  if (distance === null) return null;
  return (length - 1 + (sign === 43 ? distance : -distance)) | 0;
}

/** `M+N` or `M-N`. */
function sumOf(text: string): number | null {
  let start = 0;
  while (isNumberSpace(text.charCodeAt(start))) start++;
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 43 && text.charCodeAt(at) !== 45) at++;
  if (isNumberSpace(text.charCodeAt(at - 1)) || isNumberSpace(text.charCodeAt(at + 1))) return null;
  const first = narrowed(findInteger(text.slice(start, at)));
  const second = narrowed(findInteger(text.slice(at + 1)));
  if (first === null || second === null) return null;
  return (text.charCodeAt(at) === 43 ? first + second : first - second) | 0;
}

function badIndex(text: string): TclError {
  const hint = isBadOctal(text.startsWith("end-") ? text.slice(4) : text) ? BAD_OCTAL_HINT : "";
  return tclError(
    `bad index "${text}": must be integer?[+-]integer? or end?[+-]integer?${hint}`,
    "TCL",
    "VALUE",
    "INDEX",
  );
}
