import { canonicalSmallInteger } from "./number.ts";
import { numberBehind, numberedPrefix } from "./numbered-text.ts";
import { toText, type Value } from "./value.ts";

/** A key as it is kept: the number where the key's text is how a small integer prints, else the text. */
export type Key = string | number;

/** So many removed keys may leave their place in a row empty, and more in one that is less than half empty. */
const FEW_REMOVED = 32;

/** Integers below this, and none that is longer with its sign, are kept as numbers. */
const LARGEST = 1e14;
const LONGEST = 15;

/**
 * What an array or a dictionary holds, by key, in order of first insertion. Keys are texts; those that are integers,
 * as in `n($i)`, are kept as numbers, so that none of their texts has to be made, hashed and compared. Where the first
 * keys count up by one, as numbers or as in `n(node-$i)`, their values stand in a row.
 */
export class KeyMap<T> implements Iterable<[Key, T]> {
  /** Values of the keys from `#first` on; undefined where the key was removed. */
  #row: (T | undefined)[] = [];
  #first = 0;
  /** What stands before the number in the keys of the row; empty where they are numbers. */
  #prefix = "";
  #removed = 0;
  /** All other keys: each came later than those of the row. */
  #others: Map<Key, T>;

  /** Takes over entries whose keys may be in any form. */
  constructor(entries: Iterable<readonly [Value, T]> = []) {
    if (entries instanceof KeyMap) {
      this.#row = entries.#row.slice();
      this.#first = entries.#first;
      this.#prefix = entries.#prefix;
      this.#removed = entries.#removed;
      this.#others = new Map(entries.#others);
    } else {
      this.#others = new Map();
      for (const [key, value] of entries) this.set(key, value);
    }
  }

  get size(): number {
    return this.#row.length - this.#removed + this.#others.size;
  }

  get(name: Value): T | undefined {
    const key = keyOf(name);
    const held = this.#inRow(this.#place(key));
    return held === undefined && this.#others.size > 0 ? this.#others.get(key) : held;
  }

  /** Where in the row a key stands, or would stand; negative where that is nowhere. */
  #place(key: Key): number {
    if (typeof key === "number") return this.#prefix === "" ? key - this.#first : NOWHERE;
    if (this.#prefix === "") return NOWHERE;
    const number = numberBehind(key, this.#prefix);
    return number < 0 ? NOWHERE : number - this.#first;
  }

  #inRow(place: number): T | undefined {
    return place >= 0 && place < this.#row.length ? this.#row[place] : undefined;
  }

  has(name: Value): boolean {
    return this.get(name) !== undefined;
  }

  set(name: Value, value: T): void {
    const key = keyOf(name);
    if (this.#others.size === 0 && this.#row.length === 0) this.#beginRow(key);
    const place = this.#place(key);
    if (this.#inRow(place) !== undefined) this.#row[place] = value;
    else if (place === this.#row.length && this.#others.size === 0) this.#row.push(value);
    else this.#others.set(key, value);
  }

  #beginRow(key: Key): void {
    this.#prefix = typeof key === "number" ? "" : (numberedPrefix(key) ?? "");
    if (typeof key === "number") this.#first = key;
    else this.#first = this.#prefix === "" ? 0 : numberBehind(key, this.#prefix);
  }

  delete(name: Value): boolean {
    const key = keyOf(name);
    const place = this.#place(key);
    if (this.#inRow(place) === undefined) return this.#others.delete(key);
    this.#row[place] = undefined;
    this.#removed++;
    if (this.#removed > FEW_REMOVED && this.#removed > this.#row.length / 2) this.#leaveRow();
    else if (this.size === 0) this.#row.length = this.#removed = 0;
    return true;
  }

  /** Keeps all entries as others. */
  #leaveRow(): void {
    this.#others = new Map(this);
    this.#row = [];
    this.#removed = 0;
  }

  #keyAt(place: number): Key {
    const number = this.#first + place;
    return this.#prefix === "" ? number : this.#prefix + number;
  }

  /** How many values pass a test. */
  count(passes: (value: T) => boolean): number {
    let count = 0;
    for (let i = 0; i < this.#row.length; i++) {
      const value = this.#row[i];
      if (value !== undefined && passes(value)) count++;
    }
    this.#others.forEach((value) => {
      if (passes(value)) count++;
    });
    return count;
  }

  *keys(): IterableIterator<Key> {
    for (let i = 0; i < this.#row.length; i++) if (this.#row[i] !== undefined) yield this.#keyAt(i);
    yield* this.#others.keys();
  }

  *values(): IterableIterator<T> {
    for (const value of this.#row) if (value !== undefined) yield value;
    yield* this.#others.values();
  }

  *[Symbol.iterator](): IterableIterator<[Key, T]> {
    for (let i = 0; i < this.#row.length; i++) {
      const value = this.#row[i];
      if (value !== undefined) yield [this.#keyAt(i), value];
    }
    yield* this.#others;
  }
}

const NOWHERE = -1;

/** Characters of a key; a number counts as none. */
export function keySize(key: Value): number {
  return typeof key === "string" ? key.length : 0;
}

function keyOf(key: Value): Key {
  if (typeof key === "number") return Math.abs(key) < LARGEST ? key : String(key);
  const text = toText(key);
  const number = text.length <= LONGEST ? canonicalSmallInteger(text, text.length) : null;
  return number !== null && Math.abs(number) < LARGEST ? number : text;
}
