import { canonicalSmallInteger } from "./number.ts";
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
 * keys count up by one, their values stand in a row.
 */
export class KeyMap<T> implements Iterable<[Key, T]> {
  /** Values of the keys from `#first` on; undefined where the key was removed. */
  #row: (T | undefined)[] = [];
  #first = 0;
  #removed = 0;
  /** All other keys: each came later than those of the row. */
  #others: Map<Key, T>;

  /** Takes over entries whose keys may be in any form. */
  constructor(entries: Iterable<readonly [Value, T]> = []) {
    if (entries instanceof KeyMap) {
      this.#row = entries.#row.slice();
      this.#first = entries.#first;
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
    return (typeof key === "number" ? this.#inRow(key) : undefined) ?? this.#others.get(key);
  }

  #inRow(key: number): T | undefined {
    const at = key - this.#first;
    return at >= 0 && at < this.#row.length ? this.#row[at] : undefined;
  }

  has(name: Value): boolean {
    return this.get(name) !== undefined;
  }

  set(name: Value, value: T): void {
    const key = keyOf(name);
    if (typeof key === "number") {
      if (this.#inRow(key) !== undefined) {
        this.#row[key - this.#first] = value;
        return;
      }
      if (this.#others.size === 0) {
        if (this.#row.length === 0) this.#first = key;
        if (key - this.#first === this.#row.length) {
          this.#row.push(value);
          return;
        }
      }
    }
    this.#others.set(key, value);
  }

  delete(name: Value): boolean {
    const key = keyOf(name);
    if (typeof key !== "number" || this.#inRow(key) === undefined) return this.#others.delete(key);
    this.#row[key - this.#first] = undefined;
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

  *keys(): IterableIterator<Key> {
    for (let i = 0; i < this.#row.length; i++) if (this.#row[i] !== undefined) yield this.#first + i;
    yield* this.#others.keys();
  }

  *values(): IterableIterator<T> {
    for (const value of this.#row) if (value !== undefined) yield value;
    yield* this.#others.values();
  }

  *[Symbol.iterator](): IterableIterator<[Key, T]> {
    for (let i = 0; i < this.#row.length; i++) {
      const value = this.#row[i];
      if (value !== undefined) yield [this.#first + i, value];
    }
    yield* this.#others;
  }
}

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
