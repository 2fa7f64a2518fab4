import type { HostView, MachineView, NodeInterfaceView } from "../../configapi/index.ts";
import type { ContainerRecord, NodeInterface, Pnode, TopologyNode } from "../../topology/index.ts";
import type { Indexed } from "./source.ts";

const WINDOWS = /^windows/i;

/** The role of a container by what its image runs. */
export function containerRole(os: string): "container" | "win-container" {
  return WINDOWS.test(os) ? "win-container" : "container";
}

/** A container as its own record and its pnode's have it, from containers.json, topology.json or both. */
export function containerMachine(
  name: string,
  record: ContainerRecord | null,
  node: TopologyNode | null,
  addresses: Indexed["addresses"],
): MachineView {
  const os = record?.image_os ?? node?.os ?? null;
  return {
    name,
    role: os === null ? (node?.role ?? "container") : containerRole(os),
    host: record?.host ?? node?.host ?? null,
    os,
    hardware: node?.hardware ?? null,
    image: record?.image_name ?? attribute(node, "containers:image_name"),
    startCommand: node?.startCommand ?? null,
    ghost: node?.ghost ?? false,
    controlAddress: addresses.get(name) ?? null,
    interfaces:
      node === null
        ? (record?.interfaces ?? []).map((entry, index) => bareInterface(index, entry.address, entry.mac))
        : node.interfaces.map(fullInterface),
  };
}

/** A pnode or physical node; `node` and `pnode` are both there where a machine of the NS file hosts containers. */
export function hostMachine(
  name: string,
  node: TopologyNode | null,
  pnode: Pnode | null,
  hosts: boolean,
): MachineView {
  return {
    name,
    role: hosts ? "pnode" : null,
    host: null,
    os: pnode?.os ?? node?.os ?? null,
    hardware: pnode?.hardware ?? node?.hardware ?? null,
    image: null,
    startCommand: node?.startCommand ?? null,
    ghost: node?.ghost ?? false,
    controlAddress: null,
    interfaces: [
      ...(node?.interfaces ?? []).map(fullInterface),
      ...(pnode?.interfaces ?? []).map(pnodeInterface),
    ],
  };
}

/** What `GET …/hosts/:host` shows of a host. */
export function hostView(
  { name, role, os, hardware, interfaces }: MachineView,
  containers: string[],
): HostView {
  return {
    name,
    role: role === "pnode" ? role : null,
    os,
    hardware,
    interfaces: interfaces.map(({ index, network, address, netmask }) => ({
      index,
      network: network ?? "",
      address,
      netmask: netmask ?? "",
    })),
    containers,
  };
}

function attribute(node: TopologyNode | null, wanted: string): string | null {
  return node?.attributes.find(({ key }) => key === wanted)?.value ?? null;
}

const UNSHAPED = {
  toKbps: null,
  fromKbps: null,
  toDelayMs: null,
  fromDelayMs: null,
  toLoss: null,
  fromLoss: null,
};

function bareInterface(index: number, address: string, mac: string): NodeInterfaceView {
  return { index, network: null, address, netmask: null, mac, ...UNSHAPED };
}

function fullInterface(entry: NodeInterface): NodeInterfaceView {
  const { index, network, address, netmask, mac } = entry;
  const { toKbps, fromKbps, toDelayMs, fromDelayMs, toLoss, fromLoss } = entry;
  return {
    index,
    network,
    address,
    netmask,
    mac,
    toKbps,
    fromKbps,
    toDelayMs,
    fromDelayMs,
    toLoss,
    fromLoss,
  };
}

function pnodeInterface({
  index,
  physicalNetwork,
  address,
  netmask,
}: Pnode["interfaces"][number]): NodeInterfaceView {
  return { index, network: physicalNetwork, address, netmask, mac: null, ...UNSHAPED };
}
