import { asDouble, asWide } from "../convert.ts";
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
      return asWide(value);
    case "real":
      return asDouble(value);
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
