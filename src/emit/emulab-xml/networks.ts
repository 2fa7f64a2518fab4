import type { Experiment, Network, NetworkMember, QueueDetails } from "../../topology/index.ts";
import { flag, type Row, type Table, unlessEmpty } from "./row.ts";

/** Links and LANs and what belongs to them. */
export const networkTables: readonly Table[] = [
  { name: "virt_lan_lans", rows: networkRows },
  { name: "virt_lans", rows: memberRows },
  { name: "virt_lan_settings", rows: settingRows },
  { name: "virt_lan_member_settings", rows: memberSettingRows },
  { name: "virt_bridges", rows: bridgeRows },
  { name: "virt_paths", rows: pathRows },
];

function* networkRows({ networks }: Experiment): Generator<Row> {
  for (const { name, details } of networks) yield { vname: name, failureaction: details?.failureAction };
}

function* memberRows({ networks }: Experiment): Generator<Row> {
  for (const network of networks) {
    for (const [index, member] of network.members.entries()) yield memberRow(network, member, index);
  }
}

function memberRow(network: Network, member: NetworkMember, index: number): Row {
  const { details: net } = network;
  const { details: own } = member;
  return {
    vname: network.name,
    member: memberName(member),
    vnode: member.node,
    vport: member.port,
    vindex: index,
    ip: member.address,
    mask: network.netmask.value,
    delay: member.delayMs,
    rdelay: member.reverseDelayMs,
    bandwidth: member.bandwidthKbps,
    rbandwidth: member.reverseBandwidthKbps,
    backfill: own?.backfillKbps,
    rbackfill: own?.reverseBackfillKbps,
    lossrate: member.loss,
    rlossrate: member.reverseLoss,
    cost: own?.cost,
    widearea: flag(net?.wideArea),
    emulated: net?.emulated,
    uselinkdelay: net?.endNodeShaping,
    nobwshaping: net?.noBandwidthShaping,
    encap_style: net?.encapsulation,
    mustdelay: flag(net?.mustDelay),
    trivial_ok: net?.trivialOk,
    protocol: net?.protocol,
    ...queueColumns(own?.queue),
    ofenabled: flag(net?.openflow.enabled),
    ofcontroller: net?.openflow.controller,
    is_accesspoint: network.kind === "lan" ? flag(own?.accessPoint) : null,
    est_bandwidth: own?.estimatedBandwidthKbps,
    rest_bandwidth: own?.reverseEstimatedBandwidthKbps,
    fixed_iface: unlessEmpty(own?.fixedInterface),
    layer: unlessEmpty(net?.layer),
    implemented_by_path: net?.implementedBy?.kind === "path" ? net.implementedBy.name : null,
    implemented_by_link: net?.implementedBy?.kind === "link" ? net.implementedBy.name : null,
    bridge_vname: own?.bridge ? member.node : null,
  };
}

function memberName({ node, port }: NetworkMember): string {
  return `${node}:${port}`;
}

const QUEUE_COLUMNS = [
  ["q_limit", "limit_"],
  ["q_maxthresh", "maxthresh_"],
  ["q_minthresh", "thresh_"],
  ["q_weight", "q_weight_"],
  ["q_linterm", "linterm_"],
  ["q_qinbytes", "queue-in-bytes_"],
  ["q_bytes", "bytes_"],
  ["q_meanpsize", "mean_pktsize_"],
  ["q_wait", "wait_"],
  ["q_setbit", "setbit_"],
  ["q_droptail", "drop-tail_"],
  ["q_red", "red_"],
  ["q_gentle", "gentle_"],
] as const;

const TRACE_COLUMNS = [
  ["traced", "traced"],
  ["trace_type", "trace_type"],
  ["trace_expr", "trace_expr"],
  ["trace_snaplen", "trace_snaplen"],
  ["trace_endnode", "trace_endnode"],
  ["trace_db", "trace_mysql"],
] as const;

function queueColumns(queue: QueueDetails | undefined): Row {
  if (queue === undefined) return {};
  const columns = queue.traced ? [...QUEUE_COLUMNS, ...TRACE_COLUMNS] : QUEUE_COLUMNS;
  return Object.fromEntries(columns.map(([column, variable]) => [column, queue.values.get(variable)]));
}

function* settingRows({ networks }: Experiment): Generator<Row> {
  for (const { name, details } of networks) {
    for (const { key, value } of details?.settings ?? []) yield { vname: name, capkey: key, capval: value };
  }
}

function* memberSettingRows({ networks }: Experiment): Generator<Row> {
  for (const network of networks) {
    for (const member of network.members) {
      for (const { key, value } of member.details?.settings ?? []) {
        yield { vname: network.name, member: memberName(member), capkey: key, capval: value };
      }
    }
  }
}

function* bridgeRows({ networks }: Experiment): Generator<Row> {
  for (const network of networks) {
    for (const { node, port, details } of network.members) {
      if (details?.bridge) yield { vname: node, vlink: network.name, vport: port };
    }
  }
}

function* pathRows({ details }: Experiment): Generator<Row> {
  for (const path of details?.paths ?? []) {
    for (const [index, { name, layer }] of path.segments.entries()) {
      yield { pathname: path.name, segmentname: name, segmentindex: index, layer };
    }
  }
}
