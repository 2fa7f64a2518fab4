import { suits } from "../partition/bins.ts";
import { type ItemClass, type Packing, type Room, takes } from "./items.ts";

/** Puts classes in order into the first parts that have room; null when something is left. */
export function firstFit(classes: readonly ItemClass[], kinds: Uint8Array, room: Room): Packing | null {
  const amounts = Array.from(kinds, () => new Int32Array(classes.length));
  const count = new Int32Array(kinds.length);
  const memory = new Float64Array(kinds.length);
  for (const [c, { kind, memory: each, nodes }] of classes.entries()) {
    let left = nodes.length;
    for (let part = 0; part < kinds.length && left > 0; part++) {
      if (!suits(kind, kinds[part])) continue;
      const taken = Math.max(0, Math.min(left, takes(room, count[part], memory[part], each)));
      amounts[part][c] += taken;
      count[part] += taken;
      memory[part] += taken * each;
      left -= taken;
    }
    if (left > 0) return null;
  }
  return { kinds, amounts };
}

/** Puts each node, in order of the classes, into the part with the least memory that has room; null when none has. */
export function evenFit(classes: readonly ItemClass[], kinds: Uint8Array, room: Room): Packing | null {
  const amounts = Array.from(kinds, () => new Int32Array(classes.length));
  const count = new Int32Array(kinds.length);
  const memory = new Float64Array(kinds.length);
  const before = (a: number, b: number) => memory[a] - memory[b] || count[a] - count[b] || a - b;
  for (const [c, { kind, memory: each, nodes }] of classes.entries()) {
    const queue = new PartQueue(before);
    for (let part = 0; part < kinds.length; part++) if (suits(kind, kinds[part])) queue.push(part);
    for (let i = 0; i < nodes.length; i++) {
      while (queue.size > 0 && takes(room, count[queue.first], memory[queue.first], each) < 1) queue.shift();
      if (queue.size === 0) return null;
      const part = queue.shift();
      amounts[part][c]++;
      count[part]++;
      memory[part] += each;
      queue.push(part);
    }
  }
  return { kinds, amounts };
}

/** A heap of parts. */
class PartQueue {
  readonly #before: (a: number, b: number) => number;
  readonly #heap: number[] = [];

  constructor(before: (a: number, b: number) => number) {
    this.#before = before;
  }

  get size(): number {
    return this.#heap.length;
  }

  get first(): number {
    return this.#heap[0];
  }

  push(part: number): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(part);
    for (; at > 0; at = (at - 1) >> 1) {
      const parent = heap[(at - 1) >> 1];
      if (this.#before(parent, part) <= 0) break;
      heap[at] = parent;
    }
    heap[at] = part;
  }

  shift(): number {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop() as number;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.#before(heap[child + 1], heap[child]) < 0) child++;
      if (this.#before(last, heap[child]) <= 0) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return first;
  }
}
