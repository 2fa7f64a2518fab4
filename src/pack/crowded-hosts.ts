import { type Findings, nameList } from "../topology/index.ts";
import type { Carrier } from "./carriers.ts";
import type { HostedNetwork, PhysicalHost } from "./physical.ts";

/** Rate of a physical network in kb/s. */
const PHYSICAL_KBPS = 1_000_000;

/** Reports hosts whose networks may carry more over one interface than it does (NS4018), once for a physical network. */
export function reportCrowdedHosts(
  carriers: readonly Carrier[],
  names: readonly string[],
  hosts: readonly PhysicalHost[],
  networks: readonly HostedNetwork[],
  findings: Findings,
): void {
  carriers.forEach(({ carried }, i) => {
    const loads = hostLoads(carried.map((network) => networks[network]));
    const crowded = [...loads].filter(([, load]) => load > PHYSICAL_KBPS).sort(([a], [b]) => a - b);
    if (crowded.length === 0) return;
    const [worst, most] = crowded.reduce((a, b) => (b[1] > a[1] ? b : a));
    const network = carried
      .map((index) => networks[index])
      .find(({ members }) => members.some(({ host }) => host === worst)) as HostedNetwork;
    findings.add({
      code: "NS4018",
      severity: "warning",
      message:
        `networks that cross at ${nameList(crowded.map(([host]) => hosts[host].name))} add up to ` +
        `${Number((most / 1_000_000).toFixed(2))} Gb/s, and ${names[i]} carries 1 Gb/s`,
      span: network.span,
    });
  });
}

/** For each host what may leave it, or reach it, over some networks: the larger of both. */
function hostLoads(networks: readonly HostedNetwork[]): Map<number, number> {
  const out = new Map<number, number>();
  const back = new Map<number, number>();
  for (const network of networks) addLoad(network, out, back);
  return new Map([...out].map(([host, kbps]) => [host, Math.max(kbps, back.get(host) ?? 0)]));
}

/** What may leave a host over a network: its own members' rates, but no more than the others take; and the reverse. */
function addLoad({ members }: HostedNetwork, out: Map<number, number>, back: Map<number, number>): void {
  const sums = new Map<number, { to: number; from: number }>();
  let to = 0;
  let from = 0;
  for (const { host, toKbps, fromKbps } of members) {
    const sum = sums.get(host) ?? { to: 0, from: 0 };
    sum.to += toKbps;
    sum.from += fromKbps;
    sums.set(host, sum);
    to += toKbps;
    from += fromKbps;
  }
  for (const [host, sum] of sums) {
    out.set(host, (out.get(host) ?? 0) + Math.min(sum.to, from - sum.from));
    back.set(host, (back.get(host) ?? 0) + Math.min(sum.from, to - sum.to));
  }
}
