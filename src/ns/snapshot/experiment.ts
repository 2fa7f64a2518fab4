import type { Experiment, ExperimentDetails, TrafficEnd } from "../../topology/index.ts";
import { readEnvironment } from "../naming.ts";
import type { Agent } from "../objects/agent.ts";
import { Link, type Path } from "../objects/lan-link.ts";
import type { Node } from "../objects/node.ts";
import type { EventGroup } from "../objects/program.ts";
import { Queue } from "../objects/queue.ts";
import type { Simulator } from "../objects/simulator.ts";
import type { Session } from "../session.ts";
import { eventData } from "./events.ts";
import { networkData } from "./networks.ts";
import { nodeData } from "./nodes.ts";

/** Subnode types whose host is of a type of its own. */
const HOST_TYPES: ReadonlyMap<string, string> = new Map([
  ["mica", "mote-host"],
  ["mica2", "mote-host"],
]);

/** The experiment as it stands, as data that later commands do not change. Problems of its parts are reported. */
export function takeSnapshot(session: Session, simulator: Simulator): Experiment {
  const { settings } = session;
  const hosts = hostNodes(simulator);
  return {
    nodes: simulator.nodes.map((node) => nodeData(session, node, hosts.get(node)?.name ?? null)),
    networks: simulator.networks.map(networkData),
    virtualTypes: [...session.virtualTypes.values()].map(({ name, weight, types, written, span }) => ({
      name,
      weight,
      types,
      written,
      span,
    })),
    programs: simulator.programs.map((program) => ({
      name: program.name,
      node: program.nodeName,
      command: program.get("command"),
      span: program.span,
      details: {
        directory: program.get("dir"),
        timeout: program.get("timeout"),
        expectedExitCode: program.get("expected-exit-code"),
      },
    })),
    events: eventData(session, simulator),
    routing: settings.routing,
    sourcedFiles: [...session.sourcedFiles],
    details: experimentDetails(session, simulator, [...hosts.values()]),
  };
}

function experimentDetails(
  session: Session,
  simulator: Simulator,
  hosts: ExperimentDetails["hostNodes"],
): ExperimentDetails {
  const { settings } = session;
  const inner = settings.isOn("elab_in_elab");
  return {
    simulator: simulator.name,
    settings: settings.snapshot(),
    syncServer: settings.syncServer?.name ?? firstOrdinaryNode(simulator),
    securityLevel: settings.securityLevel,
    hostNodes: hosts,
    firewalls: session.firewalls.map((firewall) => ({
      name: firewall.name,
      type: firewall.get("type"),
      style: firewall.get("style"),
      os: firewall.get("osid"),
      commandLine: firewall.get("cmdline"),
      parent: firewall.parent?.name ?? null,
      rules: [...firewall.rules].map(([number, { text }]) => ({ number, text })),
      span: firewall.span,
    })),
    groups: simulator.groups.map(groupData),
    eventLists: simulator.eventLists.map(({ name, className }) => ({
      name,
      kind: className === "EventSequence" ? "sequence" : "timeline",
    })),
    traffic: session.agents.flatMap((agent) => trafficEnd(agent, simulator)),
    tunnels: simulator.nodes.flatMap(({ name, console: tip }) =>
      tip?.tunnel ? [{ host: tip.tunnel.from.name, node: name }] : [],
    ),
    paths: simulator.paths.map((path) => pathData(session, path)),
    environment: readEnvironment(session),
    parameters: [...settings.parameters.values()],
    blobs: [...settings.blobs],
    elabAttributes: inner ? [...settings.elabAttributes.values()] : [],
    ...(session.settingCalls === null ? {} : { settingCalls: session.settingCalls.list() }),
  };
}

/** Nodes that the testbed adds for subnodes that are tied to no other. */
function hostNodes(simulator: Simulator): Map<Node, { name: string; hardware: string; hosts: string }> {
  const hosts = new Map<Node, { name: string; hardware: string; hosts: string }>();
  for (const node of simulator.nodes) {
    if (!node.isSubnode || node.get("fixed") !== "") continue;
    const type = node.get("type");
    hosts.set(node, { name: `host-${node.name}`, hardware: HOST_TYPES.get(type) ?? "pc", hosts: type });
  }
  return hosts;
}

/** The first node by name that can run the synchronisation server. */
function firstOrdinaryNode(simulator: Simulator): string | null {
  let first: string | null = null;
  for (const node of simulator.nodes) {
    if (node.className === "Bridge" || node.isSubnode) continue;
    if (first === null || node.name < first) first = node.name;
  }
  return first;
}

/** A path by the present names of its links; what is no link is reported. */
function pathData(session: Session, path: Path): ExperimentDetails["paths"][number] {
  const segments = path.links.map((name) => {
    const object = session.object(name) ?? session.formerNames.get(name);
    if (object instanceof Link) return { name: object.name, layer: object.get("layer") };
    session.report("NS3006", path.span, `"${name}" is no link, and a path is made of links`);
    return { name, layer: "" };
  });
  return { name: path.name, segments };
}

function groupData(group: EventGroup): { name: string; members: string[] } {
  return {
    name: group.name,
    members: [...group.members].map((member) => (member instanceof Queue ? member.eventName : member.name)),
  };
}

function trafficEnd(agent: Agent, simulator: Simulator): TrafficEnd[] {
  const { node, peer, role, application } = agent;
  if (node === null || node.simulator !== simulator || role === null || !peer?.node) return [];
  const full = agent.isFullTcp;
  return [
    {
      node: node.name,
      name: full ? agent.name : agent.shownName,
      generator: full ? "NSE" : "TG",
      role,
      protocol: agent.protocol,
      port: agent.port,
      address: node.ports[0]?.address ?? "",
      target: {
        node: peer.node.name,
        name: full ? peer.name : peer.shownName,
        port: peer.port,
        address: peer.node.ports[0]?.address ?? "",
      },
      application: application === null ? null : { name: application.name, className: application.className },
      agent: agent.name,
    },
  ];
}
