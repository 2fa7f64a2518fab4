import { type Shape, shapesOf } from "../../emit/index.ts";
import { parseIpv4, prefixOf, type TopologyDocument, type TopologyNode } from "../../topology/index.ts";

/** A pair of virtual Ethernet devices. */
export interface Cable {
  readonly ends: readonly [CableEnd, CableEnd];
}

export interface CableEnd {
  readonly namespace: string;
  readonly device: string;
  /** The bridge of the namespace that the device is a port of. */
  readonly bridge: string | null;
  readonly mac: string | null;
  /** `ADDRESS/PREFIX`. */
  readonly address: string | null;
  /** How what leaves through this end is shaped. */
  readonly shape: Shape | null;
}

/** The namespace of what joins the hosts; no node can have its name. */
export const WIRES = "_wires";

type Interface = TopologyNode["interfaces"][number];

const BARE = { bridge: null, mac: null, address: null, shape: null } as const;

/** Lays the cables of an experiment. Devices are numbered, so that their names fit whatever the networks are called. */
export class Cabling {
  readonly cables: Cable[] = [];
  readonly #bridges = new Map<string, Set<string>>();
  readonly #numbers = new Map<string, number>();
  readonly #crossing = new Set<string>();

  constructor(document: TopologyDocument) {
    const { nodes, pnodes, networks, physicalNetworks, mode } = document;
    const running = nodes.filter(({ ghost }) => !ghost);
    const bridgeNames = new Map(networks.map(({ name }, i) => [name, `n${i}`]));
    const firstHost = new Map<string, string>();
    for (const node of running) {
      const host = node.host ?? node.name;
      for (const { network } of node.interfaces) {
        const first = firstHost.get(network) ?? host;
        firstHost.set(network, first);
        if (first !== host || node.kind === "physical") this.#crossing.add(network);
      }
    }
    for (const node of running)
      for (const entry of node.interfaces) this.#join(node, entry, bridgeNames.get(entry.network) ?? "n");
    // In the standalone mode the machines' own interfaces are these.
    if (mode === "standalone") return;
    const carriers = new Map(physicalNetworks.map(({ name }, i) => [name, `p${i}`]));
    for (const { name, interfaces } of pnodes) {
      for (const { index, physicalNetwork, address, netmask } of interfaces) {
        const own = {
          ...BARE,
          namespace: name,
          device: `phys${index}`,
          address: withPrefix(address, netmask),
        };
        this.#lay(own, this.#port(WIRES, carriers.get(physicalNetwork) ?? "p"));
      }
    }
  }

  bridgesOf(namespace: string): string[] {
    return [...(this.#bridges.get(namespace) ?? [])];
  }

  /** Joins one interface of a node to its network. */
  #join({ name, host }: TopologyNode, entry: Interface, bridge: string): void {
    const { to, from } = shapesOf(entry);
    const place = host ?? WIRES;
    if (host !== null && this.#crossing.has(entry.network) && !this.#bridges.get(host)?.has(bridge))
      this.#lay(this.#port(host, bridge), this.#port(WIRES, bridge));
    this.#lay(
      {
        namespace: name,
        device: `eth${entry.index}`,
        bridge: null,
        mac: entry.mac,
        address: withPrefix(entry.address, entry.netmask),
        shape: to,
      },
      { ...this.#port(place, bridge), shape: from },
    );
  }

  #port(namespace: string, bridge: string): CableEnd {
    const number = this.#numbers.get(namespace) ?? 0;
    this.#numbers.set(namespace, number + 1);
    const bridges = this.#bridges.get(namespace);
    if (bridges === undefined) this.#bridges.set(namespace, new Set([bridge]));
    else bridges.add(bridge);
    return { ...BARE, namespace, device: `port${number}`, bridge };
  }

  #lay(one: CableEnd, other: CableEnd): void {
    this.cables.push({ ends: [one, other] });
  }
}

function withPrefix(address: string, netmask: string): string | null {
  const prefix = prefixOf(parseIpv4(netmask) ?? 0);
  return address === "" || prefix === null ? null : `${address}/${prefix}`;
}
