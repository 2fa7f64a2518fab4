import type { Hypergraph } from "./hypergraph.ts";

/** The nodes of a graph, component by component; within one by their distance from a node at its rim. */
export interface RimOrder {
  readonly nodes: Int32Array;
  /** Where each component starts in `nodes`, with the end of the last one behind them. */
  readonly componentStart: readonly number[];
}

/**
 * Orders nodes so that neighbours in a connected component stand near each other: breadth first, from the node that
 * is reached last when one starts at the component's first node. Components keep the order of their first nodes.
 */
export function rimOrder(graph: Hypergraph): RimOrder {
  const nodes = new Int32Array(graph.size);
  const componentStart = [0];
  const walk = new BreadthFirst(graph);
  const found = new Uint8Array(graph.size);
  let filled = 0;
  for (let first = 0; first < graph.size; first++) {
    if (found[first] === 1) continue;
    const end = walk.from(first, nodes, filled);
    const rim = nodes[end - 1] as number;
    walk.from(rim, nodes, filled);
    for (let i = filled; i < end; i++) found[nodes[i] as number] = 1;
    filled = end;
    componentStart.push(end);
  }
  return { nodes, componentStart };
}

class BreadthFirst {
  readonly #graph: Hypergraph;
  readonly #nodeSeen: Int32Array;
  readonly #netSeen: Int32Array;
  #round = 0;

  constructor(graph: Hypergraph) {
    this.#graph = graph;
    this.#nodeSeen = new Int32Array(graph.size);
    this.#netSeen = new Int32Array(graph.netCount);
  }

  /** Writes the nodes reached from `first` into `out` from `at` on, and returns where they end. */
  from(first: number, out: Int32Array, at: number): number {
    const { nodeStart, nets, netStart, pins } = this.#graph;
    const round = ++this.#round;
    let end = at;
    out[end++] = first;
    this.#nodeSeen[first] = round;
    for (let head = at; head < end; head++) {
      const node = out[head] as number;
      for (let i = nodeStart[node] as number; i < (nodeStart[node + 1] as number); i++) {
        const net = nets[i] as number;
        if (this.#netSeen[net] === round) continue;
        this.#netSeen[net] = round;
        for (let j = netStart[net] as number; j < (netStart[net + 1] as number); j++) {
          const pin = pins[j] as number;
          if (this.#nodeSeen[pin] === round) continue;
          this.#nodeSeen[pin] = round;
          out[end++] = pin;
        }
      }
    }
    return end;
  }
}
