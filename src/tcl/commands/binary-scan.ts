import { bytesOf } from "../byte-text.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
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

/** Reads bytes by a format into variables; gives the number of variables that were set. */
export function binaryScan(
  interp: Interpreter,
  text: string,
  format: string,
  names: readonly Value[],
): number {
  interp.charge(text.length);
  const reader = new Reader(interp, text);
  let done = 0;
  for (const field of binaryFields(format)) {
    interp.chargeItems(1);
    if (reader.move(field)) continue;
    if (!"aAbBhH".includes(field.type) && !binaryNumbers.has(field.type)) throw badField(field.type);
    const name = names[done];
    if (name === undefined) throw notEnoughArguments();
    const value = reader.read(field);
    if (value === null) break;
    interp.setVariable(toText(name), value);
    done++;
  }
  return done;
}

/** A digit that is made takes as long as looking at so many characters. */
const DIGIT_WORK = 32;

class Reader {
  readonly #interp: Interpreter;
  readonly #text: string;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(interp: Interpreter, text: string) {
    this.#interp = interp;
    this.#text = text;
    this.#bytes = bytesOf(text);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** Whether the field only says where to go on. */
  move({ type, count }: BinaryField): boolean {
    const { length } = this.#bytes;
    if (type === "x") this.#at = count === "all" ? length : Math.min(length, this.#at + (count ?? 1));
    else if (type === "X") this.#at = count === "all" ? 0 : Math.max(0, this.#at - (count ?? 1));
    else if (type === "@") this.#at = Math.min(length, absolutePlace(count, length));
    else return false;
    return true;
  }

  /** The value of a field; null when there is not enough left for it. */
  read(field: BinaryField): Value | null {
    switch (field.type) {
      case "a":
      case "A":
        return this.#readText(field);
      case "b":
      case "B":
        return this.#readDigits(field, 1);
      case "h":
      case "H":
        return this.#readDigits(field, 4);
      default:
        return this.#readNumbers(field, binaryNumbers.get(field.type) as BinaryNumber);
    }
  }

  get #left(): number {
    return this.#bytes.length - this.#at;
  }

  #readText({ type, count }: BinaryField): Value | null {
    const size = count === "all" ? this.#left : (count ?? 1);
    if (size > this.#left) return null;
    const start = this.#at;
    this.#at += size;
    let end = this.#at;
    if (type === "A")
      while (end > start && (this.#bytes[end - 1] === 0 || this.#bytes[end - 1] === 32)) end--;
    this.#interp.charge(end - start);
    return this.#text.slice(start, end).replace(/[\u0100-\uffff]/g, lowByte);
  }

  #readDigits({ type, count }: BinaryField, bits: 1 | 4): Value | null {
    const perByte = 8 / bits;
    const digits = count === "all" ? this.#left * perByte : (count ?? 1);
    const size = Math.ceil(digits / perByte);
    if (size > this.#left) return null;
    this.#interp.charge(digits);
    chargeText(this.#interp, DIGIT_WORK * digits);
    const lowFirst = type === "b" || type === "h";
    const pieces: string[] = [];
    for (let i = 0; i < size; i++) {
      const piece = (this.#bytes[this.#at + i] as number).toString(2 ** bits).padStart(perByte, "0");
      pieces.push(lowFirst ? [...piece].reverse().join("") : piece);
    }
    this.#at += size;
    return pieces.join("").slice(0, digits);
  }

  #readNumbers({ count, unsigned }: BinaryField, number: BinaryNumber): Value | null {
    if (count === null) {
      if (number.size > this.#left) return null;
      this.#at += number.size;
      return number.read(this.#view, this.#at - number.size, unsigned);
    }
    const wanted = count === "all" ? Math.floor(this.#left / number.size) : count;
    if (wanted * number.size > this.#left) return null;
    this.#interp.chargeItems(wanted);
    const values: Value[] = [];
    for (let i = 0; i < wanted; i++) {
      values.push(number.read(this.#view, this.#at, unsigned));
      this.#at += number.size;
    }
    return new TclList(values);
  }
}

function lowByte(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) & 0xff);
}
