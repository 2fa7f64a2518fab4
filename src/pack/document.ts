import { PROGRESS_STEP, type Progress } from "../source/index.ts";
import {
  type Classification,
  type ClassifiedNode,
  type Experiment,
  formatIpv4,
  hardwareOfNode,
  type NodeInterface,
  type Pnode,
  parseIpv4,
  type TopologyDraft,
  type TopologyNetwork,
  type TopologyNode,
} from "../topology/index.ts";
import type { Hosts } from "./hosts.ts";
import type { InterfacePlace, InterfacePlaces } from "./interface-places.ts";
import type { MacAssigner } from "./mac.ts";
import type { PhysicalPlan } from "./physical.ts";
import type { Placement } from "./placement.ts";

/** The nodes with their interfaces; MAC addresses are given in creation order. */
export function documentNodes(
  experiment: Experiment,
  classification: Classification,
  places: InterfacePlaces,
  hosts: Hosts,
  macs: MacAssigner,
  progress: Progress,
): TopologyNode[] {
  return classification.nodes.map((classified, i) => {
    if (i % PROGRESS_STEP === 0) progress("giving MAC addresses to", i, classification.nodes.length);
    const { node, kind } = classified;
    const at = places.ofNode[i] ?? [];
    if (kind === "physical") return documentNode(classified, at, experiment, null, () => null);
    const host = hosts.list[hosts.ofNode[i]].name;
    return documentNode(classified, at, experiment, host, (port) => macs.assign(node.name, port));
  });
}

/** One node of an NS file; `macOf` gives the MAC address of an interface index. */
export function documentNode(
  { node, kind, role, image, ghost, partition, pass, attributes }: ClassifiedNode,
  places: readonly InterfacePlace[],
  { virtualTypes }: Experiment,
  host: string | null,
  macOf: (port: number) => string | null,
): TopologyNode {
  return {
    name: node.name,
    kind,
    host,
    role,
    os: kind === "container" ? (image?.os ?? null) : (node.os?.value ?? null),
    hardware: hardwareOfNode(node.hardware.value, virtualTypes),
    startCommand: node.startCommand?.value ?? null,
    ghost,
    partition: partition?.value ?? null,
    pass,
    attributes: [...attributes],
    interfaces: places.map((at) => documentInterface(at, macOf(at.member.port))),
  };
}

function documentInterface({ network, member }: InterfacePlace, mac: string | null): NodeInterface {
  return {
    index: member.port,
    network: network.name,
    address: canonicalAddress(member.address),
    netmask: canonicalAddress(network.netmask.value),
    mac,
    toKbps: member.bandwidthKbps,
    fromKbps: member.reverseBandwidthKbps,
    toDelayMs: member.delayMs,
    fromDelayMs: member.reverseDelayMs,
    toLoss: member.loss,
    fromLoss: member.reverseLoss,
  };
}

/** The pnodes with their interfaces on the physical networks, whose members have host numbers from 1. */
export function documentPnodes(
  experiment: Experiment,
  placement: Placement,
  containers: readonly number[],
  plan: PhysicalPlan,
  os: string,
): Pnode[] {
  const interfaces = new Map<string, Pnode["interfaces"]>();
  for (const { name, subnet, netmask, members } of plan.networks) {
    const base = parseIpv4(subnet) as number;
    members.forEach((member, i) => {
      const index = interfaces.get(member)?.length ?? 0;
      const entry = { index, physicalNetwork: name, address: formatIpv4(base + 1 + i), netmask };
      if (index === 0) interfaces.set(member, [entry]);
      else interfaces.get(member)?.push(entry);
    });
  }
  return placement.pnodes.map(({ name, hardware, nodes }) => ({
    name,
    os,
    hardware,
    containers: nodes.map((i) => experiment.nodes[containers[i] as number]?.name as string),
    interfaces: interfaces.get(name) ?? [],
  }));
}

/** The networks of the experiment with what carries them. */
export function documentNetworks(experiment: Experiment, plan: PhysicalPlan): TopologyNetwork[] {
  return experiment.networks.map((network, i) => ({
    name: network.name,
    kind: network.kind,
    subnet: canonicalAddress(network.subnet),
    netmask: canonicalAddress(network.netmask.value),
    members: network.members.map(({ node, port }) => `${node}:${port}`),
    physicalNetwork: plan.networks[plan.carrier[i] as number]?.name ?? null,
    vlan: (plan.vlan[i] as number) || null,
  }));
}

/** The events of an experiment. */
export function documentEvents({ events }: Experiment): TopologyDraft["events"] {
  return events.map(({ time, node, object, objectType, eventType, arguments: words }) => ({
    time,
    node,
    object,
    objectType,
    eventType,
    arguments: words,
  }));
}

/** An address without leading zeros; empty when the text is none. The text itself where it is right: one for all. */
export function canonicalAddress(text: string): string {
  const value = parseIpv4(text);
  if (value === null) return "";
  const canonical = formatIpv4(value);
  return canonical === text ? text : canonical;
}
