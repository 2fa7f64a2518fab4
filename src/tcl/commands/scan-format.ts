import { isIn, SPACE } from "../character-class.ts";
import type { TclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { skipDigits } from "../number.ts";
import { formatError, mixed, wrapped } from "./format-field.ts";
import { CharacterSet } from "./scan-set.ts";

/** One part of a scan format. */
export type ScanPart =
  | { readonly kind: "space" }
  | { readonly kind: "literal"; readonly text: string }
  | ScanField;

/** A conversion. */
export interface ScanField {
  readonly kind: "field";
  /** Which result it gives; null for one that is suppressed with `*`. */
  readonly index: number | null;
  /** Most characters; 0 for as many as there are. */
  readonly width: number;
  readonly size: "" | "l" | "ll";
  readonly conversion: string;
  readonly set: CharacterSet | null;
}

export interface ScanFormat {
  readonly parts: readonly ScanPart[];
  /** How many results there are. */
  readonly results: number;
}

/** Reads a scan format and checks it against the number of variables, 0 for the form that gives a list. */
export function readScanFormat(interp: Interpreter, format: string, variables: number): ScanFormat {
  interp.step(1 + (format.length >> 2));
  const parts: ScanPart[] = [];
  const reader = new ScanFormatReader(format, variables);
  for (let part = reader.next(); part !== null; part = reader.next()) {
    if (parts.push(part) > interp.limits.items) throw interp.limitReached("items");
  }
  return { parts, results: reader.results() };
}

class ScanFormatReader {
  readonly #format: string;
  readonly #variables: number;
  readonly #assigned = new Map<number, number>();
  #at = 0;
  #index = 0;
  #positional = false;
  #sequential = false;
  /** The highest position, where there are no variables to bound it. */
  #highest = 0;

  constructor(format: string, variables: number) {
    this.#format = format;
    this.#variables = variables;
  }

  /** The next part; null at the end. */
  next(): ScanPart | null {
    const start = this.#at;
    if (start >= this.#format.length) return null;
    const unit = this.#format.charCodeAt(this.#at++);
    if (isIn(unit, SPACE)) return { kind: "space" };
    if (unit !== PERCENT) {
      while (this.#at < this.#format.length && isPlain(this.#format.charCodeAt(this.#at))) this.#at++;
      return { kind: "literal", text: this.#format.slice(start, this.#at) };
    }
    if (this.#format.charCodeAt(this.#at) !== PERCENT) return this.#field();
    this.#at++;
    return { kind: "literal", text: "%" };
  }

  #field(): ScanField {
    const suppressed = this.#format.charAt(this.#at) === "*";
    if (suppressed) this.#at++;
    else this.#position();
    const width = this.#width();
    const size = this.#size();
    if (!suppressed && this.#variables > 0 && this.#index >= this.#variables) throw this.#outOfRange();
    const conversion = this.#format.charAt(this.#at++);
    checkConversion(conversion, width !== null, size);
    let set: CharacterSet | null = null;
    if (conversion === "[") {
      const read = CharacterSet.read(this.#format, this.#at);
      if (read === null) throw formatError("unmatched [ in format string", "BRACKET");
      set = read.set;
      this.#at = read.end;
    }
    const index = suppressed ? null : this.#index++;
    if (index !== null) this.#assigned.set(index, (this.#assigned.get(index) ?? 0) + 1);
    return { kind: "field", index, width: width ?? 0, size, conversion, set };
  }

  #position(): void {
    const end = skipDigits(this.#format, this.#at, 10);
    if (end > this.#at && this.#format.charAt(end) === "$") {
      if (this.#sequential) throw mixed();
      this.#positional = true;
      this.#index = wrapped(this.#format.slice(this.#at, end)) - 1;
      this.#at = end + 1;
      if (this.#index < 0 || (this.#variables > 0 && this.#index >= this.#variables))
        throw this.#outOfRange();
      if (this.#variables === 0) this.#highest = Math.max(this.#highest, this.#index + 1);
    } else {
      if (this.#positional) throw mixed();
      this.#sequential = true;
    }
  }

  #width(): number | null {
    const end = skipDigits(this.#format, this.#at, 10);
    if (end === this.#at) return null;
    const width = Number(this.#format.slice(this.#at, end));
    this.#at = end;
    return width;
  }

  #size(): "" | "l" | "ll" {
    const letter = this.#format.charAt(this.#at);
    if (letter !== "h" && letter !== "l" && letter !== "L") return "";
    this.#at++;
    if (letter === "h") return "";
    if (letter === "L" || this.#format.charAt(this.#at) !== "l") return "l";
    this.#at++;
    return "ll";
  }

  #outOfRange(): TclError {
    return this.#positional
      ? formatError('"%n$" argument index out of range', "INDEXRANGE")
      : formatError("different numbers of variable names and field specifiers", "FIELDVARMISMATCH");
  }

  /** How many results the format gives, once all parts were read. */
  results(): number {
    for (const count of this.#assigned.values()) {
      if (count > 1) {
        throw formatError('variable is assigned by multiple "%n$" conversion specifiers', "POLYASSIGNED");
      }
    }
    if (this.#variables === 0) return this.#positional ? this.#highest : this.#index;
    if (this.#assigned.size < this.#variables) {
      throw formatError("variable is not assigned by any conversion specifiers", "UNASSIGNED");
    }
    return this.#variables;
  }
}

const PERCENT = 37;

function isPlain(unit: number): boolean {
  return unit !== PERCENT && !isIn(unit, SPACE);
}

function checkConversion(conversion: string, hasWidth: boolean, size: ScanField["size"]): void {
  switch (conversion) {
    case "d":
    case "i":
    case "o":
    case "x":
    case "X":
    case "b":
    case "e":
    case "E":
    case "f":
    case "g":
    case "G":
      return;
    case "u":
      if (size === "ll") throw formatError("unsigned bignum scans are invalid", "BADUNSIGNED");
      return;
    case "c":
      if (hasWidth) {
        throw formatError("field width may not be specified in %c conversion", "BADWIDTH");
      }
      break;
    case "n":
    case "s":
    case "[":
      break;
    default:
      // At the end of the format Tcl shows the zero byte that it finds there.
      throw formatError(`bad scan conversion character "${conversion || "\0"}"`, "BADTYPE");
  }
  if (size !== "") {
    throw formatError(`field size modifier may not be specified in %${conversion} conversion`, "BADSIZE");
  }
}
