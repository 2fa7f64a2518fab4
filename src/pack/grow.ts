import type { Hypergraph } from "./hypergraph.ts";
import { type RimOrder, rimOrder } from "./order.ts";
import { ScoreHeap } from "./score-heap.ts";

/**
 * Parts of at most `capacity` nodes, as few as can be: part `i` of node `v` is `result[v]`. Each part grows from the rim
 * of a component by the node that lowers the cut most. Whole components are kept together as long as the number of
 * parts allows it.
 */
export function growParts(graph: Hypergraph, capacity: number): Int32Array {
  const parts = Math.ceil(graph.size / capacity);
  const growth = new Growth(graph, capacity);
  const components = new Components(growth.order);
  let spare = parts * capacity - graph.size;
  let left = graph.size;
  let begun = -1;
  for (let part = 0; left > 0; part++) {
    let room = capacity;
    while (room > 0 && left > 0) {
      const component = begun >= 0 ? begun : components.take(room === capacity, room, spare);
      if (component < 0) {
        spare -= room;
        break;
      }
      const added = growth.fill(component, part, room);
      room -= added;
      left -= added;
      begun = growth.exhausted(component) ? -1 : component;
    }
  }
  return growth.part;
}

/** Untouched components by size. */
class Components {
  /** Sizes from large to small, each with its components in order. */
  readonly #bySize: { readonly size: number; readonly queue: number[]; next: number }[] = [];

  constructor({ componentStart }: RimOrder) {
    const queues = new Map<number, number[]>();
    for (let c = 0; c + 1 < componentStart.length; c++) {
      const size = (componentStart[c + 1] as number) - (componentStart[c] as number);
      const queue = queues.get(size);
      if (queue === undefined) queues.set(size, [c]);
      else queue.push(c);
    }
    const sizes = [...queues.keys()].sort((a, b) => b - a);
    for (const size of sizes) this.#bySize.push({ size, queue: queues.get(size) as number[], next: 0 });
  }

  /**
   * The largest component that fits into `room`. When none does: -1, which leaves the room empty, if there is that
   * much to spare, else the largest of all, which is then cut. A fresh part begins with the largest.
   */
  take(fresh: boolean, room: number, spare: number): number {
    const at = fresh ? 0 : this.#bySize.findIndex(({ size }) => size <= room);
    if (at >= 0) return this.#shift(at);
    return spare >= room ? -1 : this.#shift(0);
  }

  #shift(at: number): number {
    const entry = this.#bySize[at] as { queue: number[]; next: number };
    const component = entry.queue[entry.next++] as number;
    if (entry.next === entry.queue.length) this.#bySize.splice(at, 1);
    return component;
  }
}

class Growth {
  readonly order: RimOrder;
  readonly part: Int32Array;
  readonly #graph: Hypergraph;
  readonly #capacity: number;
  readonly #rank: Int32Array;
  /** Per component, where its next node without a part may stand in the order. */
  readonly #next: Int32Array;
  readonly #totalWeight: Float64Array;
  /** Weight that joins a node to the part that grows, valid where `#gainPart` is that part. */
  readonly #gain: Float64Array;
  readonly #gainPart: Int32Array;
  readonly #netPart: Int32Array;
  readonly #pins: Int32Array;
  /** Per net, how many of its pins in rank order are known to have a part. */
  readonly #netCursor: Int32Array;
  readonly #heap = new ScoreHeap();

  constructor(graph: Hypergraph, capacity: number) {
    const { size, netCount } = graph;
    this.#graph = graph;
    this.#capacity = capacity;
    this.order = rimOrder(graph);
    this.part = new Int32Array(size).fill(-1);
    this.#rank = new Int32Array(size);
    this.order.nodes.forEach((node, rank) => {
      this.#rank[node] = rank;
    });
    this.#next = Int32Array.from(this.order.componentStart);
    this.#totalWeight = new Float64Array(size);
    this.#gain = new Float64Array(size);
    this.#gainPart = new Int32Array(size).fill(-1);
    this.#netPart = new Int32Array(netCount).fill(-1);
    this.#pins = graph.pins.slice();
    this.#netCursor = new Int32Array(netCount);
    for (let net = 0; net < netCount; net++) {
      const pins = this.#pins.subarray(graph.netStart[net], graph.netStart[net + 1]);
      pins.sort((a, b) => (this.#rank[a] as number) - (this.#rank[b] as number));
      for (const pin of pins) this.#totalWeight[pin] = (this.#totalWeight[pin] as number) + this.#weight(net);
    }
  }

  /** Adds up to `room` nodes of a component to a part and returns how many. */
  fill(component: number, part: number, room: number): number {
    this.#heap.clear();
    let added = 0;
    while (added < room) {
      const node = this.#nextBest(component);
      if (node < 0) break;
      this.part[node] = part;
      added++;
      this.#attract(node, part);
    }
    return added;
  }

  /** Whether every node of a component has a part. */
  exhausted(component: number): boolean {
    return this.#firstFree(component) < 0;
  }

  #nextBest(component: number): number {
    while (this.#heap.size > 0) {
      const { node, score } = this.#heap.pop();
      if (this.part[node] === -1 && score === this.#score(node)) return node;
    }
    return this.#firstFree(component);
  }

  #firstFree(component: number): number {
    const end = this.order.componentStart[component + 1] as number;
    let at = this.#next[component] as number;
    while (at < end && this.part[this.order.nodes[at] as number] !== -1) at++;
    this.#next[component] = at;
    return at < end ? (this.order.nodes[at] as number) : -1;
  }

  /** Raises the score of the neighbours over nets that reach the part with this node for the first time. */
  #attract(node: number, part: number): void {
    const { nodeStart, nets } = this.#graph;
    for (let i = nodeStart[node] as number; i < (nodeStart[node + 1] as number); i++) {
      const net = nets[i] as number;
      if (this.#netPart[net] === part) continue;
      this.#netPart[net] = part;
      this.#attractOver(net, part);
    }
  }

  /** A part takes no more than its capacity, so of a large net only that many members need to be looked at. */
  #attractOver(net: number, part: number): void {
    const start = this.#graph.netStart[net] as number;
    const end = this.#graph.netStart[net + 1] as number;
    let at = start + (this.#netCursor[net] as number);
    while (at < end && this.part[this.#pins[at] as number] !== -1) at++;
    this.#netCursor[net] = at - start;
    for (let seen = 0; at < end && seen < this.#capacity; at++) {
      const pin = this.#pins[at] as number;
      if (this.part[pin] !== -1) continue;
      seen++;
      const gain = this.#gainPart[pin] === part ? (this.#gain[pin] as number) : 0;
      this.#gainPart[pin] = part;
      this.#gain[pin] = gain + this.#weight(net);
      this.#heap.push(pin, this.#score(pin), this.#rank[pin] as number);
    }
  }

  /** By how much the cut falls when a node joins the part, with its other nets counted as cut. */
  #score(node: number): number {
    return 2 * (this.#gain[node] as number) - (this.#totalWeight[node] as number);
  }

  #weight(net: number): number {
    return this.#graph.weight[net] as number;
  }
}
