import { type CharSet, complement, LAST_CHAR } from "./char-set.ts";
import { isWord, wordChars } from "./characters.ts";
import { NEWLINE, OTHER, WORD } from "./condition.ts";
import { RegexpSyntaxError } from "./errors.ts";

/** How much work and memory an alphabet may take before its pattern is refused. */
const MOST_WORK = 2_000_000;
const MOST_MEMBERSHIP_WORDS = 2_000_000;

const newline: CharSet = [10, 10];

/**
 * The classes of characters that an expression does not tell apart, numbered from 0. All automata work on classes;
 * there are rarely more than a few dozen.
 */
export class Alphabet {
  readonly size: number;
  /** The classes of the first 256 characters. */
  readonly latin: Uint16Array;
  /** The class that a character set is, or -1 when it has none or several. */
  readonly #single: Int32Array;
  /** For the other sets the bits of their classes, `#words` words for each. */
  readonly #row: Int32Array;
  readonly #bits: Uint32Array;
  readonly #words: number;
  /** Where the class may change, and the class from there on. */
  readonly #cuts: readonly number[];
  readonly #classes: Uint16Array;
  readonly #pages: (Uint16Array | undefined)[] = [];
  readonly #categories: Uint8Array;

  /** `lines` and `words`: newlines, word characters, must have classes of their own. */
  constructor(sets: readonly CharSet[], lines: boolean, words: boolean) {
    const all = [...sets];
    if (lines) all.push(newline);
    if (words) all.push(wordChars());
    const { cuts, classes, size } = partition(all);
    this.#cuts = cuts;
    this.#classes = classes;
    this.size = size;
    this.latin = this.#page(0);
    this.#pages[0] = this.latin;

    this.#categories = new Uint8Array(size);
    for (let i = 0; i < cuts.length; i++) {
      const char = cuts[i] as number;
      const category = lines && char === 10 ? NEWLINE : words && isWord(char) ? WORD : OTHER;
      this.#categories[classes[i] as number] = category;
    }

    this.#words = (size + 31) >> 5;
    this.#single = new Int32Array(sets.length).fill(-1);
    this.#row = new Int32Array(sets.length);
    const several: {
      readonly index: number;
      readonly listed: readonly number[];
      readonly inverted: boolean;
    }[] = [];
    sets.forEach((set, index) => {
      const inverted = isLarge(set, cuts);
      const listed = this.#classesOf(inverted ? complement(set) : set);
      if (listed.length === 1 && !inverted) this.#single[index] = listed[0] as number;
      else several.push({ index, listed, inverted });
    });
    if (several.length * this.#words > MOST_MEMBERSHIP_WORDS) throw new RegexpSyntaxError("REG_ETOOBIG");
    this.#bits = new Uint32Array(several.length * this.#words);
    several.forEach(({ index, listed, inverted }, rank) => {
      const row = rank * this.#words;
      this.#row[index] = row;
      if (inverted) this.#bits.fill(0xffffffff, row, row + this.#words);
      for (const number of listed) {
        const word = row + (number >> 5);
        this.#bits[word] = (this.#bits[word] as number) ^ (1 << (number & 31));
      }
    });
  }

  /** Whether a set, by its index, has the characters of a class. */
  has(set: number, number: number): boolean {
    const single = this.#single[set] as number;
    if (single >= 0) return single === number;
    const word = (this.#row[set] as number) + (number >> 5);
    return (((this.#bits[word] as number) >>> (number & 31)) & 1) === 1;
  }

  /** The class of a UTF-16 code unit. */
  classOf(char: number): number {
    const index = char >> 8;
    const page = this.#pages[index];
    if (page !== undefined) return page[char & 255] as number;
    const made = this.#page(index);
    this.#pages[index] = made;
    return made[char & 255] as number;
  }

  /** What conditions see in a character of a class. */
  category(number: number): number {
    return this.#categories[number] as number;
  }

  #page(index: number): Uint16Array {
    const page = new Uint16Array(256);
    const start = index << 8;
    let interval = intervalAt(this.#cuts, start);
    for (let i = 0; i < 256; i++) {
      while ((this.#cuts[interval + 1] ?? Number.POSITIVE_INFINITY) <= start + i) interval++;
      page[i] = this.#classes[interval] as number;
    }
    return page;
  }

  #classesOf(set: CharSet): number[] {
    const found = new Set<number>();
    for (let i = 0; i < set.length; i += 2) {
      const last = set[i + 1] as number;
      let interval = intervalAt(this.#cuts, set[i] as number);
      for (; interval < this.#cuts.length && (this.#cuts[interval] as number) <= last; interval++) {
        found.add(this.#classes[interval] as number);
      }
    }
    return [...found];
  }
}

/** The index of the last cut at or before a character. */
function intervalAt(cuts: readonly number[], char: number): number {
  let low = 0;
  let high = cuts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as number) <= char) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether a set has more than half of the intervals between cuts, so that it is quicker to list what it lacks. */
function isLarge(set: CharSet, cuts: readonly number[]): boolean {
  let inside = 0;
  for (let i = 0; i < set.length; i += 2) {
    inside += intervalAt(cuts, set[i + 1] as number) - intervalAt(cuts, set[i] as number) + 1;
  }
  return inside * 2 > cuts.length;
}

/** Splits the characters into classes such that every set is a union of classes. */
function partition(sets: readonly CharSet[]) {
  const bounds = new Set([0]);
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) {
      bounds.add(set[i] as number);
      bounds.add((set[i + 1] as number) + 1);
    }
  }
  bounds.delete(LAST_CHAR + 1);
  const cuts = [...bounds].sort((a, b) => a - b);
  const classOf = new Int32Array(cuts.length);
  let made = 1;
  let work = 0;
  for (const each of sets) {
    const set = isLarge(each, cuts) ? complement(each) : each;
    const split = new Map<number, number>();
    for (let i = 0; i < set.length; i += 2) {
      const last = set[i + 1] as number;
      let interval = intervalAt(cuts, set[i] as number);
      for (; interval < cuts.length && (cuts[interval] as number) <= last; interval++) {
        if (++work > MOST_WORK) throw new RegexpSyntaxError("REG_ETOOBIG");
        const old = classOf[interval] as number;
        let number = split.get(old);
        if (number === undefined) {
          number = made++;
          split.set(old, number);
        }
        classOf[interval] = number;
      }
    }
  }
  const numbers = new Map<number, number>();
  const classes = new Uint16Array(cuts.length);
  classOf.forEach((old, interval) => {
    const number = numbers.get(old) ?? numbers.size;
    numbers.set(old, number);
    classes[interval] = number;
  });
  return { cuts, classes, size: numbers.size };
}
