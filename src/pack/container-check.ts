import type { Diagnostic } from "../source/index.ts";
import {
  type Classification,
  containerMemory,
  type Experiment,
  Findings,
  type Network,
  nameList,
  parseIpv4,
  type TestbedProfile,
} from "../topology/index.ts";
import { reportSharedAddresses } from "./address-check.ts";
import { type InterfacePlaces, interfacePlaces } from "./interface-places.ts";
import type { PlacementNode } from "./placement.ts";

const MOST_QEMU_INTERFACES = 7;

/** What is wrong with the containers of an experiment wherever they are placed: NS4010, NS4011, NS4029 and NS4031. */
export function checkContainers(
  experiment: Experiment,
  classification: Classification,
  profile: TestbedProfile,
): readonly Diagnostic[] {
  const findings = new Findings();
  const places = interfacePlaces(experiment);
  const partitions = new Map<string, PlacementNode[]>();
  for (const node of placementNodes(classification, places, profile)) {
    reportQemuInterfaces(node, findings);
    if (node.partition === null) continue;
    const part = partitions.get(node.partition.value);
    if (part === undefined) partitions.set(node.partition.value, [node]);
    else part.push(node);
  }
  for (const [value, part] of partitions) reportMixedKinds(value, part, findings);
  reportMissingAddresses(classification, places, findings);
  reportSharedAddresses(experiment, findings);
  return findings.list;
}

/** The containers as the placement needs them, in their order. */
export function placementNodes(
  { nodes }: Classification,
  places: InterfacePlaces,
  profile: TestbedProfile,
): PlacementNode[] {
  return nodes.flatMap((classified, i) => {
    const { node, kind, partition, pass, containerKind } = classified;
    if (kind !== "container") return [];
    const interfaces = places.ofNode[i]?.length ?? 0;
    const memoryMB = containerMemory(classified.image?.name ?? null, classified.role, profile);
    return [{ name: node.name, span: node.span, partition, pass, kind: containerKind, interfaces, memoryMB }];
  });
}

/** Reports a partition that holds qemu and openvz containers. */
export function reportMixedKinds(value: string, part: readonly PlacementNode[], findings: Findings): void {
  const qemu = part.find(({ kind }) => kind === "qemu");
  const openvz = part.find(({ kind }) => kind === "openvz");
  if (qemu === undefined || openvz === undefined) return;
  const [first, second] = part.indexOf(qemu) < part.indexOf(openvz) ? [qemu, openvz] : [openvz, qemu];
  findings.add({
    code: "NS4010",
    severity: "error",
    message:
      `partition "${value}" holds the qemu container ${qemu.name} and the openvz container ` +
      `${openvz.name}, which cannot share a pnode`,
    span: placeOf(second),
    related: [{ message: "the other kind is here", span: placeOf(first) }],
  });
}

/** Reports a qemu container with more interfaces than it can have. */
export function reportQemuInterfaces(node: PlacementNode, findings: Findings): void {
  if (node.kind !== "qemu" || node.interfaces <= MOST_QEMU_INTERFACES) return;
  findings.add({
    code: "NS4011",
    severity: "error",
    message: `qemu container ${node.name} has ${node.interfaces} interfaces, and ${MOST_QEMU_INTERFACES} are possible`,
    span: node.span,
  });
}

function placeOf({ partition, span }: PlacementNode) {
  return partition?.span ?? span;
}

/** Addresses that only the testbed will know, as under `tb-use-ipassign`, are of no use in containers.json. */
export function reportMissingAddresses(
  { nodes }: Classification,
  places: InterfacePlaces,
  findings: Findings,
): void {
  const networks = new Set<Network>();
  nodes.forEach(({ kind }, i) => {
    if (kind !== "container") return;
    for (const { network, member } of places.ofNode[i] ?? [])
      if (parseIpv4(member.address) === null) networks.add(network);
  });
  const [first] = networks;
  if (first === undefined) return;
  findings.add({
    code: "NS4029",
    severity: "error",
    message: `containers have no address on ${nameList([...networks].map(({ name }) => name))}`,
    span: first.span,
    help: "containers.json needs the addresses now: set them in the file, or let nsc assign them",
  });
}
