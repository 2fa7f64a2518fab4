import type {
  Experiment,
  ExperimentDetails,
  ExperimentNode,
  Network,
  NetworkMember,
} from "../../src/topology/index.ts";

export type Row = Record<string, string>;
export type Tables = Record<string, Row[]>;

/** An experiment as rows of the tables in which the reference shows it: a check that nothing of it is lost. */
export function referenceTables(experiment: Experiment): Tables {
  const details = experiment.details as ExperimentDetails;
  const tables: Tables = {};
  const add = (table: string, row: Record<string, string | number | null | undefined>): void => {
    tables[table] ??= [];
    tables[table].push(
      Object.fromEntries(
        Object.entries(row)
          .filter(([, value]) => value !== null && value !== undefined)
          .map(([column, value]) => [column, String(value)]),
      ),
    );
  };

  for (const node of experiment.nodes) addNode(add, experiment, node);
  for (const host of details.hostNodes) {
    add("virt_nodes", { ...NODE, vname: host.name, type: host.hardware });
    add("virt_node_desires", { vname: host.name, desire: `hosts-${host.hosts}`, weight: "1.0" });
  }
  for (const network of experiment.networks) addNetwork(add, network);
  for (const { name, weight, written } of experiment.virtualTypes) {
    add("virt_vtypes", { name, weight, members: written });
  }
  for (const path of details.paths) {
    for (const [index, { name, layer }] of path.segments.entries()) {
      add("virt_paths", { pathname: path.name, segmentname: name, segmentindex: index, layer });
    }
  }
  for (const program of experiment.programs) {
    add("virt_agents", { vnode: program.node, vname: program.name, objecttype: "PROGRAM" });
    add("virt_programs", {
      vnode: program.node,
      vname: program.name,
      command: program.command,
      dir: program.details?.directory,
      timeout: program.details?.timeout,
      expected_exit_code: program.details?.expectedExitCode,
    });
  }
  for (const list of details.eventLists) {
    add("virt_agents", { vnode: "*", vname: list.name, objecttype: list.kind.toUpperCase() });
  }
  add("virt_agents", { vnode: "*", vname: details.simulator, objecttype: "SIMULATOR" });
  add("virt_agents", { vnode: "*", vname: "linktest", objecttype: "LINKTEST" });
  add("virt_agents", { vnode: "*", vname: "slothd", objecttype: "SLOTHD" });
  for (const end of details.traffic) {
    const objecttype = end.generator === "NSE" ? "NSE" : "TRAFGEN";
    add("virt_agents", { vnode: end.node, vname: end.name, objecttype });
    if (end.generator === "NSE" && end.application !== null) {
      add("virt_agents", { vnode: end.node, vname: end.application.name, objecttype });
    }
    add("virt_trafgens", {
      vnode: end.node,
      vname: end.name,
      role: end.role,
      proto: end.protocol,
      port: end.port,
      ip: end.address,
      target_vnode: end.target.node,
      target_vname: end.target.name,
      target_port: end.target.port,
      target_ip: end.target.address,
      generator: end.generator,
    });
  }
  for (const group of details.groups) {
    for (const member of group.members) add("event_groups", { group_name: group.name, agent_name: member });
  }
  for (const event of experiment.events) {
    add("eventlist", {
      time: event.time === "" ? null : event.time,
      vnode: event.node,
      vname: event.object,
      objecttype: event.objectType,
      eventtype: event.eventType,
      arguments: event.arguments,
      atstring: "",
      triggertype: event.details?.trigger,
      parent: event.details?.parent,
    });
  }
  for (const firewall of details.firewalls) {
    const { name, type, style, os, commandLine } = firewall;
    add("virt_firewalls", { fwname: name, type, style });
    add("virt_nodes", { ...NODE, vname: name, osname: os, cmd_line: commandLine });
    for (const { number, text } of firewall.rules)
      add("firewall_rules", { fwname: name, ruleno: number, rule: text });
  }
  for (const { host, node } of details.tunnels) add("virt_tiptunnels", { host, vnode: node });
  for (const { name, value } of details.environment) add("virt_user_environment", { name, value });
  for (const { name, value, description } of details.parameters)
    add("virt_parameters", { name, value, description });
  for (const pathname of experiment.sourcedFiles) add("external_sourcefiles", { pathname });
  for (const { path, directory } of details.blobs)
    add("experiment_blobs", { path, action: `unpack:${directory}` });
  for (const { role, key, value, ordering } of details.elabAttributes) {
    add("elabinelab_attributes", { role, attrkey: key, attrvalue: value, ordering });
  }
  const { securityLevel, syncServer, settings } = details;
  const shown = [...settings].filter(([name, value]) => name !== "dpdb" || value === "1");
  add("experiments", {
    ...Object.fromEntries(shown),
    sync_server: syncServer,
    security_level: securityLevel === 0 ? null : securityLevel,
  });
  return tables;
}

