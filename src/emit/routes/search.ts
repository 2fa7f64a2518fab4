import type { RouteGraph } from "./graph.ts";

/** No hop: the network is the start's own, or was not reached. */
export const NO_HOP = -1;

/**
 * Searches for shortest paths over networks, breadth first. One object serves many searches in a graph without
 * allocating. Of equally short paths the one over the earlier interface, then the earlier neighbour, is taken, and
 * every step of a path comes nearer to its end, so that the tables of different nodes never lead in circles.
 */
export class Search {
  /** For each network reached the interface of the neighbour that leads to it, or `NO_HOP`. */
  readonly hop: Int32Array;
  readonly #graph: RouteGraph;
  readonly #networks: Int32Array;
  readonly #networkSeen: Int32Array;
  readonly #nodeSeen: Int32Array;
  #round = 0;

  constructor(graph: RouteGraph) {
    this.#graph = graph;
    this.hop = new Int32Array(graph.networkCount);
    this.#networks = new Int32Array(graph.networkCount);
    this.#networkSeen = new Int32Array(graph.networkCount);
    this.#nodeSeen = new Int32Array(graph.nodeCount);
  }

  /** Searches from a node's own networks. Gives the networks reached, the nearest first. */
  run(node: number): Int32Array {
    const { nodeStart, interfaceNetwork, interfaceNode, networkStart, member } = this.#graph;
    const round = ++this.#round;
    const { hop } = this;
    const networks = this.#networks;
    let count = 0;
    this.#nodeSeen[node] = round;
    const enter = (from: number, via: number): void => {
      for (let i = nodeStart[from] as number; i < (nodeStart[from + 1] as number); i++) {
        const m = interfaceNetwork[i] as number;
        if (this.#networkSeen[m] === round) continue;
        this.#networkSeen[m] = round;
        hop[m] = via;
        networks[count++] = m;
      }
    };
    enter(node, NO_HOP);
    for (let done = 0; done < count; done++) {
      const m = networks[done] as number;
      const via = hop[m] as number;
      for (let k = networkStart[m] as number; k < (networkStart[m + 1] as number); k++) {
        const i = member[k] as number;
        const other = interfaceNode[i] as number;
        if (this.#nodeSeen[other] === round) continue;
        this.#nodeSeen[other] = round;
        enter(other, via === NO_HOP ? i : via);
      }
    }
    return networks.subarray(0, count);
  }
}
