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

const NAN_BITS = 0x7ff8n << 48n;
const PAYLOAD_BITS = (1n << 51n) - 1n;

/** What is not a number, with its sign and the payload that Tcl shows: `-NaN`, `NaN(1f)`. */
export class TclNaN extends TclDouble {
  readonly negative: boolean;
  readonly payload: bigint;

  constructor(negative: boolean, payload: bigint) {
    super(Number.NaN);
    this.negative = negative;
    this.payload = payload & PAYLOAD_BITS;
  }

  /** From its 64 bits by IEEE 754. */
  static ofBits(bits: bigint): TclNaN {
    return new TclNaN(bits >> 63n !== 0n, bits);
  }

  get bits(): bigint {
    return (this.negative ? 1n << 63n : 0n) | NAN_BITS | this.payload;
  }

  override toString(): string {
    const payload = this.payload === 0n ? "" : `(${this.payload.toString(16)})`;
    return `${this.negative ? "-" : ""}NaN${payload}`;
  }
}

/** The string of a value. */
export function toText(value: Value): string {
  if (typeof value === "string") return value;
  return typeof value === "bigint" ? integerText(value) : value.toString();
}
