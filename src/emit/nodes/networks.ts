import type { NetworkView } from "../../configapi/index.ts";
import {
  formatIpv4,
  type NodeInterface,
  type PhysicalNetwork,
  parseIpv4,
  type TopologyNetwork,
  type TopologyNode,
} from "../../topology/index.ts";

/** A network of the experiment, with its members among the nodes by name. */
export function virtualNetworkView(
  network: TopologyNetwork,
  nodes: ReadonlyMap<string, TopologyNode>,
): NetworkView {
  const { name, kind, subnet, netmask, vlan, physicalNetwork } = network;
  const members: NetworkView["members"] = [];
  const interfaces: NodeInterface[] = [];
  for (const member of network.members) {
    const [node, index] = splitMember(member);
    const found = nodes.get(node)?.interfaces.find((entry) => entry.index === index);
    if (found === undefined) continue;
    members.push({ node, index, address: found.address });
    interfaces.push(found);
  }
  return {
    name,
    kind,
    subnet,
    netmask,
    bandwidthKbps: common(interfaces, "toKbps", "fromKbps"),
    delayMs: common(interfaces, "toDelayMs", "fromDelayMs"),
    loss: common(interfaces, "toLoss", "fromLoss"),
    vlan,
    physicalNetwork,
    members,
  };
}

/** Members of a physical network have the host numbers 1, 2, … in their order. */
export function physicalNetworkView({ name, kind, subnet, netmask, members }: PhysicalNetwork): NetworkView {
  const base = parseIpv4(subnet) ?? 0;
  return {
    name,
    kind,
    subnet,
    netmask,
    bandwidthKbps: null,
    delayMs: null,
    loss: null,
    vlan: null,
    physicalNetwork: null,
    members: members.map((node, i) => ({ node, index: i, address: formatIpv4((base + 1 + i) % 2 ** 32) })),
  };
}

/** `NODE:INDEX`; an index that is no number is -1, which no interface has. */
export function splitMember(member: string): [node: string, index: number] {
  const colon = member.lastIndexOf(":");
  const index = member.slice(colon + 1);
  return [member.slice(0, colon), /^\d{1,9}$/.test(index) ? Number(index) : -1];
}

type Measure = "toKbps" | "fromKbps" | "toDelayMs" | "fromDelayMs" | "toLoss" | "fromLoss";

/** What all interfaces have in both directions, or null. */
function common(interfaces: readonly NodeInterface[], to: Measure, from: Measure): number | null {
  const first = interfaces[0]?.[to];
  if (first === undefined) return null;
  return interfaces.every((entry) => entry[to] === first && entry[from] === first) ? first : null;
}
