import type { Experiment, ExperimentNode, NetworkMember } from "../../topology/index.ts";
import { type Row, type Table, unlessEmpty } from "./row.ts";

/** Nodes and what belongs to them. */
export const nodeTables: readonly Table[] = [
  { name: "virt_nodes", rows: nodeRows },
  { name: "virt_node_desires", rows: desireRows },
  { name: "virt_node_attributes", rows: attributeRows },
  { name: "virt_vtypes", rows: virtualTypeRows },
  { name: "virt_routes", rows: routeRows },
];

/** Addresses that are left to the testbed. */
const NO_ADDRESS = "0.0.0.0";

function* nodeRows(experiment: Experiment): Generator<Row> {
  const ports = portsByNode(experiment);
  for (const node of experiment.nodes) yield nodeRow(experiment, node, ports.get(node.name) ?? []);
  for (const { name, hardware } of experiment.details?.hostNodes ?? [])
    yield addedNode(name, hardware, "", "");
  for (const { name, os, commandLine } of experiment.details?.firewalls ?? []) {
    yield addedNode(name, "pc", os, commandLine);
  }
}

function portsByNode({ networks }: Experiment): Map<string, NetworkMember[]> {
  const ports = new Map<string, NetworkMember[]>();
  for (const { members } of networks) {
    for (const member of members) {
      const list = ports.get(member.node);
      if (list === undefined) ports.set(member.node, [member]);
      else list.push(member);
    }
  }
  for (const list of ports.values()) list.sort((a, b) => a.port - b.port);
  return ports;
}

function nodeRow({ routing }: Experiment, node: ExperimentNode, ports: readonly NetworkMember[]): Row {
  const { details } = node;
  return {
    vname: node.name,
    type: node.hardware.value,
    ips: ports.map(({ port, address }) => `${port}:${address === "" ? NO_ADDRESS : address}`).join(" "),
    osname: node.os?.value ?? "",
    cmd_line: details?.commandLine,
    rpms: details?.rpms,
    startupcmd: details?.startup,
    tarfiles: details?.tarfiles,
    failureaction: node.failureAction.value,
    routertype: routing,
    fixed: node.fixed?.value ?? "",
    inner_elab_role: unlessEmpty(details?.innerElabRole),
    role: unlessEmpty(details?.role),
    plab_role: details?.plabRole === "none" ? null : details?.plabRole,
    sharing_mode: unlessEmpty(details?.sharingMode),
    loadlist: unlessEmpty(details?.loadList),
    numeric_id: unlessEmpty(details?.numericId),
    parent_osname: unlessEmpty(details?.parentOs),
    plab_plcnet: details?.plabNetwork,
  };
}

/** A node that the testbed adds by itself: the host of a subnode, or a firewall. */
function addedNode(name: string, hardware: string, os: string, commandLine: string): Row {
  return {
    vname: name,
    type: hardware,
    ips: "",
    osname: os,
    cmd_line: commandLine,
    rpms: "",
    startupcmd: "",
    tarfiles: "",
    fixed: "",
  };
}

function* desireRows({ nodes, details }: Experiment): Generator<Row> {
  for (const node of nodes) {
    for (const { name, weight } of node.details?.desires ?? []) {
      yield { vname: node.name, desire: name, weight };
    }
  }
  for (const { name, hosts } of details?.hostNodes ?? []) {
    yield { vname: name, desire: `hosts-${hosts}`, weight: "1.0" };
  }
}

/** The first value of a key is the one that counts. */
function* attributeRows({ nodes }: Experiment): Generator<Row> {
  for (const { name, attributes } of nodes) {
    const seen = new Set<string>();
    for (const { key, value } of attributes) {
      if (seen.has(key)) continue;
      seen.add(key);
      yield { vname: name, attrkey: key, attrvalue: value };
    }
  }
}

function* virtualTypeRows({ virtualTypes }: Experiment): Generator<Row> {
  for (const { name, weight, types, written } of virtualTypes) {
    yield { name, weight, members: written ?? types.join(" ") };
  }
}

function* routeRows({ nodes }: Experiment): Generator<Row> {
  for (const { name, details } of nodes) {
    for (const route of details?.routes ?? []) {
      yield {
        vname: name,
        src: route.source,
        dst: route.destination,
        nexthop: route.nextHop,
        dst_type: route.destinationType,
        dst_mask: route.destinationMask,
      };
    }
  }
}
