import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Bridge, MachineView, NodeInterfaceView, NodeView } from "../../configapi/index.ts";
import { addressRange, parseIpv4 } from "../../topology/index.ts";

/** What an interface of a container is joined to: a bridge, or the pnode's own interface that has the address. */
export type Attachment =
  | { readonly bridge: Bridge; readonly hostAddress: null }
  | { readonly bridge: null; readonly hostAddress: string };

/** Names of interfaces are shorter than 16 characters on Linux. */
const PLAIN = /^[A-Za-z0-9-]{1,12}$/;
/** Names of other bridges. */
const TAKEN = /^(?:vlan\d+|h[0-9a-f]{10})$/;

/** Finds what the interfaces of a pnode's containers are joined to. */
export class Attachments {
  readonly #pnode: NodeView;
  readonly #networks: ReadonlyMap<string, NodeView["networks"][number]>;

  /** Takes the record of a pnode. */
  constructor(pnode: NodeView) {
    this.#pnode = pnode;
    this.#networks = new Map(pnode.networks.map((network) => [network.name, network]));
  }

  /**
   * A network inside the pnode has a bridge of its own; one that crosses has one on the interface that carries it, on
   * its VLAN where it has one. Where the pnode itself is in the subnet, its interface there is taken as it is.
   */
  of(entry: NodeInterfaceView): Attachment {
    const own = this.#interfaceInSubnet(entry.address);
    if (own !== null) return { bridge: null, hostAddress: own };
    const network = entry.network ?? "";
    const { vlan = null, physicalNetwork = null } = this.#networks.get(network) ?? {};
    const carrier = this.#pnode.interfaces.find(
      (candidate) => physicalNetwork !== null && candidate.network === physicalNetwork,
    );
    return {
      bridge: { name: bridgeName(network, vlan), network, vlan, hostAddress: carrier?.address ?? null },
      hostAddress: null,
    };
  }

  /** Every bridge that the containers need, in the order of their interfaces. */
  bridges(containers: readonly MachineView[]): Bridge[] {
    const found = new Map<string, Bridge>();
    for (const { interfaces } of containers) {
      for (const entry of interfaces) {
        const { bridge } = this.of(entry);
        if (bridge !== null && !found.has(bridge.name)) found.set(bridge.name, bridge);
      }
    }
    return [...found.values()];
  }

  #interfaceInSubnet(address: string): string | null {
    const value = parseIpv4(address);
    if (value === null) return null;
    for (const own of this.#pnode.interfaces) {
      const range = own.netmask === null ? null : addressRange(own.address, own.netmask);
      if (range !== null && range.start <= value && value <= range.end) return own.address;
    }
    return null;
  }
}

/** `br-vlanN`, or `br-` and the network's name where an interface can be called so, else a hash of it. */
function bridgeName(network: string, vlan: number | null): string {
  if (vlan !== null) return `br-vlan${vlan}`;
  if (PLAIN.test(network) && !TAKEN.test(network)) return `br-${network}`;
  return `br-h${bytesToHex(sha256(new TextEncoder().encode(network))).slice(0, 10)}`;
}
