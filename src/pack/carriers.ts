import type { HostedNetwork } from "./physical.ts";

/** What carries networks of the experiment between hosts. */
export interface Carrier {
  /** In ascending order. */
  readonly hosts: readonly number[];
  /** Networks of the experiment that it carries, in order. */
  readonly carried: readonly number[];
}

/** Hosts of each network in ascending order, each once. */
export function hostsOf(networks: readonly HostedNetwork[]): number[][] {
  return networks.map(({ members }) => [...new Set(members.map(({ host }) => host))].sort((a, b) => a - b));
}

/** One LAN for everything that crosses hosts; none where nothing does. */
export function oneLan(hosts: readonly (readonly number[])[]): Carrier[] {
  const carried = crossing(hosts);
  if (carried.length === 0) return [];
  const all = new Set(carried.flatMap((network) => hosts[network]));
  return [{ hosts: [...all].sort((a, b) => a - b), carried }];
}

/** A carrier for each network that crosses hosts, one for those with the same hosts; in order of their first networks. */
export function onePerLink(hosts: readonly (readonly number[])[]): Carrier[] {
  const carriers = new Map<string, { hosts: readonly number[]; carried: number[] }>();
  for (const network of crossing(hosts)) {
    const key = hosts[network].join(" ");
    const known = carriers.get(key);
    if (known === undefined) carriers.set(key, { hosts: hosts[network], carried: [network] });
    else known.carried.push(network);
  }
  return [...carriers.values()];
}

/** How many carriers each host is on. */
export function interfaceCounts(carriers: readonly Carrier[], hostCount: number): Int32Array {
  const counts = new Int32Array(hostCount);
  for (const { hosts } of carriers) for (const host of hosts) counts[host]++;
  return counts;
}

function crossing(hosts: readonly (readonly number[])[]): number[] {
  return hosts.flatMap((some, network) => (some.length > 1 ? [network] : []));
}
