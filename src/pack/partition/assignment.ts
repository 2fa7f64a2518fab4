import { type Bins, suits } from "./bins.ts";
import type { Graph } from "./graph.ts";
import { type NetCounts, netCounts } from "./net-counts.ts";

/** Nets with more members pull equally in all directions, and cost too much to look through from each member. */
const LARGEST_NET = 64;

/** Nodes in parts, with what is needed to say what moving one gains. */
export class Assignment {
  readonly graph: Graph;
  readonly bins: Bins;
  readonly part: Int32Array;
  /** Nodes of each part, in no order. */
  readonly members: readonly number[][];
  readonly count: Int32Array;
  readonly memory: Float64Array;
  /** Weight of what crosses parts; a net on p of them counts p - 1 times. */
  cut = 0;
  /** After `scan`: the parts that the node is joined to, its own left out, and the weight that joins it to each. */
  readonly near: number[] = [];
  readonly pull: Float64Array;
  /** After `scan`: the weight that joins the node to its own part. */
  hold = 0;
  /** Links and members of nets that were looked at. */
  work = 0;
  readonly #inNet: NetCounts;
  /** Place of each node among the members of its part. */
  readonly #place: Int32Array;
  /** For each part the last net, by the clock, that pulled to it. */
  readonly #pulled: Int32Array;
  #clock = 0;

  constructor(graph: Graph, bins: Bins, part: Int32Array) {
    const parts = bins.kinds.length;
    this.graph = graph;
    this.bins = bins;
    this.part = part;
    this.members = Array.from({ length: parts }, () => []);
    this.count = new Int32Array(parts);
    this.memory = new Float64Array(parts);
    this.pull = new Float64Array(parts);
    this.#inNet = netCounts(graph.netCount, parts);
    this.#place = new Int32Array(graph.size);
    this.#pulled = new Int32Array(parts);
    for (let node = 0; node < graph.size; node++) this.#enter(node, part[node]);
    this.cut = this.#countCut();
  }

  /** Whether a part could hold a node beside what it holds. */
  fits(node: number, part: number): boolean {
    return (
      this.count[part] + this.graph.count[node] <= this.bins.count &&
      this.memory[part] + this.graph.memory[node] <= this.bins.memory
    );
  }

  /** Whether a node may be in a part at all. */
  suits(node: number, part: number): boolean {
    return suits(this.bins.kindOf[node], this.bins.kinds[part]);
  }

  /** Whether a part holds no more than it may. */
  holds(part: number): boolean {
    return this.count[part] <= this.bins.count && this.memory[part] <= this.bins.memory;
  }

  /** Number of links and nets of a node. */
  degree(node: number): number {
    const { linkStart, nodeStart } = this.graph;
    return linkStart[node + 1] - linkStart[node] + nodeStart[node + 1] - nodeStart[node];
  }

