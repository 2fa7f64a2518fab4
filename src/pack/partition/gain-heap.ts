/** Nodes by gain, the highest first; a node's place is known, so that its gain can change. */
export class GainHeap {
  readonly #gain: Float64Array;
  readonly #nodes: Int32Array;
  /** Place of each node in the heap, -1 outside. */
  readonly #place: Int32Array;
  #size = 0;

  /** Up to `gain.length` nodes; `gain` is read when a node enters and when it is told to be updated. */
  constructor(gain: Float64Array) {
    this.#gain = gain;
    this.#nodes = new Int32Array(gain.length);
    this.#place = new Int32Array(gain.length).fill(-1);
  }

  get size(): number {
    return this.#size;
  }

  /** The node with the highest gain; only where there is one. */
  get top(): number {
    return this.#nodes[0];
  }

  has(node: number): boolean {
    return this.#place[node] !== -1;
  }

  clear(): void {
    for (let i = 0; i < this.#size; i++) this.#place[this.#nodes[i]] = -1;
    this.#size = 0;
  }

  insert(node: number): void {
    this.#rise(this.#size++, node);
  }

  remove(node: number): void {
    const at = this.#place[node];
    this.#place[node] = -1;
    const last = this.#nodes[--this.#size];
    if (last === node) return;
    this.#sink(at, last);
    this.#rise(this.#place[last], last);
  }

  /** To be called after a node's gain has changed. */
  update(node: number): void {
    const at = this.#place[node];
    this.#sink(at, node);
    this.#rise(this.#place[node], node);
  }

  #rise(from: number, node: number): void {
    let at = from;
    const gain = this.#gain[node];
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#nodes[parent];
      if (this.#gain[above] >= gain) break;
      this.#nodes[at] = above;
      this.#place[above] = at;
      at = parent;
    }
    this.#nodes[at] = node;
    this.#place[node] = at;
  }

  #sink(from: number, node: number): void {
    let at = from;
    const gain = this.#gain[node];
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && this.#gain[this.#nodes[child + 1]] > this.#gain[this.#nodes[child]])
        child++;
      const below = this.#nodes[child];
      if (this.#gain[below] <= gain) break;
      this.#nodes[at] = below;
      this.#place[below] = at;
      at = child;
    }
    this.#nodes[at] = node;
    this.#place[node] = at;
  }
}
