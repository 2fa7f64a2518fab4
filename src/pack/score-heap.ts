/** A heap that yields the node with the highest score, the one with the lowest rank among equals. */
export class ScoreHeap {
  readonly #scores: number[] = [];
  readonly #ranks: number[] = [];
  readonly #nodes: number[] = [];

  get size(): number {
    return this.#nodes.length;
  }

  clear(): void {
    this.#scores.length = 0;
    this.#ranks.length = 0;
    this.#nodes.length = 0;
  }

  push(node: number, score: number, rank: number): void {
    let at = this.#nodes.length;
    this.#set(at, node, score, rank);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** Removes the first node and returns it with the score that it was pushed with. */
  pop(): { node: number; score: number } {
    const first = { node: this.#nodes[0] as number, score: this.#scores[0] as number };
    const last = this.#nodes.length - 1;
    this.#swap(0, last);
    this.#scores.length = last;
    this.#ranks.length = last;
    this.#nodes.length = last;
    for (let at = 0; ; ) {
      let best = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < last; child++)
        if (this.#before(child, best)) best = child;
      if (best === at) return first;
      this.#swap(at, best);
      at = best;
    }
  }

  #before(a: number, b: number): boolean {
    const difference = (this.#scores[a] as number) - (this.#scores[b] as number);
    return difference > 0 || (difference === 0 && (this.#ranks[a] as number) < (this.#ranks[b] as number));
  }

  #swap(a: number, b: number): void {
    const [node, score, rank] = [this.#nodes[a], this.#scores[a], this.#ranks[a]] as [number, number, number];
    this.#set(a, this.#nodes[b] as number, this.#scores[b] as number, this.#ranks[b] as number);
    this.#set(b, node, score, rank);
  }

  #set(at: number, node: number, score: number, rank: number): void {
    this.#nodes[at] = node;
    this.#scores[at] = score;
    this.#ranks[at] = rank;
  }
}
