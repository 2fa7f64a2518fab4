import { detached } from "../../parser/index.ts";
import { isIn, SPACE } from "../character-class.ts";
import type { CommandFunction } from "../command.ts";
import { TclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { normalizeInteger, type TclNumber } from "../number.ts";
import { TclDouble, toText, type Value } from "../value.ts";
import { addWork } from "../work.ts";
import { readScanFormat, type ScanField, type ScanFormat } from "./scan-format.ts";
import { type IntegerForm, scanDouble, scanInteger } from "./scan-number.ts";

/** The command `scan`: with variables the number of conversions, without them a list of what was found. */
export const scan: CommandFunction = (interp, words) => {
  const text = toText(words[1] as Value);
  const format = toText(words[2] as Value);
  const variables = words.slice(3);
  const compiled = readScanFormat(interp, format, variables.length);
  const scanner = new Scanner(text);
  scanner.run(compiled);
  const starved = scanner.starved && scanner.conversions === 0;
  if (variables.length === 0) {
    if (starved) return "";
    interp.chargeItems(compiled.results);
    const items: Value[] = [];
    for (let i = 0; i < compiled.results; i++) items.push(scanner.results.get(i) ?? "");
    return new TclList(items);
  }
  storeAll(interp, variables, scanner.results);
  return starved ? -1 : scanner.results.size;
};

/** Sets what was found. A variable that cannot be set does not keep the others from it; the first is reported. */
function storeAll(
  interp: Interpreter,
  variables: readonly Value[],
  results: ReadonlyMap<number, Value>,
): void {
  let failure: TclError | null = null;
  variables.forEach((variable, index) => {
    const value = results.get(index);
    if (value === undefined) return;
    try {
      interp.setVariable(toText(variable), value);
    } catch (error) {
      if (!(error instanceof TclError)) throw error;
      failure ??= error;
    }
  });
  if (failure !== null) throw failure;
}

/** Characters taken that count as one step: each is looked up in a set. */
const CHARACTERS_A_STEP = 16;

const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);
const WIDEST = 2n ** 64n - 1n;

class Scanner {
  readonly results = new Map<number, Value>();
  /** Fields that were read, also those that were suppressed. */
  conversions = 0;
  /** The text ended where a field or literal should have begun. */
  starved = false;
  readonly #text: string;
  #at = 0;
  #byteOffset = 0;
  #bytesAt = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(format: ScanFormat): void {
    for (const part of format.parts) {
      if (part.kind === "space") {
        this.#skipSpace();
      } else if (part.kind === "literal") {
        if (!this.#literal(part.text)) break;
      } else if (!this.#field(part)) {
        break;
      }
    }
    addWork(this.#at / CHARACTERS_A_STEP);
  }

  #atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  #skipSpace(): void {
    while (!this.#atEnd() && isIn(this.#text.charCodeAt(this.#at), SPACE)) this.#at++;
  }

  /** Goes past a text as far as it is there; false where it is not all. */
  #literal(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      if (this.#atEnd()) this.starved = true;
      if (this.#text.charCodeAt(this.#at) !== text.charCodeAt(i)) return false;
      this.#at++;
    }
    return true;
  }

  /** Reads one field; false when scanning ends there. */
  #field(field: ScanField): boolean {
    if (field.conversion === "n") {
      this.#store(field, this.#bytesBefore());
      return true;
    }
    if (field.conversion !== "c" && field.conversion !== "[" && !this.#atEnd()) this.#skipSpace();
    if (this.#atEnd()) {
      this.starved = true;
      return false;
    }
    switch (field.conversion) {
      case "s":
        return this.#characters(field, (unit) => !isIn(unit, SPACE));
      case "[":
        return this.#characters(field, (unit) => (field.set as NonNullable<typeof field.set>).has(unit));
      case "c": {
        const code = this.#text.codePointAt(this.#at) as number;
        this.#at += code > 0xffff ? 2 : 1;
        return this.#store(field, code);
      }
      case "e":
      case "E":
      case "f":
      case "g":
      case "G":
        return this.#double(field);
      default:
        return this.#integer(field);
    }
  }

  #store(field: ScanField, value: Value): true {
    if (field.index !== null) this.results.set(field.index, value);
    this.conversions++;
    return true;
  }

  /** Characters that belong to the field, at least one. */
  #characters(field: ScanField, belongs: (unit: number) => boolean): boolean {
    const start = this.#at;
    const limit = field.width === 0 ? this.#text.length : Math.min(this.#text.length, start + field.width);
    while (this.#at < limit && belongs(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#at > start && this.#store(field, detached(this.#text.slice(start, this.#at), this.#text));
  }

  /** The text that a number may take. */
  #window(field: ScanField): string {
    return field.width === 0
      ? this.#text.slice(this.#at)
      : this.#text.slice(this.#at, this.#at + field.width);
  }

  /** Goes on after a number; false where there is none, for want of text if it ended too soon. */
  #accept(field: ScanField, value: TclNumber | null, end: number): value is TclNumber {
    if (value !== null) {
      this.#at += end;
      return true;
    }
    this.starved ||= field.width === 0 ? this.#at + end >= this.#text.length : end === field.width;
    return false;
  }

  #double(field: ScanField): boolean {
    const { value, end } = scanDouble(this.#window(field));
    if (value instanceof TclDouble && Number.isNaN(value.value) && field.index !== null) return false;
    return this.#accept(field, value, end) && this.#store(field, value);
  }

  #integer(field: ScanField): boolean {
    const form = field.conversion === "u" ? "d" : (field.conversion.toLowerCase() as IntegerForm);
    const { value, end } = scanInteger(this.#window(field), form);
    if (!this.#accept(field, value, end)) return false;
    return this.#store(field, field.size === "ll" ? value : sixtyFourBits(value as number | bigint, field));
  }

  /** Tcl 8.6 counts what it has read in bytes: those of UTF-8, but two for NUL and three for half a pair. */
  #bytesBefore(): number {
    for (; this.#bytesAt < this.#at; this.#bytesAt++) {
      const unit = this.#text.charCodeAt(this.#bytesAt);
      this.#byteOffset += unit >= 0x800 ? 3 : unit >= 0x80 || unit === 0 ? 2 : 1;
    }
    return this.#byteOffset;
  }
}

/** An integer in 64 bits: up to 64 bits without its sign it wraps around, beyond that it becomes the nearest. */
function sixtyFourBits(value: number | bigint, field: ScanField): number | bigint {
  let wide = BigInt(value);
  if (wide > WIDEST) wide = LARGEST;
  else if (wide < -WIDEST) wide = SMALLEST;
  else wide = BigInt.asIntN(64, wide);
  if (field.conversion === "u") wide = BigInt.asUintN(64, wide);
  return normalizeInteger(wide);
}
