import type { TclDict } from "./dict-value.ts";
import { doubleText } from "./double-text.ts";
import type { TclList } from "./list-value.ts";
import { integerText } from "./number.ts";

/**
 * A Tcl value. The string is what counts; the other forms are ways to hold it that keep work from being done
 * again: `number` a safe integer whose string is its decimal form, `bigint` an integer beyond that,
 * `TclDouble` a floating-point number, `TclList` and `TclDict` with their elements.
 */
export type Value = string | number | bigint | TclDouble | TclList | TclDict;

/** A floating-point number. Never NaN unless a computation made it. */
export class TclDouble {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  toString(): string {
    return doubleText(this.value);
  }
}

/** The string of a value. */
export function toText(value: Value): string {
  if (typeof value === "string") return value;
  return typeof value === "bigint" ? integerText(value) : value.toString();
}
