import { type TclError, tclError } from "../errors.ts";
import { skipDigits } from "../number.ts";
import { asSmallInteger } from "../numeric.ts";
import type { Value } from "../value.ts";

/** One `%` sequence of a format, with its width and precision looked up. */
export interface FormatField {
  minus: boolean;
  plus: boolean;
  space: boolean;
  /** Pad with zeros. A precision takes that away from integers. */
  zero: boolean;
  alternate: boolean;
  width: number;
  /** Null when none was given. */
  precision: number | null;
  size: "" | "h" | "l" | "ll";
  /** One character; `i` has become `d`. */
  conversion: string;
  value: Value;
}

/**
 * Reads the fields of a format in Tcl 8.6's order, which decides what is complained about first. Numbers in it
 * wrap around in 32 bits, as Tcl's do.
 */
export class FormatReader {
  readonly #text: string;
  readonly #args: readonly Value[];
  /** Next argument. */
  #index = 0;
  #positional = false;
  #sequential = false;
  #at = 0;

  constructor(text: string, args: readonly Value[]) {
    this.#text = text;
    this.#args = args;
  }

  /** Reads the field whose text starts at `start`, after its `%`. Gives it and where it ends. */
  read(start: number): { field: FormatField; end: number } {
    this.#at = start;
    this.#position();
    if (this.#index < 0 || this.#index >= this.#args.length) throw this.#missing();
    const field = this.#flags();
    this.#width(field);
    this.#precision(field);
    field.size = this.#size();
    field.value = this.#args[this.#index] as Value;
    const conversion = this.#text.charAt(this.#at);
    if (conversion === "")
      throw formatError("format string ended in middle of field specifier", "INCOMPLETE");
    field.conversion = conversion === "i" ? "d" : conversion;
    if (field.precision !== null && "duoxXb".includes(field.conversion)) field.zero = false;
    if (this.#sequential) this.#index++;
    return { field, end: this.#at + 1 };
  }

  #position(): void {
    const end = skipDigits(this.#text, this.#at, 10);
    if (end > this.#at && this.#text.charAt(end) === "$") {
      if (this.#sequential) throw mixed();
      this.#positional = true;
      this.#index = wrapped(this.#text.slice(this.#at, end)) - 1;
      this.#at = end + 1;
    } else {
      if (this.#positional) throw mixed();
      this.#sequential = true;
    }
  }

  #flags(): FormatField {
    const field: FormatField = {
      minus: false,
      plus: false,
      space: false,
      zero: false,
      alternate: false,
      width: 0,
      precision: null,
      size: "",
      conversion: "",
      value: "",
    };
    for (; ; this.#at++) {
      switch (this.#text.charAt(this.#at)) {
        case "-":
          field.minus = true;
          break;
        case "+":
          field.plus = true;
          break;
        case " ":
          field.space = true;
          break;
        case "0":
          field.zero = true;
          break;
        case "#":
          field.alternate = true;
          break;
        default:
          return field;
      }
    }
  }

  #width(field: FormatField): void {
    const digits = this.#digits();
    if (digits !== "") {
      field.width = wrapped(digits);
      if (field.width < 0) throw overflow();
    } else if (this.#text.charAt(this.#at) === "*") {
      const width = this.#argument();
      field.minus ||= width < 0;
      field.width = Math.abs(width) | 0;
    }
  }

  /** Tcl looks for digits or `*` even without a point, and then ignores them. */
  #precision(field: FormatField): void {
    const given = this.#text.charAt(this.#at) === ".";
    if (given) this.#at++;
    const digits = this.#digits();
    let precision = 0;
    if (digits !== "") precision = wrapped(digits);
    else if (this.#text.charAt(this.#at) === "*") precision = Math.max(0, this.#argument());
    if (given) field.precision = precision;
  }

  #digits(): string {
    const start = this.#at;
    this.#at = skipDigits(this.#text, start, 10);
    return this.#text.slice(start, this.#at);
  }

  /** The argument that a `*` takes, which must leave one for the field itself. */
  #argument(): number {
    if (this.#index >= this.#args.length - 1) throw this.#missing();
    const value = asSmallInteger(this.#args[this.#index] as Value);
    this.#index++;
    this.#at++;
    return value;
  }

  #size(): "" | "h" | "l" | "ll" {
    const letter = this.#text.charAt(this.#at);
    if (letter !== "h" && letter !== "l") return "";
    this.#at++;
    if (letter === "h" || this.#text.charAt(this.#at) !== "l") return letter;
    this.#at++;
    return "ll";
  }

  #missing(): TclError {
    return this.#positional
      ? formatError('"%n$" argument index out of range', "INDEXRANGE")
      : formatError("not enough arguments for all format specifiers", "FIELDVARMISMATCH");
  }
}

/** C's `strtoul`, cut to an `int`. */
export function wrapped(digits: string): number {
  if (digits.length < 10) return Number(digits);
  const value = digits.length > 40 ? 2n ** 64n : BigInt(digits);
  return value >= 2n ** 64n ? -1 : Number(BigInt.asIntN(32, value));
}

export function formatError(message: string, kind: string): TclError {
  return tclError(message, "TCL", "FORMAT", kind);
}

export function mixed(): TclError {
  return formatError('cannot mix "%" and "%n$" conversion specifiers', "MIXEDSPECTYPES");
}

export function overflow(): TclError {
  return formatError("max size for a Tcl value exceeded", "OVERFLOW");
}
