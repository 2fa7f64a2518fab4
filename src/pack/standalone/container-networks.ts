import { formatIpv4, prefixMask } from "../../topology/index.ts";
import type { Machine, Machines } from "./machines.ts";

/** A network that an interface of a container is on. */
export interface ContainerNetwork {
  readonly name: string;
  readonly subnet: string;
  readonly netmask: string;
  /** What carries it between machines; null where it stays on one. */
  readonly physicalNetwork: string | null;
  readonly vlan: number | null;
}

/** One interface with the machine below it. */
export interface PlacedAddress {
  readonly machine: Machine;
  readonly address: number;
}

const GUESSED_PREFIX = 24;
const FIRST_VLAN = 100;
const LAST_VLAN = 4094;

/**
 * The networks of containers that were compiled elsewhere, told from their addresses alone, by the address that each
 * begins with: every block of 256 is taken for one network. One whose machines share a network is carried by that, with
 * a VLAN where several are.
 */
export function guessNetworks(
  machines: Machines,
  interfaces: readonly PlacedAddress[],
): ReadonlyMap<number, ContainerNetwork> {
  const groups = new Map<number, Set<Machine>>();
  for (const { machine, address } of interfaces) {
    const base = guessedBase(address);
    const known = groups.get(base);
    if (known === undefined) groups.set(base, new Set([machine]));
    else known.add(machine);
  }
  const carriers = new Map([...groups].map(([base, members]) => [base, carrierOf(members)]));
  const load = new Map<string, number>();
  for (const carrier of carriers.values())
    if (carrier !== null) load.set(carrier, (load.get(carrier) ?? 0) + 1);
  const names = new Set(machines.list.flatMap(({ places }) => places.map(({ network }) => network.name)));
  const networks = new Map<number, ContainerNetwork>();
  let vlan = FIRST_VLAN;
  for (const [base, physicalNetwork] of carriers) {
    const shared = physicalNetwork !== null && (load.get(physicalNetwork) ?? 0) > 1 && vlan <= LAST_VLAN;
    networks.set(base, {
      name: freeName(`lan-${formatIpv4(base).replaceAll(".", "-")}`, names),
      subnet: formatIpv4(base),
      netmask: formatIpv4(prefixMask(GUESSED_PREFIX)),
      physicalNetwork,
      vlan: shared ? vlan++ : null,
    });
  }
  return networks;
}

/** The address that the network of an address is taken to begin with. */
export function guessedBase(address: number): number {
  const size = 2 ** (32 - GUESSED_PREFIX);
  return Math.floor(address / size) * size;
}

/** The network that all of these machines are on, with as few others as can be. */
function carrierOf(members: ReadonlySet<Machine>): string | null {
  if (members.size < 2) return null;
  const [first] = members;
  const shared = (first?.places ?? [])
    .map(({ network }) => network)
    .filter((network) =>
      [...members].every(({ places }) => places.some((place) => place.network === network)),
    );
  const sizes = shared.map((network) => network.members.length);
  return shared[sizes.indexOf(Math.min(...sizes))]?.name ?? null;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  while (taken.has(free)) free += "-0";
  return free;
}
