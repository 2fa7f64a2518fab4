import {
  type Network,
  type NetworkRecord,
  networkFields,
  pairsOf,
  subnetOf,
  usualNetwork,
} from "../../topology/index.ts";
import type { XmlWriter } from "./writer.ts";

/** Capacity in kb/s and latency in milliseconds, those of the first member: others have theirs at their interfaces. */
export function writeSubstrate(xml: XmlWriter, network: Network): void {
  const [first] = network.members;
  xml.open("substrates");
  xml.leaf("name", network.name);
  if (first !== undefined) {
    writeCapacity(xml, first.bandwidthKbps);
    if (first.delayMs !== 0) writeLatency(xml, first.delayMs);
  }
  for (const pair of pairsOf(networkFields, recordOf(network), usual(network))) xml.attribute(pair);
  xml.close("substrates");
}

export function writeCapacity(xml: XmlWriter, rate: number): void {
  xml.open("capacity");
  xml.leaf("rate", rate);
  xml.leaf("kind", "max");
  xml.close("capacity");
}

export function writeLatency(xml: XmlWriter, time: number): void {
  xml.open("latency");
  xml.leaf("time", time);
  xml.leaf("kind", "average");
  xml.close("latency");
}

function recordOf(network: Network): NetworkRecord {
  const { kind, queue, subnet, netmask, details } = network;
  return { ...usual(network), ...details, kind, queue, subnet, netmask: netmask.value };
}

/** Masks and addresses stand at the interfaces, and the subnet follows from them. */
function usual({ members, netmask }: Network): NetworkRecord {
  const addresses = members.map(({ address }) => address);
  const network = usualNetwork(members.length);
  if (addresses.every((address) => address === "")) return network;
  return { ...network, netmask: netmask.value, subnet: subnetOf(addresses, netmask.value) };
}
