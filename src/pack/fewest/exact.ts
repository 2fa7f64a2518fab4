import { ANY, suits } from "../partition/bins.ts";
import { type ItemClass, type Packing, type Room, takes } from "./items.ts";

/** Fillings of parts that are tried before the search gives up. */
const MOST_STEPS = 50_000;

/**
 * Looks for a packing part by part, each filled as far as it goes, with what cannot be done remembered. Null when there
 * is none, or when the search has become too long.
 */
export function searchFit(classes: readonly ItemClass[], kinds: Uint8Array, room: Room): Packing | null {
  return new Search(classes, kinds, room).run();
}

class Search {
  readonly #classes: readonly ItemClass[];
  readonly #kinds: Uint8Array;
  readonly #room: Room;
  readonly #left: number[];
  readonly #amounts: Int32Array[];
  /** Numbers of nodes left that do not fit into the parts left. */
  readonly #hopeless = new Set<string>();
  #steps = 0;

  constructor(classes: readonly ItemClass[], kinds: Uint8Array, room: Room) {
    this.#classes = classes;
    this.#kinds = kinds;
    this.#room = room;
    this.#left = classes.map(({ nodes }) => nodes.length);
    this.#amounts = Array.from(kinds, () => new Int32Array(classes.length));
  }

  run(): Packing | null {
    return this.#fillFrom(0) ? { kinds: this.#kinds, amounts: this.#amounts } : null;
  }

  #fillFrom(part: number): boolean {
    if (this.#left.every((left) => left === 0)) return true;
    if (part === this.#kinds.length || this.#steps > MOST_STEPS || !this.#mayFit(part)) return false;
    const key = `${part} ${this.#left.join(" ")}`;
    if (this.#hopeless.has(key)) return false;
    if (this.#choose(part, 0, 0, 0)) return true;
    this.#hopeless.add(key);
    return false;
  }

  /** Takes of one class after the other, first as many as fit, then fewer; goes on to the next part when it is full. */
  #choose(part: number, c: number, count: number, memory: number): boolean {
    if (c === this.#classes.length) {
      this.#steps++;
      return this.#isFull(part, count, memory) && this.#fillFrom(part + 1);
    }
    const { kind, memory: each } = this.#classes[c];
    const most = suits(kind, this.#kinds[part])
      ? Math.max(0, Math.min(this.#left[c], takes(this.#room, count, memory, each)))
      : 0;
    // The first that is left has to be in some part, and those of its kind are alike: it may as well be in this one.
    const least = most > 0 && count === 0 && (kind !== ANY || this.#isLastKind(part)) ? 1 : 0;
    for (let amount = most; amount >= least; amount--) {
      this.#left[c] -= amount;
      this.#amounts[part][c] = amount;
      const found = this.#choose(part, c + 1, count + amount, memory + amount * each);
      if (found) return true;
      this.#left[c] += amount;
      this.#amounts[part][c] = 0;
      if (this.#steps > MOST_STEPS) return false;
    }
    return false;
  }

  #isLastKind(part: number): boolean {
    return this.#kinds[part] === this.#kinds[this.#kinds.length - 1];
  }

  /** Whether nothing that is left would fit into a part beside what it holds. */
  #isFull(part: number, count: number, memory: number): boolean {
    return this.#classes.every(
      ({ kind, memory: each }, c) =>
        this.#left[c] === 0 || !suits(kind, this.#kinds[part]) || takes(this.#room, count, memory, each) < 1,
    );
  }

  #mayFit(part: number): boolean {
    const parts = this.#kinds.length - part;
    let count = 0;
    let memory = 0;
    this.#classes.forEach(({ memory: each }, c) => {
      count += this.#left[c];
      memory += this.#left[c] * each;
    });
    return count <= parts * this.#room.count && memory <= parts * this.#room.memory;
  }
}
