import type { Span } from "../../source/index.ts";
import { type AddressRange, addressRange, type Experiment, type Network } from "../../topology/index.ts";

/** Two networks whose subnets, given by the file, overlap. */
export interface SharedSubnet {
  readonly first: Network;
  readonly second: Network;
  /** A node that is on both; null when there is none. */
  readonly node: string | null;
}

/** Networks that share a subnet, each with the one before it; what a bridge joins is one network in two pieces. */
export function sharedSubnets({ networks }: Experiment): SharedSubnet[] {
  const ranges: { readonly network: Network; readonly range: AddressRange; readonly order: number }[] = [];
  networks.forEach((network, order) => {
    if (network.members.some(({ details }) => details?.bridge)) return;
    if (network.members.every(({ addressSetting }) => addressSetting === null)) return;
    const range = addressRange(network.subnet, network.netmask.value);
    if (range !== null) ranges.push({ network, range, order });
  });
  ranges.sort((a, b) => a.range.start - b.range.start || a.order - b.order);
  const shared: SharedSubnet[] = [];
  let widest = ranges[0];
  const sets = new Map<Network, ReadonlySet<string>>();
  for (const next of ranges.slice(1)) {
    if (widest !== undefined && next.range.start <= widest.range.end) {
      const [first, second] =
        widest.order < next.order ? [widest.network, next.network] : [next.network, widest.network];
      shared.push({ first, second, node: commonNode(widest.network, next.network, sets) });
    }
    if (widest === undefined || next.range.end > widest.range.end) widest = next;
  }
  return shared;
}

function commonNode(a: Network, b: Network, sets: Map<Network, ReadonlySet<string>>): string | null {
  const nodes = sets.get(a) ?? new Set(a.members.map(({ node }) => node));
  sets.set(a, nodes);
  return b.members.find(({ node }) => nodes.has(node))?.node ?? null;
}

/** Where an address of a network was given. */
export function addressPlace(network: Network): Span {
  for (const { addressSetting } of network.members) {
    const place = addressSetting?.spans.at(-1);
    if (place !== undefined) return place;
  }
  return network.span;
}
