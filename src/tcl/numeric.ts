import { type TclError, tclError } from "./errors.ts";
import { TclList } from "./list-value.ts";
import { normalizeInteger, octalHint, parseNumber, type TclNumber } from "./number.ts";
import { utf8Start } from "./utf8.ts";
import { TclDouble, toText, type Value } from "./value.ts";

const WIDEST_INT = 0xffffffff;
const WIDEST_WIDE = (1n << 64n) - 1n;

/** The number that a value is, or null. NaN is a number here. */
export function asNumber(value: Value): TclNumber | null {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "string") return parseNumber(value);
  if (value instanceof TclDouble) return value;
  // The string of any number is a list of one element, and never a dictionary.
  return value instanceof TclList && value.items.length === 1 ? parseNumber(value.toString()) : null;
}

/** The integer that a value is, or null. */
export function findInteger(value: Value): number | bigint | null {
  const number = asNumber(value);
  return number instanceof TclDouble ? null : number;
}

/** An integer of any size. Throws `expected integer but got "x"`. */
export function asInteger(value: Value): number | bigint {
  if (typeof value === "number") return value;
  const number = asNumber(value);
  if (number === null || number instanceof TclDouble) throw notAnInteger(value, number);
  return number;
}

/**
 * An integer as Tcl commands take it for counts and levels: C's `int`. Integers of up to 32 bits without their sign
 * wrap around, as in Tcl; wider ones are refused with `integer value too large to represent`.
 */
export function asSmallInteger(value: Value): number {
  if (typeof value === "number" && (value | 0) === value) return value;
  const integer = wrapped(asInteger(value));
  if (integer === null) throw tooLarge();
  return integer;
}

/** The same; null for what is none. */
export function findSmallInteger(value: Value): number | null {
  const integer = findInteger(value);
  return integer === null ? null : wrapped(integer);
}

function wrapped(integer: number | bigint): number | null {
  if (typeof integer === "bigint" || integer > WIDEST_INT || integer < -WIDEST_INT) return null;
  return integer | 0;
}

/**
 * An integer as Tcl commands take it for times and sizes: 64 bits. Integers of up to 64 bits without their sign
 * wrap around, wider ones are refused with `integer value too large to represent`.
 */
export function asWide(value: Value): number | bigint {
  if (typeof value === "number") return value;
  const integer = asNumber(value);
  if (typeof integer === "number") return integer;
  if (typeof integer !== "bigint") throw expectedInteger(value, "NUMBER");
  if (integer > WIDEST_WIDE || integer < -WIDEST_WIDE) throw tooLarge();
  return normalizeInteger(BigInt.asIntN(64, integer));
}

/** A floating-point number. Throws `expected floating-point number but got "x"`, also for NaN. */
export function asDouble(value: Value): number {
  if (typeof value === "number") return value;
  const number = asNumber(value);
  if (number === null) throw notNumeric("floating-point number", value);
  if (!(number instanceof TclDouble)) return Number(number);
  if (Number.isNaN(number.value)) throw notANumber();
  return number.value;
}

/** True or false as Tcl's `if` takes it. Throws `expected boolean value but got "x"`. */
export function asBoolean(value: Value): boolean {
  if (typeof value === "number") return value !== 0;
  const found = findBoolean(value);
  if (found === null) throw notNumeric("boolean value", value);
  return found;
}

/** The same, null for what is neither a number nor a boolean word. Throws for NaN. */
export function findBoolean(value: Value): boolean | null {
  if (typeof value === "number") return value !== 0;
  if (typeof value === "string") {
    const word = booleanWord(value);
    if (word !== null) return word;
  } else if (value instanceof TclList && value.items.length === 1) {
    const word = booleanWord(value.toString());
    if (word !== null) return word;
  }
  const number = asNumber(value);
  if (number === null) return null;
  if (!(number instanceof TclDouble)) return number !== 0;
  if (Number.isNaN(number.value)) throw notANumber();
  return number.value !== 0;
}

/** `yes`, `no`, `on`, `off`, `true`, `false` and their unique beginnings in any case, `1` and `0`; else null. */
export function booleanWord(text: string): boolean | null {
  const length = text.length;
  if (length === 0 || length > 5) return null;
  const first = text.charCodeAt(0);
  if (first < 65) return length > 1 ? null : first === 49 ? true : first === 48 ? false : null;
  const word = text.toLowerCase();
  switch (first | 32) {
    case 121:
      return "yes".startsWith(word) ? true : null;
    case 110:
      return "no".startsWith(word) ? false : null;
    case 116:
      return "true".startsWith(word) ? true : null;
    case 102:
      return "false".startsWith(word) ? false : null;
    case 111:
      return word === "on" ? true : word === "of" || word === "off" ? false : null;
    default:
      return null;
  }
}

function notAnInteger(value: Value, number: TclNumber | null): TclError {
  // Tcl takes NaN for an integer that does not fit.
  if (number instanceof TclDouble && Number.isNaN(number.value)) return tooLarge();
  return expectedInteger(value, "INTEGER");
}

/**
 * Tcl tells by the last word of the error code which width of integer it wanted: `INTEGER` is C's `int`. For what is a
 * double already it always says that.
 */
export function expectedInteger(value: Value, kind: "INTEGER" | "NUMBER"): TclError {
  const text = kind === "INTEGER" ? toText(value) : shownNumber(toText(value));
  const detail = value instanceof TclDouble ? "INTEGER" : kind;
  return tclError(`expected integer but got "${text}"`, "TCL", "VALUE", detail);
}

/** `expected KIND but got "x"`, with Tcl's remark on numbers such as `08`. */
export function notNumeric(kind: string, value: Value): TclError {
  const text = toText(value);
  return tclError(
    `expected ${kind} but got "${shownNumber(text)}"${octalHint(text)}`,
    "TCL",
    "VALUE",
    "NUMBER",
  );
}

export function notANumber(): TclError {
  return tclError("floating point value is Not a Number", "TCL", "VALUE", "DOUBLE", "NAN");
}

export function tooLarge(): TclError {
  const message = "integer value too large to represent";
  return tclError(message, "ARITH", "IOVERFLOW", message);
}

/** Tcl shows so many bytes of a text that should be a number. */
const SHOWN_BYTES = 50;

/** The beginning of a text that should be a number, as far as some of Tcl's messages show it. */
function shownNumber(text: string): string {
  return utf8Start(text, SHOWN_BYTES);
}
