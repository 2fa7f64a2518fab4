import { GainHeap } from "./gain-heap.ts";
import type { Graph } from "./graph.ts";

/** How much the two sides hold at most, and which nodes have no choice. */
export interface TwoSides {
  readonly count: readonly [number, number];
  readonly memory: readonly [number, number];
  /** What side 0 should hold where nothing else decides. */
  readonly target: number;
  /** Side of nodes that must be on it, -1 for the others; null where all are free. */
  readonly fixed: Int8Array | null;
}

/** Up to this size every node may move in a pass; of larger graphs only those at the border and what comes near it. */
const SMALL = 1_000;

/** A graph in two sides, with what moving each node gains. */
export class TwoWay {
  readonly side: Int8Array;
  cut = 0;
  readonly #graph: Graph;
  readonly #sides: TwoSides;
  readonly #count: [number, number] = [0, 0];
  readonly #memory: [number, number] = [0, 0];
  readonly #gain: Float64Array;
  /** Members of each net on side 0 and on side 1. */
  readonly #inNet: Int32Array;
  /** Nodes that may move next, by the side that they are on. */
  readonly #heaps: readonly [GainHeap, GainHeap];
  /** Nodes that no longer move in this pass. */
  readonly #settled: Uint8Array;
  /** Whether nodes whose gain changes may move next. */
  #open = false;
  /** Size of the largest node, and memory of an average one. */
  readonly #largest: number;
  readonly #memoryUnit: number;

  constructor(graph: Graph, sides: TwoSides, side: Int8Array) {
    this.#graph = graph;
    this.#sides = sides;
    this.side = side;
    this.#gain = new Float64Array(graph.size);
    this.#inNet = new Int32Array(2 * graph.netCount);
    this.#heaps = [new GainHeap(this.#gain), new GainHeap(this.#gain)];
    this.#settled = new Uint8Array(graph.size);
    let largest = 1;
    let memory = 0;
    for (let node = 0; node < graph.size; node++) {
      if (graph.count[node] > largest) largest = graph.count[node];
      memory += graph.memory[node];
    }
    this.#largest = largest;
    this.#memoryUnit = memory / graph.size || 1;
    this.#recount();
  }

  /** By how much the sides together hold too much, memory in units of an average node. */
  get excess(): number {
    return this.#excessOf(0) + this.#excessOf(1);
  }

  /** How far side 0 is from what it should hold. */
  get tilt(): number {
    return Math.abs(this.#count[0] - this.#sides.target);
  }

  /**
   * Lets side 0 grow, always by the node that lowers the cut most, until it holds what it should; it begins with the
   * first node of `order`, and nodes out of reach are taken in that order.
   */
  grow(order: Int32Array): void {
    const { target, fixed } = this.#sides;
    const free = (node: number) => fixed === null || fixed[node] === -1;
    for (let node = 0; node < this.side.length; node++)
      this.side[node] = fixed !== null && fixed[node] === 0 ? 0 : 1;
    this.#recount();
    const heap = this.#begin();
    for (let next = 0; this.#count[0] < target; ) {
      if (heap.size === 0) {
        while (next < order.length && !(this.side[order[next]] === 1 && free(order[next]))) next++;
        if (next === order.length) break;
        heap.insert(order[next]);
      }
      this.#take(heap.top);
    }
    this.#end();
  }

  /**
   * One pass of Fiduccia and Mattheyses: every node moves at most once, the best first, also where the cut grows for a
   * while; it ends after `patience` moves without a better state, and what came after the best state is taken back.
   * True when that one is better than the first.
   */
  pass(patience: number): boolean {
    this.#begin();
    for (const side of [0, 1] as const) this.#admit(side, this.side.length > SMALL);
    const moved: number[] = [];
    let kept = 0;
    let excess = this.excess;
    let [bestExcess, bestCut, bestTilt] = [excess, this.cut, this.tilt];
    for (let idle = 0; idle < patience; idle++) {
      const node = this.#next(excess);
      if (node === -1) break;
      this.#take(node);
      moved.push(node);
      excess = this.excess;
      if (excess > bestExcess) continue;
      const { cut, tilt } = this;
      if (excess === bestExcess && (cut > bestCut || (cut === bestCut && tilt >= bestTilt))) continue;
      [bestExcess, bestCut, bestTilt] = [excess, cut, tilt];
      kept = moved.length;
      idle = -1;
    }
    this.#end();
    for (let i = moved.length; i > kept; i--) this.#move(moved[i - 1]);
    return kept > 0;
  }

  /** The node to move next, -1 when none may: from a side that holds too much if there is one, else the best. */
  #next(excess: number): number {
    const zero = this.#candidate(0, excess);
    const one = this.#candidate(1, excess);
    if (zero === -1 || one === -1) return Math.max(zero, one);
    const difference = this.#gain[zero] - this.#gain[one];
    if (difference !== 0) return difference > 0 ? zero : one;
    return this.#count[0] > this.#sides.target ? zero : one;
  }

  #candidate(from: 0 | 1, excess: number): number {
    const heap = this.#heaps[from];
    if (excess > 0) {
      if (this.#excessOf(from) === 0) return -1;
      if (heap.size === 0) this.#admit(from, false);
      return heap.size === 0 ? -1 : heap.top;
    }
    if (heap.size === 0) return -1;
    const to = from === 0 ? 1 : 0;
    const after = this.#count[to] + this.#graph.count[heap.top];
    return after <= this.#sides.count[to] + this.#largest ? heap.top : -1;
  }