  /**
   * Looks at what a node is joined to, and fills `near`, `pull` and `hold`: moving it to `p` gains `pull[p] - hold`.
   * Parts that it is joined to by large nets only are not among `near`.
   */
  scan(node: number): void {
    const { linkStart, to, linkWeight, nodeStart, nets, netStart } = this.graph;
    const own = this.part[node];
    for (const part of this.near) this.pull[part] = 0;
    this.near.length = 0;
    this.hold = 0;
    for (let i = linkStart[node]; i < linkStart[node + 1]; i++) {
      const other = this.part[to[i]];
      if (other === own) this.hold += linkWeight[i];
      else this.#pullTo(other, linkWeight[i]);
    }
    this.work += 1 + linkStart[node + 1] - linkStart[node];
    let large = false;
    for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++) {
      if (netStart[nets[i] + 1] - netStart[nets[i]] > LARGEST_NET) large = true;
      else this.#scanNet(nets[i], own);
    }
    if (large) this.#scanLarge(node, own);
  }

  /** What moving a node to a part takes off the cut; `scan` is not needed. */
  gain(node: number, target: number): number {
    const { linkStart, to, linkWeight, nodeStart, nets, netWeight } = this.graph;
    const own = this.part[node];
    if (own === target) return 0;
    let gain = 0;
    for (let i = linkStart[node]; i < linkStart[node + 1]; i++) {
      const other = this.part[to[i]];
      if (other === target) gain += linkWeight[i];
      else if (other === own) gain -= linkWeight[i];
    }
    for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++) {
      const net = nets[i];
      if (this.#inNet.get(net, own) === 1) gain += netWeight[net];
      if (this.#inNet.get(net, target) === 0) gain -= netWeight[net];
    }
    return gain;
  }

  /** Moves a node; `gain` is what `gain` or `scan` said of it. */
  move(node: number, target: number, gain: number): void {
    this.#leave(node);
    this.part[node] = target;
    this.#enter(node, target);
    this.cut -= gain;
  }

  /** Calls `visit` for all nodes that a node is joined to, but not over large nets. */
  eachNeighbour(node: number, visit: (neighbour: number) => void): void {
    const { linkStart, to, nodeStart, nets, netStart, pins } = this.graph;
    for (let i = linkStart[node]; i < linkStart[node + 1]; i++) visit(to[i]);
    for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++) {
      const end = netStart[nets[i] + 1];
      if (end - netStart[nets[i]] > LARGEST_NET) continue;
      for (let j = netStart[nets[i]]; j < end; j++) visit(pins[j]);
    }
  }

  #scanNet(net: number, own: number): void {
    const { netStart, pins, netWeight } = this.graph;
    const now = ++this.#clock;
    let mine = 0;
    for (let i = netStart[net]; i < netStart[net + 1]; i++) {
      const other = this.part[pins[i]];
      if (other === own) mine++;
      else if (this.#pulled[other] !== now) {
        this.#pulled[other] = now;
        this.#pullTo(other, netWeight[net]);
      }
    }
    if (mine > 1) this.hold += netWeight[net];
    this.work += netStart[net + 1] - netStart[net];
  }

  #scanLarge(node: number, own: number): void {
    const { nodeStart, nets, netStart, netWeight } = this.graph;
    for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++) {
      const net = nets[i];
      if (netStart[net + 1] - netStart[net] <= LARGEST_NET) continue;
      if (this.#inNet.get(net, own) > 1) this.hold += netWeight[net];
      for (const part of this.near) if (this.#inNet.get(net, part) > 0) this.pull[part] += netWeight[net];
      this.work += this.near.length;
    }
  }

  #pullTo(part: number, weight: number): void {
    if (this.pull[part] === 0) this.near.push(part);
    this.pull[part] += weight;
  }

  #enter(node: number, part: number): void {
    const { nodeStart, nets, count, memory } = this.graph;
    this.#place[node] = this.members[part].length;
    this.members[part].push(node);
    this.count[part] += count[node];
    this.memory[part] += memory[node];
    for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++) this.#inNet.add(nets[i], part, 1);
  }

  #leave(node: number): void {
    const { nodeStart, nets, count, memory } = this.graph;
    const part = this.part[node];
    const members = this.members[part];
    const last = members.pop() as number;
    if (last !== node) {
      members[this.#place[node]] = last;
      this.#place[last] = this.#place[node];
    }
    this.count[part] -= count[node];
    this.memory[part] -= memory[node];
    for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++) this.#inNet.add(nets[i], part, -1);
  }

  #countCut(): number {
    const { size, linkStart, to, linkWeight, netCount, netStart, pins, netWeight } = this.graph;
    let cut = 0;
    for (let node = 0; node < size; node++)
      for (let i = linkStart[node]; i < linkStart[node + 1]; i++)
        if (node < to[i] && this.part[node] !== this.part[to[i]]) cut += linkWeight[i];
    const lastNet = new Int32Array(this.members.length).fill(-1);
    for (let net = 0; net < netCount; net++) {
      let spread = 0;
      for (let i = netStart[net]; i < netStart[net + 1]; i++) {
        const part = this.part[pins[i]];
        if (lastNet[part] === net) continue;
        lastNet[part] = net;
        spread++;
      }
      cut += netWeight[net] * (spread - 1);
    }
    return cut;
  }
}
