import type { Hypergraph } from "./hypergraph.ts";

const MOST_PASSES = 4;
/** Nets with more members pull equally in all directions and cost too much to look at from each member. */
const LARGEST_NET = 64;
const MOST_TARGETS = 3;
const MOST_PARTNERS = 64;
/** A hub with more nets is never a partner: every one of its neighbours would look at all of them. */
const MOST_NETS = 64;
/** Up to this size the members of a net are counted anew, above it a count per part is kept. */
const SMALL_NET = 8;

/**
 * Lowers the cut of a partition in place, by moves of single nodes into parts with room and by swaps of two. Only what
 * gains is done; parts never exceed the capacity.
 */
export function refineParts(graph: Hypergraph, part: Int32Array, capacity: number): void {
  if (graph.netCount === 0) return;
  const cut = new Cut(graph, part);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let changed = false;
    for (let node = 0; node < graph.size; node++) {
      if (cut.settled[node] === 1) continue;
      cut.settled[node] = 1;
      for (const target of cut.targets(node)) {
        if (!improve(cut, node, target, capacity)) continue;
        changed = true;
        break;
      }
    }
    if (!changed) return;
  }
}

function improve(cut: Cut, node: number, target: number, capacity: number): boolean {
  const from = cut.part[node] as number;
  const gain = cut.gain(node, target);
  const members = cut.members[target] as number[];
  if (members.length < capacity) {
    if (gain <= 0) return false;
    cut.move(node, target);
    cut.unsettleAround(node);
    return true;
  }
  const start = members.length > MOST_PARTNERS ? node % members.length : 0;
  const partners = Array.from(
    { length: Math.min(members.length, MOST_PARTNERS) },
    (_, i) => members[(start + i) % members.length] as number,
  );
  cut.move(node, target);
  let best = -1;
  let bestGain = -gain;
  for (const partner of partners) {
    if (cut.degree(partner) > MOST_NETS) continue;
    const back = cut.gain(partner, from);
    if (back > bestGain || (back === bestGain && best >= 0 && partner < best)) {
      best = partner;
      bestGain = back;
    }
  }
  if (best < 0) {
    cut.move(node, from);
    return false;
  }
  cut.move(best, from);
  cut.unsettleAround(node);
  cut.unsettleAround(best);
  return true;
}

class Cut {
  readonly part: Int32Array;
  readonly members: number[][] = [];
  /** Nodes that were looked at since anything around them moved. */
  readonly settled: Uint8Array;
  readonly #graph: Hypergraph;
  readonly #place: Int32Array;
  /** For each larger net, how many members it has in each part. */
  readonly #counts: (Map<number, number> | null)[] = [];

  constructor(graph: Hypergraph, part: Int32Array) {
    this.#graph = graph;
    this.part = part;
    this.settled = new Uint8Array(graph.size);
    this.#place = new Int32Array(graph.size);
    for (let node = 0; node < graph.size; node++) this.#enter(node, part[node] as number);
    for (let net = 0; net < graph.netCount; net++) {
      const start = graph.netStart[net] as number;
      const end = graph.netStart[net + 1] as number;
      const counts = end - start > SMALL_NET ? new Map<number, number>() : null;
      if (counts !== null)
        for (let i = start; i < end; i++) add(counts, part[graph.pins[i] as number] as number, 1);
      this.#counts.push(counts);
    }
  }

  /** The parts that a node is joined to most, without its own. */
  targets(node: number): number[] {
    const { nodeStart, nets, netStart, pins, weight } = this.#graph;
    const own = this.part[node] as number;
    const pull = new Map<number, number>();
    for (let i = nodeStart[node] as number; i < (nodeStart[node + 1] as number); i++) {
      const net = nets[i] as number;
      const start = netStart[net] as number;
      const end = netStart[net + 1] as number;
      if (end - start > LARGEST_NET) continue;
      for (let j = start; j < end; j++) {
        const other = this.part[pins[j] as number] as number;
        if (other !== own) add(pull, other, weight[net] as number);
      }
    }
    if (pull.size < 2) return [...pull.keys()];
    const sorted = [...pull].sort(([a, pullA], [b, pullB]) => pullB - pullA || a - b);
    return sorted.slice(0, MOST_TARGETS).map(([target]) => target);
  }

  degree(node: number): number {
    return (this.#graph.nodeStart[node + 1] as number) - (this.#graph.nodeStart[node] as number);
  }

  /** By how much the cut falls when a node moves. */
  gain(node: number, target: number): number {
    const { nodeStart, nets, weight } = this.#graph;
    const own = this.part[node] as number;
    let gain = 0;
    for (let i = nodeStart[node] as number; i < (nodeStart[node + 1] as number); i++) {
      const net = nets[i] as number;
      const alone = this.#count(net, own) === 1;
      const first = this.#count(net, target) === 0;
      if (alone !== first) gain += alone ? (weight[net] as number) : -(weight[net] as number);
    }
    return gain;
  }

  move(node: number, target: number): void {
    const { nodeStart, nets } = this.#graph;
    const own = this.part[node] as number;
    this.#leave(node, own);
    this.#enter(node, target);
    this.part[node] = target;
    for (let i = nodeStart[node] as number; i < (nodeStart[node + 1] as number); i++) {
      const counts = this.#counts[nets[i] as number];
      if (counts == null) continue;
      add(counts, own, -1);
      add(counts, target, 1);
    }
  }

  /** Marks a node and its neighbours as worth another look. */
  unsettleAround(node: number): void {
    const { nodeStart, nets, netStart, pins } = this.#graph;
    for (let i = nodeStart[node] as number; i < (nodeStart[node + 1] as number); i++) {
      const start = netStart[nets[i] as number] as number;
      const end = netStart[(nets[i] as number) + 1] as number;
      if (end - start > LARGEST_NET) continue;
      for (let j = start; j < end; j++) this.settled[pins[j] as number] = 0;
    }
  }

  #count(net: number, part: number): number {
    const counts = this.#counts[net];
    if (counts != null) return counts.get(part) ?? 0;
    const { netStart, pins } = this.#graph;
    let count = 0;
    for (let i = netStart[net] as number; i < (netStart[net + 1] as number); i++)
      if (this.part[pins[i] as number] === part) count++;
    return count;
  }

  #enter(node: number, part: number): void {
    while (this.members.length <= part) this.members.push([]);
    const members = this.members[part] as number[];
    this.#place[node] = members.length;
    members.push(node);
  }

  #leave(node: number, part: number): void {
    const members = this.members[part] as number[];
    const place = this.#place[node] as number;
    const last = members.pop() as number;
    if (last === node) return;
    members[place] = last;
    this.#place[last] = place;
  }
}

function add(counts: Map<number, number>, key: number, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
