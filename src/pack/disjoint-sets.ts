/** Numbers from 0 that are joined into sets; near-constant time each (union by size, path halving). */
export class DisjointSets {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, i) => i);
    this.#size = new Int32Array(count).fill(1);
  }

  /** The number that stands for the set of `item`. */
  find(item: number): number {
    let at = item;
    for (;;) {
      const parent = this.#parent[at] as number;
      if (parent === at) return at;
      const grandparent = this.#parent[parent] as number;
      this.#parent[at] = grandparent;
      at = grandparent;
    }
  }

  join(a: number, b: number): void {
    let large = this.find(a);
    let small = this.find(b);
    if (large === small) return;
    if ((this.#size[large] as number) < (this.#size[small] as number)) [large, small] = [small, large];
    this.#parent[small] = large;
    this.#size[large] = (this.#size[large] as number) + (this.#size[small] as number);
  }
}
