/** A network between nodes, and what it costs when it crosses parts. */
export interface Net {
  readonly members: readonly number[];
  readonly weight: number;
}

/**
 * Nodes with what joins them: links between two nodes, at most one between the same two, and nets between two or more.
 * Lists are stored one behind the other.
 */
export interface Graph {
  readonly size: number;
  /** Neighbours of node `v` over links: `to[linkStart[v]]` to before `to[linkStart[v + 1]]`. */
  readonly linkStart: Int32Array;
  readonly to: Int32Array;
  readonly linkWeight: Float64Array;
  readonly netCount: number;
  /** Members of net `e`: `pins[netStart[e]]` to before `pins[netStart[e + 1]]`. */
  readonly netStart: Int32Array;
  readonly pins: Int32Array;
  readonly netWeight: Float64Array;
  /** Nets of node `v`: `nets[nodeStart[v]]` to before `nets[nodeStart[v + 1]]`. */
  readonly nodeStart: Int32Array;
  readonly nets: Int32Array;
  /** How many containers a node stands for. */
  readonly count: Int32Array;
  /** Memory of these. */
  readonly memory: Float64Array;
}

/**
 * Collects networks, and makes a graph of them in time linear in their number. Those of two members become links, and
 * links between the same two nodes one link with the sum of their weights.
 */
export class GraphBuilder {
  readonly #count: Int32Array;
  readonly #memory: Float64Array;
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #weights: number[] = [];
  readonly #netStart: number[] = [0];
  readonly #pins: number[] = [];
  readonly #netWeights: number[] = [];
  /** Per node the last network that it was found in. */
  readonly #seen: Int32Array;
  #networks = 0;

  /** A node for each entry. */
  constructor(count: Int32Array, memory: Float64Array) {
    this.#count = count;
    this.#memory = memory;
    this.#seen = new Int32Array(count.length).fill(-1);
  }

  addLink(a: number, b: number, weight: number): void {
    if (a === b) return;
    this.#from.push(a);
    this.#to.push(b);
    this.#weights.push(weight);
  }

