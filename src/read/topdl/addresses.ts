import {
  alignDown,
  formatIpv4,
  HostNumbers,
  type Network,
  parseIpv4,
  prefixOf,
  SubnetPool,
} from "../../topology/index.ts";
import type { Context } from "./context.ts";

const DEFAULT_PREFIX = 24;

/**
 * Gives every member without an address one: from host 2 of the subnet of its network's other addresses, or of a free one.
 * Addresses of the document are never given out again.
 */
export function assignAddresses(context: Context, networks: readonly Network[]): Network[] {
  const given = networks.flatMap(({ netmask, members }) =>
    members.flatMap(({ address }) => {
      const number = parseIpv4(address);
      return number === null ? [] : [{ number, prefix: prefixLength(netmask.value) }];
    }),
  );
  const pool = new SubnetPool();
  for (const { number, prefix } of given) pool.reserve(number, prefix);
  const hosts = new HostNumbers(given.map(({ number }) => number));
  return networks.map((network) => {
    if (network.members.every(({ address }) => address !== "")) return network;
    const prefix = prefixLength(network.netmask.value);
    const base = parseIpv4(network.subnet) ?? pool.take(prefix);
    const end = 2 ** (32 - prefix) - 1;
    if (base === null) return reportFull(context, network, "no subnet is left");
    const members = network.members.map((member) =>
      member.address === "" ? { ...member, address: hosts.take(base, end) ?? "" } : member,
    );
    if (members.some(({ address }) => address === "")) {
      return reportFull(context, network, "no address is left");
    }
    return { ...network, members, subnet: formatIpv4(alignDown(base, prefix)) };
  });
}

/** Reports addresses whose host part is all zeros or all ones, which no interface can have. */
export function checkHostParts(context: Context, networks: readonly Network[]): void {
  for (const { netmask, members, span } of networks) {
    const size = 2 ** (32 - prefixLength(netmask.value));
    for (const { address, addressSetting } of members) {
      const number = parseIpv4(address);
      if (number === null) continue;
      const host = number % size;
      if (host !== 0 && host !== size - 1) continue;
      const what = host === 0 ? "the address of the network itself" : "the broadcast address of the network";
      context.error(
        "NS3017",
        addressSetting?.spans[0] ?? span,
        `${address} is ${what} with the netmask ${netmask.value}`,
        "choose another host number, or another ip4_netmask",
      );
    }
  }
}

function prefixLength(netmask: string): number {
  return prefixOf(parseIpv4(netmask) ?? 0) ?? DEFAULT_PREFIX;
}

function reportFull(context: Context, network: Network, message: string): Network {
  context.error(
    "NS3016",
    network.span,
    `${message} for the network "${network.name}"`,
    "give its interfaces an ip4_address and a wider ip4_netmask",
  );
  return network;
}
