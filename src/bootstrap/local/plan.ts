import type { NodeRoute } from "../../configapi/index.ts";
import { NodeRouter } from "../../emit/index.ts";
import type { TopologyDocument, TopologyNode } from "../../topology/index.ts";
import { type Cable, Cabling, WIRES } from "./cabling.ts";

export type { Cable, CableEnd } from "./cabling.ts";

/** An experiment on one machine: network namespaces, and the cables between them. */
export interface LocalPlan {
  readonly project: string;
  readonly experiment: string;
  readonly namespaces: readonly LocalNamespace[];
  readonly cables: readonly Cable[];
  /** Names of the networks with a delay or a loss, and of those with a bandwidth. */
  readonly delayed: readonly string[];
  readonly limited: readonly string[];
}

/** One network namespace. */
export interface LocalNamespace {
  /** The node's name; `WIRES` has a name that no node can have. */
  readonly name: string;
  readonly kind: "wires" | "pnode" | "container" | "physical";
  /** The pnode of a container. */
  readonly host: string | null;
  readonly bridges: readonly string[];
  readonly routes: readonly NodeRoute[];
  readonly startCommand: string | null;
}

/**
 * How an experiment is set up on one machine. Each pnode, container and physical node is a namespace. A network inside a
 * pnode is a bridge there. One that crosses is a bridge in the namespace of the wires, to which each pnode's own
 * bridge of the network has an uplink: a VLAN of a physical network is a bridge of its own, so that the kernel needs no
 * VLANs. Pnodes have their addresses on the physical networks besides. Ghosts are left out.
 */
export function planLocally(document: TopologyDocument): LocalPlan {
  const { project, experiment, nodes, pnodes, networks } = document;
  const cabling = new Cabling(document);
  const router = new NodeRouter(document);
  const machines = new Map(nodes.map((node) => [node.name, node]));
  const hosts = pnodes.map(
    ({ name }): LocalNamespace => ({
      name,
      kind: "pnode",
      host: null,
      bridges: cabling.bridgesOf(name),
      routes: router.of(name),
      startCommand: machines.get(name)?.startCommand ?? null,
    }),
  );
  const hostNames = new Set(pnodes.map(({ name }) => name));
  const others = nodes
    .filter((node) => !node.ghost && !hostNames.has(node.name))
    .map(
      (node): LocalNamespace => ({
        name: node.name,
        kind: node.kind,
        host: node.host,
        bridges: cabling.bridgesOf(node.name),
        routes: router.of(node.name),
        startCommand: node.startCommand,
      }),
    );
  const wires: LocalNamespace = {
    name: WIRES,
    kind: "wires",
    host: null,
    bridges: cabling.bridgesOf(WIRES),
    routes: [],
    startCommand: null,
  };
  const shaped = (test: (entry: TopologyNode["interfaces"][number]) => boolean): string[] => {
    const found = new Set(
      nodes.flatMap(({ interfaces }) => interfaces.filter(test).map(({ network }) => network)),
    );
    return networks.flatMap(({ name }) => (found.has(name) ? [name] : []));
  };
  return {
    project,
    experiment,
    namespaces: [wires, ...hosts, ...others],
    cables: cabling.cables,
    delayed: shaped((entry) => entry.toDelayMs + entry.fromDelayMs + entry.toLoss + entry.fromLoss > 0),
    limited: shaped((entry) => entry.toKbps + entry.fromKbps > 0),
  };
}
