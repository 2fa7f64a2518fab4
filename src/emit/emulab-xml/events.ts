import type { Experiment, TrafficEnd } from "../../topology/index.ts";
import type { Row, Table } from "./row.ts";

/** What takes events, and the events. */
export const eventTables: readonly Table[] = [
  { name: "virt_agents", rows: agentRows },
  { name: "virt_programs", rows: programRows },
  { name: "virt_trafgens", rows: trafficRows },
  { name: "event_groups", rows: groupRows },
  { name: "eventlist", rows: eventRows },
];

/** Objects of the whole experiment belong to no node. */
const EVERY_NODE = "*";

function* agentRows({ nodes, programs, details }: Experiment): Generator<Row> {
  for (const node of nodes) {
    const agent = node.role === "bridge" ? `_${node.name}` : node.name;
    yield { vnode: node.name, vname: agent, objecttype: "NODE" };
    if (node.details !== undefined) {
      yield { vnode: node.name, vname: node.details.console, objecttype: "CONSOLE" };
    }
  }
  for (const { node, name } of programs) yield { vnode: node, vname: name, objecttype: "PROGRAM" };
  if (details === undefined) return;
  for (const end of details.traffic) yield* trafficAgents(end);
  for (const { name, kind } of details.eventLists) {
    yield { vnode: EVERY_NODE, vname: name, objecttype: kind.toUpperCase() };
  }
  yield { vnode: EVERY_NODE, vname: details.simulator, objecttype: "SIMULATOR" };
  yield { vnode: EVERY_NODE, vname: "linktest", objecttype: "LINKTEST" };
  yield { vnode: EVERY_NODE, vname: "slothd", objecttype: "SLOTHD" };
}

/** In traffic of the ns simulator an agent and its application are two objects. */
function* trafficAgents({ node, name, generator, application }: TrafficEnd): Generator<Row> {
  const simulated = generator === "NSE";
  yield { vnode: node, vname: name, objecttype: simulated ? "NSE" : "TRAFGEN" };
  if (simulated && application !== null) yield { vnode: node, vname: application.name, objecttype: "NSE" };
}

function* programRows({ programs }: Experiment): Generator<Row> {
  for (const { node, name, command, details } of programs) {
    yield {
      vnode: node,
      vname: name,
      command,
      dir: details?.directory,
      timeout: details?.timeout,
      expected_exit_code: details?.expectedExitCode,
    };
  }
}

function* trafficRows({ details }: Experiment): Generator<Row> {
  for (const end of details?.traffic ?? []) {
    yield {
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
    };
  }
}

function* groupRows({ details }: Experiment): Generator<Row> {
  for (const { name, members } of details?.groups ?? []) {
    for (const member of members) yield { group_name: name, agent_name: member };
  }
}

/** Events of a sequence have no time. */
function* eventRows({ events }: Experiment): Generator<Row> {
  for (const event of events) {
    yield {
      time: event.time === "" ? null : event.time,
      vnode: event.node,
      vname: event.object,
      objecttype: event.objectType,
      eventtype: event.eventType,
      arguments: event.arguments,
      atstring: "",
      triggertype: event.details?.trigger,
      parent: event.details?.parent,
    };
  }
}
