import type { Key } from "../key-map.ts";
import { toText } from "../value.ts";

/*
 * Tcl's hash tables, as far as scripts see them: the order in which an array's elements are visited, and what
 * `array statistics` and `dict info` tell. A table starts with 4 buckets and has 4 times as many whenever it holds
 * 3 keys a bucket; new keys go to the front of their bucket, also when the table grows.
 */

const FIRST_SIZE = 4;
const GROWTH = 4;
const KEYS_A_BUCKET = 3;

/** The hash of one more byte. */
function hashed(hash: number, byte: number): number {
  return (Math.imul(hash, 9) + byte) | 0;
}

/** The hash of a key's text: over its bytes in UTF-8, each UTF-16 unit by itself, NUL as two bytes. */
function hashOf(key: Key): number {
  if (typeof key === "number" && key >= 0) return hashOfDigits(key);
  const text = toText(key);
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 && unit > 0) hash = hashed(hash, unit);
    else if (unit < 0x800) {
      hash = hashed(hashed(hash, 0xc0 | (unit >> 6)), 0x80 | (unit & 0x3f));
    } else {
      hash = hashed(hash, 0xe0 | (unit >> 12));
      hash = hashed(hashed(hash, 0x80 | ((unit >> 6) & 0x3f)), 0x80 | (unit & 0x3f));
    }
  }
  return hash;
}

/** The same for the digits of a number, from the last one on, without making its text. */
function hashOfDigits(number: number): number {
  let hash = 0;
  let weight = 1;
  let rest = number;
  do {
    const before = Math.floor(rest / 10);
    hash = (hash + Math.imul(rest - before * 10 + ZERO, weight)) | 0;
    weight = Math.imul(weight, 9);
    rest = before;
  } while (rest > 0);
  return hash;
}

const ZERO = 48;
const NONE = -1;

/** A table that the keys were put into one after the other. */
class HashTable {
  readonly keys: readonly Key[];
  /** First key of each bucket, by index. */
  heads: Int32Array = new Int32Array(FIRST_SIZE).fill(NONE);
  /** The next key in the bucket of each key. */
  readonly next: Int32Array;
  readonly #hashes: Int32Array;

  constructor(keys: readonly Key[]) {
    this.keys = keys;
    this.next = new Int32Array(keys.length);
    this.#hashes = new Int32Array(keys.length);
    for (let i = 0; i < keys.length; i++) this.#hashes[i] = hashOf(keys[i] as Key);
    for (let done = 0; done < keys.length; ) {
      const full = Math.min(keys.length, this.heads.length * KEYS_A_BUCKET);
      this.#add(done, full);
      done = full;
      if (done >= this.heads.length * KEYS_A_BUCKET) this.#grow();
    }
  }

  /** Puts the keys from one index up to another in. */
  #add(from: number, to: number): void {
    const { heads, next } = this;
    const hashes = this.#hashes;
    const mask = heads.length - 1;
    for (let i = from; i < to; i++) {
      const bucket = (hashes[i] as number) & mask;
      next[i] = heads[bucket] as number;
      heads[bucket] = i;
    }
  }

  #grow(): void {
    const before = this.heads;
    const { next } = this;
    const hashes = this.#hashes;
    const heads = new Int32Array(before.length * GROWTH).fill(NONE);
    const mask = heads.length - 1;
    for (let i = 0; i < before.length; i++) {
      for (let at = before[i] as number; at !== NONE; ) {
        const following = next[at] as number;
        const bucket = (hashes[at] as number) & mask;
        next[at] = heads[bucket] as number;
        heads[bucket] = at;
        at = following;
      }
    }
    this.heads = heads;
  }
}

/**
 * The keys in the order in which Tcl visits a table that they were put into in this order. Where keys were removed
 * in between, Tcl's order depends on those too; that is not followed.
 */
export function hashOrder(keys: Iterable<Key>): Key[] {
  const table = new HashTable([...keys]);
  const order: Key[] = [];
  const { heads, next } = table;
  for (let i = 0; i < heads.length; i++) {
    for (let at = heads[i] as number; at !== NONE; at = next[at] as number) order.push(table.keys[at] as Key);
  }
  return order;
}

/** Buckets of so many keys, or more, are counted together. */
const MOST_COUNTED = 10;

/** What `array statistics` and `dict info` say of a table with these keys. */
export function hashStatistics(keys: Iterable<Key>): string {
  const table = new HashTable([...keys]);
  const total = table.keys.length;
  const counts = new Array<number>(MOST_COUNTED + 1).fill(0);
  let distance = 0;
  for (const head of table.heads) {
    let count = 0;
    for (let at = head; at !== NONE; at = table.next[at] as number) count++;
    const slot = Math.min(count, MOST_COUNTED);
    counts[slot] = (counts[slot] as number) + 1;
    if (total > 0) distance += ((count + 1) * (count / total)) / 2;
  }
  const lines = counts.map(
    (count, size) =>
      `number of buckets with ${size}${size === MOST_COUNTED ? " or more" : ""} entries: ${count}`,
  );
  return [
    `${total} entries in table, ${table.heads.length} buckets`,
    ...lines,
    `average search distance for entry: ${distance.toFixed(1)}`,
  ].join("\n");
}