  #begin(): GainHeap {
    this.#settled.fill(0);
    this.#open = true;
    return this.#heaps[1];
  }

  #end(): void {
    this.#open = false;
    for (const heap of this.#heaps) heap.clear();
  }

  /** Lets nodes of a side move: all, or those that are joined to the other side. */
  #admit(side: 0 | 1, atBorder: boolean): void {
    const { fixed } = this.#sides;
    const heap = this.#heaps[side];
    for (let node = 0; node < this.side.length; node++) {
      if (this.side[node] !== side || this.#settled[node] === 1 || heap.has(node)) continue;
      if (fixed !== null && fixed[node] !== -1) continue;
      if (!atBorder || this.#isAtBorder(node)) heap.insert(node);
    }
  }

  #isAtBorder(node: number): boolean {
    const { linkStart, to, nodeStart, nets } = this.#graph;
    const other = 1 - this.side[node];
    for (let i = linkStart[node]; i < linkStart[node + 1]; i++) if (this.side[to[i]] === other) return true;
    for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++)
      if (this.#inNet[2 * nets[i] + other] > 0) return true;
    return false;
  }

  #take(node: number): void {
    this.#heaps[this.side[node]].remove(node);
    this.#settled[node] = 1;
    this.#move(node);
  }

  #move(node: number): void {
    const { linkStart, to, linkWeight, nodeStart, nets, count, memory } = this.#graph;
    const from = this.side[node];
    const target = 1 - from;
    this.cut -= this.#gain[node];
    this.side[node] = target;
    this.#count[from] -= count[node];
    this.#count[target] += count[node];
    this.#memory[from] -= memory[node];
    this.#memory[target] += memory[node];
    for (let i = linkStart[node]; i < linkStart[node + 1]; i++) {
      const twice = 2 * linkWeight[i];
      this.#change(to[i], this.side[to[i]] === target ? -twice : twice);
    }
    for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++) this.#moveInNet(node, nets[i], from, target);
    this.#gain[node] = -this.#gain[node];
  }

  /** Counts a moved node over in a net. Gains of others change only where few of the net are on one side. */
  #moveInNet(node: number, net: number, from: number, target: number): void {
    const weight = this.#graph.netWeight[net];
    const left = --this.#inNet[2 * net + from];
    const reached = ++this.#inNet[2 * net + target];
    if (reached === 1) this.#changeMembers(net, node, weight);
    else if (reached === 2) this.#changeLone(net, node, target, -weight);
    if (left === 0) this.#changeMembers(net, node, -weight);
    else if (left === 1) this.#changeLone(net, node, from, weight);
  }

  #changeMembers(net: number, except: number, by: number): void {
    const { netStart, pins } = this.#graph;
    for (let i = netStart[net]; i < netStart[net + 1]; i++) if (pins[i] !== except) this.#change(pins[i], by);
  }

  /** Changes the gain of the only other member that a net has on a side. */
  #changeLone(net: number, except: number, side: number, by: number): void {
    const { netStart, pins } = this.#graph;
    for (let i = netStart[net]; i < netStart[net + 1]; i++) {
      if (pins[i] === except || this.side[pins[i]] !== side) continue;
      this.#change(pins[i], by);
      return;
    }
  }

  #change(node: number, by: number): void {
    this.#gain[node] += by;
    if (!this.#open || this.#settled[node] === 1) return;
    const heap = this.#heaps[this.side[node]];
    if (heap.has(node)) heap.update(node);
    else if (this.#sides.fixed === null || this.#sides.fixed[node] === -1) heap.insert(node);
  }

  #excessOf(side: 0 | 1): number {
    const over = this.#count[side] - this.#sides.count[side];
    const overMemory = this.#memory[side] - this.#sides.memory[side];
    return Math.max(over, 0) + Math.max(overMemory, 0) / this.#memoryUnit;
  }

  #recount(): void {
    const { size, linkStart, to, linkWeight, netCount, netStart, pins, netWeight, nodeStart, nets } =
      this.#graph;
    const { side } = this;
    this.#count.fill(0);
    this.#memory.fill(0);
    this.#inNet.fill(0);
    this.cut = 0;
    for (let net = 0; net < netCount; net++) {
      for (let i = netStart[net]; i < netStart[net + 1]; i++) this.#inNet[2 * net + side[pins[i]]]++;
      if (this.#inNet[2 * net] > 0 && this.#inNet[2 * net + 1] > 0) this.cut += netWeight[net];
    }
    for (let node = 0; node < size; node++) {
      const own = side[node];
      this.#count[own] += this.#graph.count[node];
      this.#memory[own] += this.#graph.memory[node];
      let gain = 0;
      for (let i = linkStart[node]; i < linkStart[node + 1]; i++) {
        if (side[to[i]] === own) gain -= linkWeight[i];
        else {
          gain += linkWeight[i];
          if (own === 0) this.cut += linkWeight[i];
        }
      }
      for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++) {
        const net = nets[i];
        if (this.#inNet[2 * net + own] === 1) gain += netWeight[net];
        if (this.#inNet[2 * net + 1 - own] === 0) gain -= netWeight[net];
      }
      this.#gain[node] = gain;
    }
  }
}
