import type { Assignment } from "./assignment.ts";

const ROUNDS = 8;

/** Evens out how many nodes the parts hold, as far as that costs nothing in cut. */
export function balance(state: Assignment): void {
  const order = new SmallestPart(state);
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false;
    for (let node = 0; node < state.graph.size; node++) {
      const target = emptierPlace(state, node, order);
      if (target === -1) continue;
      const from = state.part[node];
      state.move(node, target, state.gain(node, target));
      order.update(from);
      order.update(target);
      changed = true;
    }
    if (!changed) return;
  }
}

/** A part that holds at least two nodes fewer and that costs nothing to move to; -1 when there is none. */
function emptierPlace(state: Assignment, node: number, order: SmallestPart): number {
  const limit = state.members[state.part[node]].length - 1;
  if (state.members[order.smallest].length >= limit) return -1;
  state.scan(node);
  let best = -1;
  const consider = (part: number) => {
    const size = state.members[part].length;
    if (size >= limit || (best !== -1 && size >= state.members[best].length)) return;
    if (state.suits(node, part) && state.fits(node, part)) best = part;
  };
  for (const part of state.near) if (state.pull[part] === state.hold) consider(part);
  if (state.hold === 0 && state.pull[order.smallest] === 0) consider(order.smallest);
  return best;
}

/** Knows the part with the fewest nodes: a heap of parts by size. */
class SmallestPart {
  readonly #members: readonly (readonly number[])[];
  readonly #heap: Int32Array;
  readonly #place: Int32Array;

  constructor({ members }: Assignment) {
    this.#members = members;
    this.#heap = Int32Array.from(members.keys()).sort((a, b) => members[a].length - members[b].length);
    this.#place = new Int32Array(members.length);
    this.#heap.forEach((part, i) => {
      this.#place[part] = i;
    });
  }

  get smallest(): number {
    return this.#heap[0];
  }

  /** To be called after a part's size has changed. */
  update(part: number): void {
    let at = this.#place[part];
    while (at > 0 && this.#before(part, this.#heap[(at - 1) >> 1])) {
      this.#put(this.#heap[(at - 1) >> 1], at);
      at = (at - 1) >> 1;
    }
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#heap.length) break;
      if (child + 1 < this.#heap.length && this.#before(this.#heap[child + 1], this.#heap[child])) child++;
      if (!this.#before(this.#heap[child], part)) break;
      this.#put(this.#heap[child], at);
      at = child;
    }
    this.#put(part, at);
  }

  #before(a: number, b: number): boolean {
    return this.#members[a].length < this.#members[b].length;
  }

  #put(part: number, at: number): void {
    this.#heap[at] = part;
    this.#place[part] = at;
  }
}
