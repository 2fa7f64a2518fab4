import type { Experiment, Network, NetworkMember } from "../../topology/index.ts";

/** One interface, and where it is among the members of its network. */
export interface Interface {
  readonly network: Network;
  readonly member: NetworkMember;
  readonly index: number;
  /** Where it would be if members stood in the order of their computers. */
  readonly usualIndex: number;
}

/** The interfaces of each node by port. */
export function interfacesByNode({ nodes, networks }: Experiment): Map<string, Interface[]> {
  const found = new Map<string, Interface[]>(nodes.map(({ name }) => [name, []]));
  for (const network of networks) {
    for (const [index, member] of network.members.entries()) {
      found.get(member.node)?.push({ network, member, index, usualIndex: 0 });
    }
  }
  const counts = new Map<Network, number>();
  for (const [name, interfaces] of found) {
    interfaces.sort((a, b) => a.member.port - b.member.port);
    const placed = interfaces.map((one) => {
      const usualIndex = counts.get(one.network) ?? 0;
      counts.set(one.network, usualIndex + 1);
      return { ...one, usualIndex };
    });
    found.set(name, placed);
  }
  return found;
}
