import { type Graph, GraphBuilder, numbers } from "./graph.ts";
import type { SeededRandom } from "./random.ts";

/** A smaller graph whose nodes stand for clusters of nodes of the larger one. */
export interface Coarsening {
  readonly graph: Graph;
  readonly clusterOf: Int32Array;
}

export interface ClusterLimits {
  /** Most containers that a cluster stands for. */
  readonly count: number;
  /** Nodes share a cluster only where these are equal; null where all may. */
  readonly label: Int8Array | null;
}

/** Larger nets join their members too loosely to tell who belongs together. */
const LARGEST_NET = 64;
/** A step that leaves more than this share of the nodes is not worth its cost. */
const MOST_LEFT = 0.95;

/** Joins nodes with the neighbours that they are linked to most; null when hardly any can be joined. */
export function coarsen(graph: Graph, limits: ClusterLimits, random: SeededRandom): Coarsening | null {
  const clustering = new Clustering(graph, limits);
  const order = numbers(graph.size);
  random.shuffle(order);
  for (let i = 0; i < order.length; i++) clustering.place(order[i]);
  if (clustering.clusters > graph.size * MOST_LEFT) return null;
  const { clusterOf, clusters } = clustering;
  return { graph: contract(graph, clusterOf, clusters), clusterOf };
}

class Clustering {
  clusters = 0;
  /** Cluster of each node, -1 as long as it has none. */
  readonly clusterOf: Int32Array;
  readonly #graph: Graph;
  readonly #limits: ClusterLimits;
  /** The node that stands for each node: itself, or the one that its cluster began with. */
  readonly #head: Int32Array;
  /** Containers of the cluster that a head stands for. */
  readonly #count: Int32Array;
  readonly #rating: Float64Array;
  readonly #rated: number[] = [];

  constructor(graph: Graph, limits: ClusterLimits) {
    this.#graph = graph;
    this.#limits = limits;
    this.clusterOf = new Int32Array(graph.size).fill(-1);
    this.#head = numbers(graph.size);
    this.#count = graph.count.slice();
    this.#rating = new Float64Array(graph.size);
  }

  /** Puts a node into the cluster, or together with the node, that it is joined to most for its size. */
  place(node: number): void {
    if (this.clusterOf[node] !== -1) return;
    this.#rateNeighbours(node);
    const head = this.#best(node);
    if (this.clusterOf[head] === -1) this.clusterOf[head] = this.clusters++;
    if (head === node) return;
    this.clusterOf[node] = this.clusterOf[head];
    this.#head[node] = head;
    this.#count[head] += this.#graph.count[node];
  }

  #rateNeighbours(node: number): void {
    const { linkStart, to, linkWeight, nodeStart, nets, netStart, pins, netWeight } = this.#graph;
    for (let i = linkStart[node]; i < linkStart[node + 1]; i++) this.#rate(to[i], linkWeight[i]);
    for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++) {
      const start = netStart[nets[i]];
      const end = netStart[nets[i] + 1];
      if (end - start > LARGEST_NET) continue;
      const weight = netWeight[nets[i]] / (end - start - 1);
      for (let j = start; j < end; j++) if (pins[j] !== node) this.#rate(pins[j], weight);
    }
  }

  #rate(neighbour: number, weight: number): void {
    const head = this.#head[neighbour];
    if (this.#rating[head] === 0) this.#rated.push(head);
    this.#rating[head] += weight;
  }

  /** The best rated head that has room, or the node itself. */
  #best(node: number): number {
    const { count, label } = this.#limits;
    let best = node;
    let highest = 0;
    for (const head of this.#rated) {
      const rating = this.#rating[head] / this.#count[head];
      this.#rating[head] = 0;
      if (this.#count[head] + this.#graph.count[node] > count) continue;
      if (label !== null && label[head] !== label[node]) continue;
      if (rating < highest || (rating === highest && head > best)) continue;
      best = head;
      highest = rating;
    }
    this.#rated.length = 0;
    return best;
  }
}

/** The graph of the clusters; what joins nodes of one cluster falls away. */
function contract(graph: Graph, clusterOf: Int32Array, clusters: number): Graph {
  const count = new Int32Array(clusters);
  const memory = new Float64Array(clusters);
  for (let node = 0; node < graph.size; node++) {
    count[clusterOf[node]] += graph.count[node];
    memory[clusterOf[node]] += graph.memory[node];
  }
  const builder = new GraphBuilder(count, memory);
  const { linkStart, to, linkWeight, netStart, pins, netWeight } = graph;
  for (let node = 0; node < graph.size; node++)
    for (let i = linkStart[node]; i < linkStart[node + 1]; i++)
      if (node < to[i]) builder.addLink(clusterOf[node], clusterOf[to[i]], linkWeight[i]);
  for (let net = 0; net < graph.netCount; net++) {
    const members: number[] = [];
    for (let i = netStart[net]; i < netStart[net + 1]; i++) members.push(clusterOf[pins[i]]);
    builder.addNetwork(members, netWeight[net]);
  }
  return builder.build();
}