type Add = (table: string, row: Record<string, string | number | null | undefined>) => void;

const NODE = {
  type: "pc",
  ips: "",
  osname: "",
  cmd_line: "",
  rpms: "",
  startupcmd: "",
  tarfiles: "",
  fixed: "",
};

function addNode(add: Add, experiment: Experiment, node: ExperimentNode): void {
  const { details } = node;
  if (details === undefined) throw new Error("an NS file gives details");
  const ports = experiment.networks
    .flatMap((network) => network.members)
    .filter((member) => member.node === node.name)
    .sort((a, b) => a.port - b.port);
  add("virt_nodes", {
    vname: node.name,
    type: node.hardware.value,
    ips: ports.map(({ port, address }) => `${port}:${address === "" ? "0.0.0.0" : address}`).join(" "),
    osname: node.os?.value ?? "",
    cmd_line: details.commandLine,
    rpms: details.rpms,
    startupcmd: details.startup,
    tarfiles: details.tarfiles,
    failureaction: node.failureAction.value,
    routertype: experiment.routing,
    fixed: node.fixed?.value ?? "",
    inner_elab_role: details.innerElabRole || null,
    role: details.role || null,
    plab_role: details.plabRole === "none" ? null : details.plabRole,
    sharing_mode: details.sharingMode || null,
    loadlist: details.loadList || null,
    numeric_id: details.numericId || null,
    parent_osname: details.parentOs || null,
    plab_plcnet: details.plabNetwork,
  });
  const agent = node.role === "bridge" ? `_${node.name}` : node.name;
  add("virt_agents", { vnode: node.name, vname: agent, objecttype: "NODE" });
  add("virt_agents", { vnode: node.name, vname: details.console, objecttype: "CONSOLE" });
  for (const { name, weight } of details.desires)
    add("virt_node_desires", { vname: node.name, desire: name, weight });
  for (const route of details.routes) {
    add("virt_routes", {
      vname: node.name,
      src: route.source,
      dst: route.destination,
      nexthop: route.nextHop,
      dst_type: route.destinationType,
      dst_mask: route.destinationMask,
    });
  }
}

function addNetwork(add: Add, network: Network): void {
  const { details, name } = network;
  if (details === undefined) throw new Error("an NS file gives details");
  add("virt_lan_lans", { vname: name, failureaction: details.failureAction });
  for (const { key, value } of details.settings)
    add("virt_lan_settings", { vname: name, capkey: key, capval: value });
  for (const [index, member] of network.members.entries()) addMember(add, network, member, index);
}

function addMember(add: Add, network: Network, member: NetworkMember, index: number): void {
  const { details: net, name } = network;
  const { details: own } = member;
  if (net === undefined || own === undefined) throw new Error("an NS file gives details");
  const queue = own.queue.values;
  const row: Record<string, string | number | null | undefined> = {
    vname: name,
    member: `${member.node}:${member.port}`,
    vnode: member.node,
    vport: member.port,
    vindex: index,
    ip: member.address,
    mask: network.netmask.value,
    delay: member.delayMs,
    rdelay: member.reverseDelayMs,
    bandwidth: member.bandwidthKbps,
    rbandwidth: member.reverseBandwidthKbps,
    backfill: own.backfillKbps,
    rbackfill: own.reverseBackfillKbps,
    lossrate: member.loss,
    rlossrate: member.reverseLoss,
    cost: own.cost,
    widearea: net.wideArea ? 1 : 0,
    emulated: net.emulated,
    uselinkdelay: net.endNodeShaping,
    nobwshaping: net.noBandwidthShaping,
    encap_style: net.encapsulation,
    mustdelay: net.mustDelay ? 1 : 0,
    trivial_ok: net.trivialOk,
    protocol: net.protocol,
    ofenabled: net.openflow.enabled ? 1 : 0,
    ofcontroller: net.openflow.controller,
    is_accesspoint: network.kind === "lan" ? (own.accessPoint ? 1 : 0) : null,
    est_bandwidth: own.estimatedBandwidthKbps,
    rest_bandwidth: own.reverseEstimatedBandwidthKbps,
    fixed_iface: own.fixedInterface || null,
    layer: net.layer || null,
    bridge_vname: own.bridge ? member.node : null,
  };
  for (const [column, variable] of QUEUE_COLUMNS) row[column] = queue.get(variable);
  if (net.implementedBy !== null) row[`implemented_by_${net.implementedBy.kind}`] = net.implementedBy.name;
  if (own.queue.traced) for (const [column, variable] of TRACE_COLUMNS) row[column] = queue.get(variable);
  add("virt_lans", row);
  if (own.bridge) add("virt_bridges", { vname: member.node, vlink: name, vport: member.port });
  for (const { key, value } of own.settings) {
    add("virt_lan_member_settings", {
      vname: name,
      member: `${member.node}:${member.port}`,
      capkey: key,
      capval: value,
    });
  }
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
