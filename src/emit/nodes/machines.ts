import type { MachineView, NodeInterfaceView } from "../../configapi/index.ts";
import {
  type ContainerRecord,
  containerRole,
  type NodeInterface,
  type Pnode,
  type TopologyNode,
} from "../../topology/index.ts";

/** A container as its own record and its pnode's have it, from containers.json, topology.json or both. */
export function containerMachine(
  name: string,
  record: ContainerRecord | null,
  node: TopologyNode | null,
  controlAddress: string | null,
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
    controlAddress,
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
