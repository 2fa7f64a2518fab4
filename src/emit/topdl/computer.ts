import {
  type ExperimentNode,
  type MemberRecord,
  memberFields,
  type NodeRecord,
  nodeFields,
  pairsOf,
  softwareOf,
  softwareTexts,
  userKey,
  usualMember,
  usualNode,
} from "../../topology/index.ts";
import type { Interface } from "./interfaces.ts";
import { writeCapacity, writeLatency } from "./substrate.ts";
import type { XmlWriter } from "./writer.ts";

/** A node with its interfaces by port. */
export function writeComputer(xml: XmlWriter, node: ExperimentNode, interfaces: readonly Interface[]): void {
  xml.open("elements");
  xml.open("computer");
  xml.leaf("name", node.name);
  if (node.os !== null) {
    xml.open("os");
    xml.leaf("name", node.os.value);
    xml.attribute({ key: "osid", value: node.os.value });
    xml.close("os");
  }
  const software = softwareOf(node.details?.rpms ?? "", node.details?.tarfiles ?? "");
  for (const { location, install } of software) {
    xml.open("software");
    xml.leaf("location", location);
    if (install !== null) xml.leaf("install", install);
    xml.close("software");
  }
  for (const [port, each] of interfaces.entries()) writeInterface(xml, node, each, port);
  xml.attribute({ key: "type", value: node.hardware.value });
  if (node.startCommand !== null) xml.attribute({ key: "startup", value: node.startCommand.value });
  xml.attribute({ key: "failureaction", value: node.failureAction.value });
  for (const { key, value } of node.attributes) xml.attribute({ key: userKey(key), value });
  const facts = { ...softwareTexts(software), remote: false, virtual: false, subnode: false };
  const usual = usualNode(node.name, node.role, facts);
  for (const pair of pairsOf(nodeFields, nodeRecord(node, usual), usual)) xml.attribute(pair);
  xml.close("computer");
  xml.close("elements");
}

function nodeRecord(node: ExperimentNode, usual: NodeRecord): NodeRecord {
  const { details, role: kind, fixed } = node;
  return {
    ...usual,
    ...details,
    kind,
    fixed: fixed?.value ?? null,
    tableRole: details?.role ?? usual.tableRole,
  };
}

function writeInterface(xml: XmlWriter, node: ExperimentNode, place: Interface, port: number): void {
  const { network, member } = place;
  const [first] = network.members;
  xml.open("interface");
  xml.leaf("substrate", network.name);
  xml.leaf("name", `inf${String(port).padStart(3, "0")}`);
  if (member.bandwidthKbps !== first?.bandwidthKbps) writeCapacity(xml, member.bandwidthKbps);
  if (member.delayMs !== first?.delayMs) writeLatency(xml, member.delayMs);
  if (member.address !== "") {
    xml.attribute({ key: "ip4_address", value: member.address });
    xml.attribute({ key: "ip4_netmask", value: network.netmask.value });
  }
  if (member.loss !== 0) xml.attribute({ key: "loss", value: String(member.loss) });
  const bridge = node.role === "bridge";
  const usual = usualMember({ index: place.usualIndex, bridge }, member, network.queue);
  for (const pair of pairsOf(memberFields, memberRecord(place, usual), usual)) xml.attribute(pair);
  xml.close("interface");
}

function memberRecord({ member, index }: Interface, usual: MemberRecord): MemberRecord {
  const { reverseBandwidthKbps, reverseDelayMs, reverseLoss } = member;
  return { ...usual, ...member.details, index, reverseBandwidthKbps, reverseDelayMs, reverseLoss };
}
