import type { PlacementNode } from "./placement.ts";

/** Nodes that may share pnodes with each other and with nobody else, in order. */
export interface Group {
  readonly pass: number;
  readonly nodes: readonly number[];
}

/** How strongly a node is linked to nodes of a kind; decides where a node that may go anywhere is put. */
export type Affinity = (node: number, kind: "qemu" | "openvz") => number;

/**
 * Splits nodes by packing pass, in order of the passes, and each pass so that qemu and openvz stay apart. A node
 * without a pass is in pass 0 when it is an openvz container, else in pass 1, as in the older containers system.
 */
export function groupNodes(nodes: readonly PlacementNode[], packing: number, affinity: Affinity): Group[] {
  const passes = new Map<number, number[]>();
  nodes.forEach((node, i) => {
    const pass = node.pass ?? (node.kind === "openvz" ? 0 : 1);
    const members = passes.get(pass);
    if (members === undefined) passes.set(pass, [i]);
    else members.push(i);
  });
  return [...passes]
    .sort(([a], [b]) => a - b)
    .flatMap(([pass, members]) =>
      separateKinds(members, nodes, packing, affinity).map((group) => ({ pass, nodes: group })),
    );
}

/**
 * Two groups where both kinds occur, which together need no more pnodes than any placement. Other nodes fill the places
 * that the openvz group leaves on its last pnode, those most linked to openvz nodes first, and go with qemu else.
 */
function separateKinds(
  members: readonly number[],
  nodes: readonly PlacementNode[],
  packing: number,
  affinity: Affinity,
): (readonly number[])[] {
  const ofKind = (kind: string) => members.filter((i) => nodes[i]?.kind === kind);
  const openvz = ofKind("openvz");
  const qemu = ofKind("qemu");
  if (openvz.length === 0 || qemu.length === 0) return [members];
  const others = members
    .filter((i) => nodes[i]?.kind !== "openvz" && nodes[i]?.kind !== "qemu")
    .map((node) => ({ node, pull: affinity(node, "openvz") - affinity(node, "qemu") }))
    .sort((a, b) => b.pull - a.pull || a.node - b.node);
  const pnodes = (count: number) => Math.ceil(count / packing);
  const least = Math.max(pnodes(members.length), pnodes(openvz.length) + pnodes(qemu.length));
  const most = Math.min(others.length, pnodes(openvz.length) * packing - openvz.length);
  let joined = Math.min(most, others.filter(({ pull }) => pull > 0).length);
  while (joined < most && pnodes(openvz.length) + pnodes(qemu.length + others.length - joined) > least)
    joined++;
  const withOpenvz = new Set([...openvz, ...others.slice(0, joined).map(({ node }) => node)]);
  return [members.filter((i) => withOpenvz.has(i)), members.filter((i) => !withOpenvz.has(i))];
}
