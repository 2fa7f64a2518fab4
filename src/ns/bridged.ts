import type { LanLink } from "./objects/lan-link.ts";
import type { Node } from "./objects/node.ts";

/** Networks that bridges join, as groups in creation order; a network without a bridge is a group of its own. */
export function bridgedGroups(networks: readonly LanLink[], nodes: readonly Node[]): LanLink[][] {
  const bridges = nodes.filter((node) => node.className === "Bridge" && node.ports.length > 1);
  const joined = new Map<LanLink, LanLink>();
  const rootOf = (network: LanLink): LanLink => {
    let root = network;
    for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next;
    for (let at = network; at !== root; ) {
      const next = joined.get(at) as LanLink;
      joined.set(at, root);
      at = next;
    }
    return root;
  };
  for (const bridge of bridges) {
    const first = rootOf((bridge.ports[0] as { network: LanLink }).network);
    for (const { network } of bridge.ports) {
      const root = rootOf(network);
      if (root !== first) joined.set(root, first);
    }
  }
  const groups = new Map<LanLink, LanLink[]>();
  for (const network of networks) {
    const root = bridges.length === 0 ? network : rootOf(network);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [network]);
    else group.push(network);
  }
  return [...groups.values()];
}
