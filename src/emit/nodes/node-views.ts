import {
  type ImageView,
  type MachineView,
  MOST_PEERS,
  type NetworkView,
  type NodeView,
  nodePath,
  type Peer,
} from "../../configapi/index.ts";
import type { Pnode, TopologyDocument, TopologyNetwork, TopologyNode } from "../../topology/index.ts";
import { containerMachine, hostMachine } from "./machines.ts";
import { physicalNetworkView, virtualNetworkView } from "./networks.ts";

/**
 * The records of an experiment's nodes as the config server gives them once it was pushed, but for what only the server
 * knows: control addresses, users, and all but the first 256 peers. The generation is that of a first push.
 */
export class NodeViews {
  readonly #document: TopologyDocument;
  readonly #nodes: ReadonlyMap<string, TopologyNode>;
  readonly #networks: ReadonlyMap<string, TopologyNetwork>;
  readonly #images: ReadonlyMap<string, ImageView>;
  readonly #views = new Map<string, NetworkView>();

  constructor(document: TopologyDocument) {
    this.#document = document;
    this.#nodes = byName(document.nodes);
    this.#networks = byName(document.networks);
    this.#images = byName(document.images);
  }

  /** Every node that has a role: pnodes, then containers. */
  *all(): Generator<NodeView> {
    for (const pnode of this.#document.pnodes) yield this.pnode(pnode);
    for (const node of this.#document.nodes) if (node.kind === "container") yield this.#container(node);
  }

  /** The record of a machine that holds containers. */
  pnode(pnode: Pnode): NodeView {
    const node = this.#nodes.get(pnode.name) ?? null;
    const containers = pnode.containers.flatMap((name) => {
      const guest = this.#nodes.get(name);
      return guest === undefined ? [] : [containerMachine(name, null, guest, null)];
    });
    const own = networkNames(node === null ? [] : [node]);
    const networks = [...new Set([...own, ...networkNames(containers)])];
    const physical = new Set(pnode.interfaces.map(({ physicalNetwork }) => physicalNetwork));
    const carriers = this.#document.physicalNetworks.filter(({ name }) => physical.has(name));
    const shared = [
      ...own.flatMap((name) => this.#network(name) ?? []),
      ...carriers.map((network) => physicalNetworkView(network)),
    ];
    return this.#view(hostMachine(pnode.name, node, pnode, true), containers, networks, shared);
  }

  #container(node: TopologyNode): NodeView {
    const machine = containerMachine(node.name, null, node, null);
    const networks = networkNames([machine]);
    return this.#view(
      machine,
      [],
      networks,
      networks.flatMap((name) => this.#network(name) ?? []),
    );
  }

  #network(name: string): NetworkView | undefined {
    const known = this.#views.get(name);
    if (known !== undefined) return known;
    const network = this.#networks.get(name);
    if (network === undefined) return undefined;
    const view = virtualNetworkView(network, this.#nodes);
    this.#views.set(name, view);
    return view;
  }

  #view(
    machine: MachineView,
    containers: MachineView[],
    networks: readonly string[],
    shared: readonly NetworkView[],
  ): NodeView {
    const { project, experiment, routing } = this.#document;
    const images = new Set([machine, ...containers].map(({ image }) => image));
    const { peers, more } = peersIn(shared, machine.name);
    return {
      project,
      experiment,
      ...machine,
      containers,
      images: [...images].flatMap((name) => this.#images.get(name ?? "") ?? []),
      routing,
      networks: networks.flatMap((name) => {
        const network = this.#network(name);
        if (network === undefined) return [];
        const { members: _, ...summary } = network;
        return [summary];
      }),
      users: [],
      generation: 1,
      peers,
      peersUrl: more ? `${nodePath(project, experiment, machine.name)}/peers?offset=${peers.length}` : null,
    };
  }
}

/** The first other members of some networks, and whether there are more. */
function peersIn(
  networks: readonly NetworkView[],
  self: string,
): { readonly peers: Peer[]; readonly more: boolean } {
  const peers: Peer[] = [];
  for (const { members } of networks) {
    for (const { node, address } of members) {
      if (node === self) continue;
      if (peers.length === MOST_PEERS) return { peers, more: true };
      peers.push({ name: node, address });
    }
  }
  return { peers, more: false };
}

function networkNames(machines: readonly Pick<MachineView | TopologyNode, "interfaces">[]): string[] {
  return [
    ...new Set(
      machines.flatMap(({ interfaces }) =>
        interfaces.flatMap(({ network }) => (network === null ? [] : [network])),
      ),
    ),
  ];
}

function byName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}
