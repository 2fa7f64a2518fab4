import { bytesOf, byteText } from "../byte-text.ts";
import { asList } from "../convert.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";
import {
  absolutePlace,
  type BinaryField,
  badField,
  binaryFields,
  notEnoughArguments,
} from "./binary-field.ts";
import { type BinaryNumber, binaryNumbers } from "./binary-number.ts";
import { chargeText } from "./charge-text.ts";

/** Writes one field to its place, once it is known how long the whole is. */
type Writing = (bytes: Uint8Array, view: DataView) => void;

/** The bytes that a format and values make. */
export function binaryFormat(interp: Interpreter, format: string, values: readonly Value[]): string {
  const layout = new Layout(interp, values);
  for (const field of binaryFields(format)) layout.place(field);
  interp.charge(layout.length);
  chargeText(interp, TEXT_WORK * layout.length);
  const bytes = new Uint8Array(layout.length);
  const view = new DataView(bytes.buffer);
  for (const write of layout.writings) write(bytes, view);
  return byteText(bytes);
}

/** A byte or digit that is written takes as long as looking at so many characters. */
const TEXT_WORK = 8;

/** Where the fields go. A mistake in the format or in the number of values is found before any value is read. */
class Layout {
  length = 0;
  readonly writings: Writing[] = [];
  readonly #interp: Interpreter;
  readonly #values: readonly Value[];
  #next = 0;
  #at = 0;

  constructor(interp: Interpreter, values: readonly Value[]) {
    this.#interp = interp;
    this.#values = values;
  }

  place(field: BinaryField): void {
    const { type, count } = field;
    this.#interp.chargeItems(1);
    if (type === "a" || type === "A") this.#placeText(field);
    else if (type === "b" || type === "B") this.#placeDigits(field, 1);
    else if (type === "h" || type === "H") this.#placeDigits(field, 4);
    else if (type === "x") this.#placeZeros(field);
    else if (type === "X") this.#at -= count === "all" ? this.#at : Math.min(count ?? 1, this.#at);
    else if (type === "@") {
      this.#at = absolutePlace(count, this.length);
      this.length = Math.max(this.length, this.#at);
    } else this.#placeNumbers(field);
  }

  #value(): Value {
    const value = this.#values[this.#next++];
    if (value === undefined) throw notEnoughArguments();
    return value;
  }

  #write(size: number, writing: (at: number) => Writing): void {
    if (size === 0) return;
    this.writings.push(writing(this.#at));
    this.#at += size;
    this.length = Math.max(this.length, this.#at);
  }

  #placeZeros({ count }: BinaryField): void {
    if (count === "all") throw tclError('cannot use "*" in format string with "x"');
    const size = count ?? 1;
    this.#write(size, (at) => (bytes) => bytes.fill(0, at, at + size));
  }

  #placeText({ type, count }: BinaryField): void {
    const text = toText(this.#value());
    const size = count === "all" ? text.length : (count ?? 1);
    this.#write(size, (at) => (bytes) => {
      bytes.fill(type === "a" ? 0 : 32, at, at + size);
      bytes.set(bytesOf(text.slice(0, size)), at);
    });
  }

  /** Digits of so many bits each. The small letters begin with the lowest digit of a byte. */
  #placeDigits({ type, count }: BinaryField, bits: 1 | 4): void {
    const text = toText(this.#value());
    const digits = count === "all" ? text.length : (count ?? 1);
    const perByte = 8 / bits;
    const lowFirst = type === "b" || type === "h";
    const size = Math.ceil(digits / perByte);
    chargeText(this.#interp, TEXT_WORK * Math.min(digits, text.length));
    this.#write(size, (at) => (bytes) => {
      bytes.fill(0, at, at + size);
      for (let i = 0; i < Math.min(digits, text.length); i++) {
        const digit = Number.parseInt(text.charAt(i), 2 ** bits);
        if (Number.isNaN(digit)) {
          const kind = bits === 1 ? "binary" : "hexadecimal";
          throw tclError(`expected ${kind} string but got "${text}" instead`);
        }
        const inByte = i % perByte;
        const shift = bits * (lowFirst ? inByte : perByte - 1 - inByte);
        (bytes[at + Math.floor(i / perByte)] as number) |= digit << shift;
      }
    });
  }

  #placeNumbers({ type, count }: BinaryField): void {
    const number = binaryNumbers.get(type);
    if (number === undefined) throw badField(type);
    const value = this.#value();
    const list = count === null ? [value] : asList(value);
    const wanted = count === null || count === "all" ? list.length : count;
    if (wanted > list.length) throw tclError("number of elements in list does not match count");
    this.#interp.step(wanted);
    this.#write(wanted * number.size, (at) => writeNumbers(number, at, list.slice(0, wanted)));
  }
}

function writeNumbers(number: BinaryNumber, start: number, values: readonly Value[]): Writing {
  return (_bytes, view) => {
    let at = start;
    for (const value of values) {
      number.write(view, at, value);
      at += number.size;
    }
  };
}
