import type { Assignment } from "./assignment.ts";

export interface ChainEffort {
  /** Most nodes that push each other on before the last one finds room. */
  readonly length: number;
  /** Full parts that are tried for a node. */
  readonly width: number;
  /** Members of a full part that are looked at for one that makes room. */
  readonly members: number;
  /** Links and members of nets that may be looked at. */
  readonly work: number;
}

/** A hub is joined to everything: it does not make room for others. */
const MOST_LINKS = 256;

interface Step {
  readonly node: number;
  readonly from: number;
  readonly gain: number;
}

interface Candidate {
  node: number;
  target: number;
  gain: number;
}

/**
 * Lowers the cut by moves into parts with room and, where a part is full, by chains: the node that comes pushes another
 * one on, until one finds room. Parts that hold no more than they may still
 * do so afterwards, and none becomes empty. Ends when nothing helps or
 * the work is used up.
 */
export function improveByChains(state: Assignment, order: Iterable<number>, effort: ChainEffort): void {
  new ChainSearch(state, effort).run(order);
}

class ChainSearch {
  readonly #state: Assignment;
  readonly #effort: ChainEffort;
  readonly #path: Step[] = [];
  readonly #inPath: Uint8Array;

  constructor(state: Assignment, effort: ChainEffort) {
    this.#state = state;
    this.#effort = effort;
    this.#inPath = new Uint8Array(state.graph.size);
  }

  /** Tries nodes in order; whatever is near a change comes again. */
  run(order: Iterable<number>): void {
    const state = this.#state;
    const end = state.work + this.#effort.work;
    const waiting = new Uint8Array(state.graph.size);
    let round: number[] = [];
    const enqueue = (node: number) => {
      if (waiting[node] === 1) return;
      waiting[node] = 1;
      round.push(node);
    };
    for (const node of order) enqueue(node);
    while (round.length > 0) {
      const nodes = round;
      round = [];
      for (const node of nodes) {
        if (state.work > end) return;
        waiting[node] = 0;
        if (!this.#improve(node)) continue;
        for (const step of this.#path) {
          enqueue(step.node);
          state.eachNeighbour(step.node, enqueue);
          this.#inPath[step.node] = 0;
        }
        this.#path.length = 0;
      }
    }
  }

  /** True when a better place was found; the path then says what moved. */
  #improve(node: number): boolean {
    const state = this.#state;
    if (state.members[state.part[node]].length === 1) return false;
    state.scan(node);
    let best: Candidate | null = null;
    const full: Candidate[] = [];
    for (const target of state.near) {
      if (!state.suits(node, target)) continue;
      const gain = state.pull[target] - state.hold;
      if (!state.fits(node, target)) full.push({ node, target, gain });
      else if (gain > (best?.gain ?? 0)) best = { node, target, gain };
    }
    if (best !== null) {
      this.#step(best);
      return true;
    }
    full.sort((a, b) => b.gain - a.gain || a.target - b.target);
    return full.slice(0, this.#effort.width).some((candidate) => this.#chain(candidate));
  }

  /** Moves into a full part and pushes others on, as long as that may gain in the end; else takes all back. */
  #chain(start: Candidate): boolean {
    const origin = this.#state.part[start.node];
    let total = start.gain;
    let crowded = start.target;
    this.#step(start);
    for (let length = 0; length < this.#effort.length; length++) {
      const { end, on } = this.#pushOut(crowded, origin, -total);
      if (end !== null) {
        this.#step(end);
        return true;
      }
      if (on === null) break;
      this.#step(on);
      total += on.gain;
      crowded = on.target;
    }
    this.#undo();
    return false;
  }

  /** The best node to leave a part for one with room, if it gains more than `least`, and the best for a full one. */
  #pushOut(part: number, origin: number, least: number): { end: Candidate | null; on: Candidate | null } {
    const state = this.#state;
    const end: Candidate = { node: -1, target: origin, gain: least };
    const on: Candidate = { node: -1, target: origin, gain: Number.NEGATIVE_INFINITY };
    const members = state.members[part];
    const most = Math.min(members.length, this.#effort.members);
    const first = members.length > most ? members[members.length - 1] % members.length : 0;
    for (let i = 0; i < most; i++) {
      const node = members[(first + i) % members.length];
      if (this.#inPath[node] === 1 || state.degree(node) > MOST_LINKS || !this.#relieves(node, part))
        continue;
      state.scan(node);
      if (state.pull[origin] === 0 && -state.hold > end.gain) {
        if (state.suits(node, origin) && state.fits(node, origin)) take(end, node, origin, -state.hold);
      }
      for (const target of state.near) {
        const gain = state.pull[target] - state.hold;
        if (gain <= end.gain && gain <= on.gain) continue;
        if (!state.suits(node, target)) continue;
        if (!state.fits(node, target)) {
          if (gain > on.gain) take(on, node, target, gain);
        } else if (gain > end.gain) take(end, node, target, gain);
      }
    }
    return { end: end.node === -1 ? null : end, on: on.node === -1 ? null : on };
  }

  /** Whether a part holds no more than it may once a node has left it. */
  #relieves(node: number, part: number): boolean {
    const { count, memory, bins, graph } = this.#state;
    return count[part] - graph.count[node] <= bins.count && memory[part] - graph.memory[node] <= bins.memory;
  }

  #step({ node, target, gain }: Candidate): void {
    this.#path.push({ node, from: this.#state.part[node], gain });
    this.#inPath[node] = 1;
    this.#state.move(node, target, gain);
  }

  #undo(): void {
    for (let step = this.#path.pop(); step !== undefined; step = this.#path.pop()) {
      this.#state.move(step.node, step.from, -step.gain);
      this.#inPath[step.node] = 0;
    }
  }
}

function take(candidate: Candidate, node: number, target: number, gain: number): void {
  candidate.node = node;
  candidate.target = target;
  candidate.gain = gain;
}
