import { asDouble, asNumber, asWide, expectedInteger, findInteger } from "../convert.ts";
import { type TclError, tclError } from "../errors.ts";
import { octalHint } from "../number.ts";
import { toText, type Value } from "../value.ts";
import { compareDictionary } from "./dictionary-order.ts";
import { lowerCase } from "./letter-case.ts";

/** What `lsort` and `lsearch` compare elements by. */
export type Ordering = "ascii" | "nocase" | "dictionary" | "integer" | "real";

/** What is left of an element for comparing. */
export type SortKey = string | number | bigint;

/** The comparison key of an element. Throws Tcl's error when a number was asked for and it is none. */
export function sortKey(value: Value, ordering: Ordering): SortKey {
  switch (ordering) {
    case "ascii":
      return asciiKey(toText(value));
    case "dictionary":
      return toText(value);
    case "nocase":
      return lowerCase(toText(value));
    case "integer":
      return integerKey(value);
    case "real":
      return realKey(value);
  }
}

/** Negative, zero or positive, as `a` comes before, with or after `b`. */
export function compareKeys(a: SortKey, b: SortKey, ordering: Ordering): number {
  if (ordering === "dictionary") return compareDictionary(a as string, b as string);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Tcl compares bytes here, and writes NUL as two bytes that come after those of all other ASCII characters. */
function asciiKey(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "\x7f\uffff") : text;
}

function integerKey(value: Value): number | bigint {
  if (typeof value === "number") return value;
  const integer = findInteger(value);
  if (integer === null) {
    throw expectedInteger(value, "NUMBER", shownNumber(toText(value)));
  }
  return typeof integer === "number" ? integer : asWide(integer);
}

function realKey(value: Value): number {
  if (typeof value === "number") return value;
  const number = asNumber(value);
  if (number === null) throw notAReal(toText(value));
  return asDouble(number);
}

function notAReal(text: string): TclError {
  const message = `expected floating-point number but got "${shownNumber(text)}"${octalHint(text)}`;
  return tclError(message, "TCL", "VALUE", "NUMBER");
}

/** Tcl shows so many bytes of a text that should be a number. */
const SHOWN_BYTES = 50;

/** The beginning of a text that should be a number, as far as some of Tcl's messages show it. */
export function shownNumber(text: string): string {
  let end = 0;
  for (let bytes = 0; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    bytes += unit < 0x80 && unit > 0 ? 1 : unit < 0x800 ? 2 : 3;
    if (bytes > SHOWN_BYTES) break;
  }
  return text.slice(0, end);
}
