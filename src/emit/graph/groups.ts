import type { TopologyNode } from "../../topology/index.ts";
import type { DrawnNetwork } from "./network-lines.ts";
import { linkText } from "./network-lines.ts";

/** Pictures with fewer nodes show each of them. */
const SMALL = 40;
/** Fewer leaves than this are not worth a table. */
const FEW = 4;

/**
 * Nodes that are drawn in one table: leaves of the same LAN, leaves that hang on the same node by equal links, and
 * nodes without a network; with partitions, of one host. Gives for each node the number of its group, or -1.
 */
export function groupLeaves(
  nodes: readonly TopologyNode[],
  networks: readonly DrawnNetwork[],
  partitions: boolean,
): Int32Array {
  const groupOf = new Int32Array(nodes.length).fill(-1);
  if (nodes.length < SMALL) return groupOf;
  const groups = new Map<string, number[]>();
  const put = (key: string, node: number): void => {
    const { host, name, kind } = nodes[node] as TopologyNode;
    const home = !partitions ? "" : kind === "physical" ? `machine ${name}` : `pnode ${host}`;
    const whole = `${key}\n${home}`;
    const list = groups.get(whole);
    if (list === undefined) groups.set(whole, [node]);
    else list.push(node);
  };
  const isLeaf = (node: number): boolean => nodes[node]?.interfaces.length === 1;
  nodes.forEach(({ interfaces }, node) => {
    if (interfaces.length === 0) put("alone", node);
  });
  networks.forEach(({ kind, ends }, n) => {
    const [a, b] = ends;
    if (kind === "lan" || a === undefined || b === undefined) {
      for (const { node } of ends) if (isLeaf(node)) put(`lan ${n}`, node);
    } else if (isLeaf(a.node) !== isLeaf(b.node)) {
      const [leaf, root] = isLeaf(a.node) ? [a, b] : [b, a];
      // Texts that name the ends differ from leaf to leaf, and each is told.
      put(`node ${root.node} ${linkText(leaf, root).join("\n")}`, leaf.node);
    }
  });
  let count = 0;
  for (const list of groups.values()) {
    if (list.length < FEW) continue;
    for (const node of list) groupOf[node] = count;
    count++;
  }
  return groupOf;
}
