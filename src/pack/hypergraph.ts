/** What links nodes: each net joins two or more of them. Lists are stored one behind the other (CSR). */
export interface Hypergraph {
  readonly size: number;
  readonly netCount: number;
  /** Members of net `e`: `pins[netStart[e]]` to before `pins[netStart[e + 1]]`. */
  readonly netStart: Int32Array;
  readonly pins: Int32Array;
  /** Nets of node `v`: `nets[nodeStart[v]]` to before `nets[nodeStart[v + 1]]`. */
  readonly nodeStart: Int32Array;
  readonly nets: Int32Array;
  /** Cost of cutting a net once; a net on p parts costs p - 1 times as much. */
  readonly weight: Float64Array;
}

export interface Net {
  readonly members: readonly number[];
  readonly weight: number;
}

/** Builds the graph of `size` nodes. A member given twice counts once, a net with fewer than two is left out. */
export function buildHypergraph(size: number, nets: Iterable<Net>): Hypergraph {
  const starts = [0];
  const pins: number[] = [];
  const weights: number[] = [];
  const degree = new Int32Array(size + 1);
  const seenIn = new Int32Array(size).fill(-1);
  for (const { members, weight } of nets) {
    const start = pins.length;
    for (const member of members) {
      if (seenIn[member] === weights.length) continue;
      seenIn[member] = weights.length;
      pins.push(member);
    }
    if (pins.length - start < 2) {
      pins.length = start;
      for (const member of members) seenIn[member] = -1;
      continue;
    }
    starts.push(pins.length);
    weights.push(weight);
  }
  for (const pin of pins) degree[pin + 1] = (degree[pin + 1] as number) + 1;
  for (let v = 0; v < size; v++) degree[v + 1] = (degree[v + 1] as number) + (degree[v] as number);
  const nodeStart = degree;
  const cursor = nodeStart.slice();
  const netsOf = new Int32Array(pins.length);
  for (let e = 0; e < weights.length; e++) {
    for (let i = starts[e] as number; i < (starts[e + 1] as number); i++) {
      const pin = pins[i] as number;
      const at = cursor[pin] as number;
      netsOf[at] = e;
      cursor[pin] = at + 1;
    }
  }
  return {
    size,
    netCount: weights.length,
    netStart: Int32Array.from(starts),
    pins: Int32Array.from(pins),
    nodeStart,
    nets: netsOf,
    weight: Float64Array.from(weights),
  };
}

/** The part of a graph between the given nodes, renumbered from 0 in their order. Costs the sum of their degrees. */
export function subgraph(graph: Hypergraph, nodes: readonly number[]): Hypergraph {
  const membersOf = new Map<number, number[]>();
  nodes.forEach((node, local) => {
    for (let i = graph.nodeStart[node] as number; i < (graph.nodeStart[node + 1] as number); i++) {
      const net = graph.nets[i] as number;
      const members = membersOf.get(net);
      if (members === undefined) membersOf.set(net, [local]);
      else members.push(local);
    }
  });
  const nets: Net[] = [];
  for (const [net, members] of membersOf) nets.push({ members, weight: graph.weight[net] as number });
  return buildHypergraph(nodes.length, nets);
}