  /** A network of any members; one given twice counts once, and a network with fewer than two joins nothing. */
  addNetwork(members: readonly number[], weight: number): void {
    const network = this.#networks++;
    const pins = this.#pins;
    const start = pins.length;
    for (const member of members) {
      if (this.#seen[member] === network) continue;
      this.#seen[member] = network;
      pins.push(member);
    }
    if (pins.length - start > 2) {
      this.#netStart.push(pins.length);
      this.#netWeights.push(weight);
      return;
    }
    if (pins.length - start === 2) this.addLink(pins[start], pins[start + 1], weight);
    pins.length = start;
  }

  build(): Graph {
    return {
      size: this.#count.length,
      ...this.#links(),
      netCount: this.#netWeights.length,
      netStart: Int32Array.from(this.#netStart),
      pins: Int32Array.from(this.#pins),
      netWeight: Float64Array.from(this.#netWeights),
      ...this.#nets(),
      count: this.#count,
      memory: this.#memory,
    };
  }

  #links(): Pick<Graph, "linkStart" | "to" | "linkWeight"> {
    const links = this.#from.length;
    const linkStart = new Int32Array(this.#count.length + 1);
    for (let i = 0; i < links; i++) {
      linkStart[this.#from[i] + 1]++;
      linkStart[this.#to[i] + 1]++;
    }
    addUp(linkStart);
    const to = new Int32Array(2 * links);
    const linkWeight = new Float64Array(2 * links);
    const cursor = linkStart.slice();
    const enter = (node: number, neighbour: number, weight: number) => {
      const place = cursor[node]++;
      to[place] = neighbour;
      linkWeight[place] = weight;
    };
    for (let i = 0; i < links; i++) {
      enter(this.#from[i], this.#to[i], this.#weights[i]);
      enter(this.#to[i], this.#from[i], this.#weights[i]);
    }
    return mergeParallel(linkStart, to, linkWeight);
  }

  #nets(): Pick<Graph, "nodeStart" | "nets"> {
    const nodeStart = new Int32Array(this.#count.length + 1);
    for (const pin of this.#pins) nodeStart[pin + 1]++;
    addUp(nodeStart);
    const cursor = nodeStart.slice();
    const nets = new Int32Array(this.#pins.length);
    for (let net = 0; net < this.#netWeights.length; net++)
      for (let i = this.#netStart[net]; i < this.#netStart[net + 1]; i++) nets[cursor[this.#pins[i]]++] = net;
    return { nodeStart, nets };
  }
}

/** Takes parts out of a graph. */
export class Extractor {
  readonly #graph: Graph;
  /** New number of each node that is taken, -1 for the others. */
  readonly #local: Int32Array;
  /** How many members of each net are taken, then the new number of the net. */
  readonly #net: Int32Array;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#local = new Int32Array(graph.size).fill(-1);
    this.#net = new Int32Array(graph.netCount);
  }

  /** What is between the given nodes, renumbered from 0 in their order; costs the sum of their degrees. */
  extract(nodes: Int32Array): Graph {
    for (let i = 0; i < nodes.length; i++) this.#local[nodes[i]] = i;
    const count = new Int32Array(nodes.length);
    const memory = new Float64Array(nodes.length);
    for (let i = 0; i < nodes.length; i++) {
      count[i] = this.#graph.count[nodes[i]];
      memory[i] = this.#graph.memory[nodes[i]];
    }
    const graph = { size: nodes.length, ...this.#links(nodes), ...this.#nets(nodes), count, memory };
    for (let i = 0; i < nodes.length; i++) this.#local[nodes[i]] = -1;
    return graph;
  }

  #links(nodes: Int32Array): Pick<Graph, "linkStart" | "to" | "linkWeight"> {
    const { linkStart, to, linkWeight } = this.#graph;
    let most = 0;
    for (let i = 0; i < nodes.length; i++) most += linkStart[nodes[i] + 1] - linkStart[nodes[i]];
    const newStart = new Int32Array(nodes.length + 1);
    const newTo = new Int32Array(most);
    const newWeight = new Float64Array(most);
    let end = 0;
    for (let i = 0; i < nodes.length; i++) {
      for (let j = linkStart[nodes[i]]; j < linkStart[nodes[i] + 1]; j++) {
        const neighbour = this.#local[to[j]];
        if (neighbour === -1) continue;
        newTo[end] = neighbour;
        newWeight[end++] = linkWeight[j];
      }
      newStart[i + 1] = end;
    }
    return { linkStart: newStart, to: newTo.subarray(0, end), linkWeight: newWeight.subarray(0, end) };
  }

  /** Nets with at least two members among the nodes. */
  #nets(
    nodes: Int32Array,
  ): Pick<Graph, "netCount" | "netStart" | "pins" | "netWeight" | "nodeStart" | "nets"> {
    const { nodeStart, nets, netWeight } = this.#graph;
    const found: number[] = [];
    for (let i = 0; i < nodes.length; i++)
      for (let j = nodeStart[nodes[i]]; j < nodeStart[nodes[i] + 1]; j++)
        if (this.#net[nets[j]]++ === 0) found.push(nets[j]);
    const kept = found.filter((net) => this.#net[net] > 1);
    const netStart = new Int32Array(kept.length + 1);
    kept.forEach((net, i) => {
      netStart[i + 1] = netStart[i] + this.#net[net];
    });
    for (const net of found) this.#net[net] = -1;
    kept.forEach((net, i) => {
      this.#net[net] = i;
    });
    const pins = new Int32Array(netStart[kept.length]);
    const newNets = new Int32Array(pins.length);
    const newNodeStart = new Int32Array(nodes.length + 1);
    const cursor = netStart.slice();
    let end = 0;
    for (let i = 0; i < nodes.length; i++) {
      for (let j = nodeStart[nodes[i]]; j < nodeStart[nodes[i] + 1]; j++) {
        const net = this.#net[nets[j]];
        if (net === -1) continue;
        newNets[end++] = net;
        pins[cursor[net]++] = i;
      }
      newNodeStart[i + 1] = end;
    }
    for (const net of found) this.#net[net] = 0;
    return {
      netCount: kept.length,
      netStart,
      pins,
      netWeight: Float64Array.from(kept, (net) => netWeight[net]),
      nodeStart: newNodeStart,
      nets: newNets,
    };
  }
}

/** The numbers from 0 to below `size`. */
export function numbers(size: number): Int32Array {
  const list = new Int32Array(size);
  for (let i = 0; i < size; i++) list[i] = i;
  return list;
}

/** Makes of lengths, each one place late, the places where lists start. */
function addUp(starts: Int32Array): void {
  for (let i = 1; i < starts.length; i++) starts[i] += starts[i - 1];
}

/** Adds up links to the same neighbour, in place. */
function mergeParallel(
  linkStart: Int32Array,
  to: Int32Array,
  linkWeight: Float64Array,
): Pick<Graph, "linkStart" | "to" | "linkWeight"> {
  const size = linkStart.length - 1;
  const placeOf = new Int32Array(size).fill(-1);
  let end = 0;
  for (let node = 0; node < size; node++) {
    const first = end;
    for (let i = linkStart[node]; i < linkStart[node + 1]; i++) {
      const known = placeOf[to[i]];
      if (known >= first) {
        linkWeight[known] += linkWeight[i];
        continue;
      }
      placeOf[to[i]] = end;
      to[end] = to[i];
      linkWeight[end] = linkWeight[i];
      end++;
    }
    linkStart[node] = first;
  }
  linkStart[size] = end;
  return { linkStart, to: to.slice(0, end), linkWeight: linkWeight.slice(0, end) };
}
