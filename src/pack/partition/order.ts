import type { Graph } from "./graph.ts";

/** The nodes of a graph so that neighbours stand near each other: breadth first, from the first node that is left. */
export function neighbourOrder(graph: Graph): Int32Array {
  const { size, linkStart, to, nodeStart, nets, netStart, pins } = graph;
  const order = new Int32Array(size);
  const seen = new Uint8Array(size);
  const netSeen = new Uint8Array(graph.netCount);
  let end = 0;
  const visit = (node: number) => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    order[end++] = node;
  };
  for (let first = 0, head = 0; first < size; first++) {
    visit(first);
    for (; head < end; head++) {
      const node = order[head];
      for (let i = linkStart[node]; i < linkStart[node + 1]; i++) visit(to[i]);
      for (let i = nodeStart[node]; i < nodeStart[node + 1]; i++) {
        if (netSeen[nets[i]] === 1) continue;
        netSeen[nets[i]] = 1;
        for (let j = netStart[nets[i]]; j < netStart[nets[i] + 1]; j++) visit(pins[j]);
      }
    }
  }
  return order;
}
