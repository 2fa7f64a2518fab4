import type { RouteGraph } from "./graph.ts";

/** Nodes and networks that reach each other, each in creation order. */
export interface Island {
  readonly nodes: readonly number[];
  readonly networks: readonly number[];
}

/** The islands of an experiment, by their first nodes. Nodes without an address belong to none. */
export function islandsOf(graph: RouteGraph): Island[] {
  const islandOfNetwork = new Int32Array(graph.networkCount).fill(-1);
  const islandOfNode = new Int32Array(graph.nodeCount).fill(-1);
  let count = 0;
  for (let n = 0; n < graph.nodeCount; n++) {
    if (islandOfNode[n] !== -1 || graph.nodeStart[n] === graph.nodeStart[n + 1]) continue;
    flood(graph, n, count++, islandOfNode, islandOfNetwork);
  }
  const islands = Array.from({ length: count }, () => ({ nodes: [] as number[], networks: [] as number[] }));
  islandOfNode.forEach((island, n) => {
    islands[island]?.nodes.push(n);
  });
  islandOfNetwork.forEach((island, m) => {
    islands[island]?.networks.push(m);
  });
  return islands;
}

function flood(graph: RouteGraph, start: number, island: number, nodes: Int32Array, networks: Int32Array) {
  const pending = [start];
  nodes[start] = island;
  for (let n = pending.pop(); n !== undefined; n = pending.pop()) {
    for (let i = graph.nodeStart[n] as number; i < (graph.nodeStart[n + 1] as number); i++) {
      const m = graph.interfaceNetwork[i] as number;
      if (networks[m] !== -1) continue;
      networks[m] = island;
      for (let k = graph.networkStart[m] as number; k < (graph.networkStart[m + 1] as number); k++) {
        const other = graph.interfaceNode[graph.member[k] as number] as number;
        if (nodes[other] !== -1) continue;
        nodes[other] = island;
        pending.push(other);
      }
    }
  }
}
