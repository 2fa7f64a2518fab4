import type { NetworkView } from "../../configapi/index.ts";
import {
  formatIpv4,
  type NodeInterface,
  type PhysicalNetwork,
  parseIpv4,
  type TopologyNetwork,
} from "../../topology/index.ts";
import type { NetworksTable } from "../store/tables.ts";
import type { Indexed } from "./source.ts";

type NetworkRow = Omit<NetworksTable, "experiment_id">;

/** Keys of the table `networks`: a virtual and a physical network may have one name. */
export const virtualKey = (name: string): string => `v:${name}`;
export const physicalKey = (name: string): string => `p:${name}`;

/** The rows of the networks, virtual ones first. */
export function* networkRows(source: Indexed): Generator<NetworkRow> {
  const { topology } = source;
  if (topology === null) return;
  let ordinal = 0;
  for (const network of topology.networks) {
    const body = JSON.stringify(virtualNetwork(source, network));
    yield { key: virtualKey(network.name), layer: "virtual", ordinal: ordinal++, body };
  }
  ordinal = 0;
  for (const network of topology.physicalNetworks) {
    const body = JSON.stringify(physicalNetwork(network));
    yield { key: physicalKey(network.name), layer: "physical", ordinal: ordinal++, body };
  }
}

function virtualNetwork({ nodes }: Indexed, network: TopologyNetwork): NetworkView {
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
function physicalNetwork({ name, kind, subnet, netmask, members }: PhysicalNetwork): NetworkView {
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
