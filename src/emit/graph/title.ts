import type { TopologyDocument } from "../../topology/index.ts";

/** `demo: 12 nodes, 3 networks, 2 pnodes`. */
export function pictureTitle({ experiment, nodes, networks, pnodes }: TopologyDocument): string {
  const counted = [
    countOf(nodes.length, "node"),
    countOf(networks.length, "network"),
    ...(pnodes.length > 0 ? [countOf(pnodes.length, "pnode")] : []),
  ];
  return `${experiment}: ${counted.join(", ")}`;
}

/** `1 node`, `2,000 nodes`. */
export function countOf(count: number, noun: string): string {
  const digits = String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${digits} ${noun}${count === 1 ? "" : "s"}`;
}
