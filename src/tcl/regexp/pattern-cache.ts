/** How many expressions are kept, and how many NFA states and pattern characters they may have together. */
const MOST_KEPT = 64;
const MOST_WEIGHT = 200_000;

/** The expressions used last, the most recent one at the end. */
export class PatternCache<T> {
  readonly #kept = new Map<string, { readonly value: T; readonly weight: number }>();
  #weight = 0;

  get size(): number {
    return this.#kept.size;
  }

  get(key: string): T | null {
    const kept = this.#kept.get(key);
    if (kept === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  /** Keeps a value under a key that is not yet there; forgets the oldest ones when there is too much. */
  add(key: string, value: T, states: number): void {
    const added = key.length + states;
    this.#kept.set(key, { value, weight: added });
    this.#weight += added;
    for (const [oldest, { weight }] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT && this.#weight <= MOST_WEIGHT) return;
      this.#kept.delete(oldest);
      this.#weight -= weight;
    }
  }
}
