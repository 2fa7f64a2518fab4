import type { Outcome, Span } from "../source/index.ts";
import {
  type AddressRange,
  addressRange,
  Findings,
  formatIpv4,
  nameList,
  type PhysicalNetwork,
  prefixMask,
} from "../topology/index.ts";
import { BlockAllocator, smallestPrefix } from "./blocks.ts";
import { DisjointSets } from "./disjoint-sets.ts";

/** A network of the experiment, seen from the hosts that its members sit on. */
export interface HostedNetwork {
  readonly name: string;
  readonly span: Span;
  readonly subnet: string;
  readonly netmask: string;
  readonly members: readonly HostedMember[];
}

export interface HostedMember {
  /** Index of the host: a pnode or a physical node. */
  readonly host: number;
  /** kb/s from the node towards the network, and back. */
  readonly toKbps: number;
  readonly fromKbps: number;
}

export interface PhysicalOptions {
  /** Addresses beside those of the experiment's networks that must stay free. */
  readonly reserved: readonly AddressRange[];
  /** Names that no physical network can have. */
  readonly takenNames: ReadonlySet<string>;
}

/** What carries the networks of the experiment. */
export interface PhysicalPlan {
  readonly networks: readonly PhysicalNetwork[];
  /** For each network of the experiment the index of what carries it, -1 where it stays on one host. */
  readonly carrier: Int32Array;
  /** For each network its VLAN, 0 where it needs none. */
  readonly vlan: Int32Array;
}

const FIRST_VLAN = 100;
const LAST_VLAN = 4094;
/** Rate of a physical network in kb/s. */
const PHYSICAL_KBPS = 1_000_000;

/**
 * Plans the physical networks: hosts that networks of the experiment join, directly or through others, are joined by
 * one LAN, also where they are only two, so that one form of commands serves every case. Networks that share a LAN are
 * told apart by VLANs. Reported are too many of those (NS4013), no free addresses (NS4014), and hosts whose networks
 * may carry more than the LAN (NS4018, a warning).
 */
export function planPhysicalNetworks(
  hosts: readonly string[],
  networks: readonly HostedNetwork[],
  options: PhysicalOptions,
): Outcome<PhysicalPlan> {
  const findings = new Findings();
  const { carrier, lans } = joinHosts(hosts.length, networks);
  const names = lanNames(lans.length, options.takenNames);
  const physical = assignBlocks(lans, names, hosts, networks, options.reserved, findings);
  const vlan = assignVlans(carrier, lans, networks, findings);
  reportCrowdedHosts(carrier, lans, names, hosts, networks, findings);
  return { value: { networks: physical, carrier, vlan }, diagnostics: findings.list };
}

interface Lan {
  readonly hosts: number[];
  /** Networks of the experiment that it carries. */
  readonly carried: number[];
}

/** LANs in the order of the first network that each carries. */
function joinHosts(
  hostCount: number,
  networks: readonly HostedNetwork[],
): { carrier: Int32Array; lans: Lan[] } {
  const sets = new DisjointSets(hostCount);
  const carrier = new Int32Array(networks.length).fill(-1);
  const crosses = networks.map(({ members }) => members.some(({ host }) => host !== members[0]?.host));
  const used = new Uint8Array(hostCount);
  networks.forEach(({ members }, i) => {
    if (!crosses[i]) return;
    const first = members[0] as HostedMember;
    for (const { host } of members) {
      used[host] = 1;
      sets.join(first.host, host);
    }
  });
  const lanOf = new Map<number, number>();
  const lans: Lan[] = [];
  networks.forEach(({ members }, i) => {
    if (!crosses[i]) return;
    const root = sets.find((members[0] as HostedMember).host);
    let lan = lanOf.get(root);
    if (lan === undefined) {
      lan = lans.length;
      lanOf.set(root, lan);
      lans.push({ hosts: [], carried: [] });
    }
    carrier[i] = lan;
    (lans[lan] as Lan).carried.push(i);
  });
  for (let host = 0; host < hostCount; host++)
    if (used[host] === 1) (lans[lanOf.get(sets.find(host)) as number] as Lan).hosts.push(host);
  return { carrier, lans };
}

/** `physical-0`, `physical-1`, … without those that a node has. */
function lanNames(count: number, taken: ReadonlySet<string>): string[] {
  const names: string[] = [];
  for (let number = 0; names.length < count; number++)
    if (!taken.has(`physical-${number}`)) names.push(`physical-${number}`);
  return names;
}

function assignBlocks(
  lans: readonly Lan[],
  names: readonly string[],
  hosts: readonly string[],
  networks: readonly HostedNetwork[],
  reserved: readonly AddressRange[],
  findings: Findings,
): PhysicalNetwork[] {
  const virtual = networks.flatMap(({ subnet, netmask }) => addressRange(subnet, netmask) ?? []);
  const blocks = new BlockAllocator([...virtual, ...reserved]);
  return lans.map((lan, i) => {
    const prefix = smallestPrefix(lan.hosts.length);
    const block = prefix === null ? null : blocks.allocate(prefix);
    if (prefix === null || block === null) reportNoBlock(lan, names[i] as string, networks, findings);
    return {
      name: names[i] as string,
      kind: "lan",
      subnet: block === null ? "" : formatIpv4(block),
      netmask: prefix === null ? "" : formatIpv4(prefixMask(prefix)),
      members: lan.hosts.map((host) => hosts[host] as string),
    };
  });
}

function reportNoBlock(lan: Lan, name: string, networks: readonly HostedNetwork[], findings: Findings): void {
  const first = networks[lan.carried[0] as number] as HostedNetwork;
  findings.add({
    code: "NS4014",
    severity: "error",
    message: `no block of 10.0.0.0/8 is free for the ${lan.hosts.length} hosts of ${name}`,
    span: first.span,
    help: "use smaller netmasks in the experiment",
  });
}

function assignVlans(
  carrier: Int32Array,
  lans: readonly Lan[],
  networks: readonly HostedNetwork[],
  findings: Findings,
): Int32Array {
  const vlan = new Int32Array(networks.length);
  const shared = networks.flatMap((_, i) =>
    (carrier[i] as number) >= 0 && (lans[carrier[i] as number] as Lan).carried.length > 1 ? [i] : [],
  );
  shared.forEach((network, i) => {
    if (FIRST_VLAN + i <= LAST_VLAN) vlan[network] = FIRST_VLAN + i;
  });
  const available = LAST_VLAN - FIRST_VLAN + 1;
  const over = shared[available];
  if (over !== undefined) {
    const network = networks[over] as HostedNetwork;
    findings.add({
      code: "NS4013",
      severity: "error",
      message: `${shared.length} networks cross pnodes on a shared LAN, and there are ${available} VLANs; ${network.name} is the first without one`,
      span: network.span,
      help: "a larger --packing lets fewer networks cross",
    });
  }
  return vlan;
}

/** What may leave a host over a network: its own members' rates, but no more than the others take; and the reverse. */
function reportCrowdedHosts(
  carrier: Int32Array,
  lans: readonly Lan[],
  names: readonly string[],
  hosts: readonly string[],
  networks: readonly HostedNetwork[],
  findings: Findings,
): void {
  const out = new Float64Array(hosts.length);
  const back = new Float64Array(hosts.length);
  networks.forEach(({ members }, i) => {
    if (carrier[i] !== -1) addLoad(members, out, back);
  });
  lans.forEach((lan, i) => {
    const load = (host: number) => Math.max(out[host] as number, back[host] as number);
    const crowded = lan.hosts.filter((host) => load(host) > PHYSICAL_KBPS);
    if (crowded.length === 0) return;
    const most = crowded.reduce((a, b) => (load(b) > load(a) ? b : a));
    const network = lan.carried
      .map((carried) => networks[carried] as HostedNetwork)
      .find(({ members }) => members.some(({ host }) => host === most)) as HostedNetwork;
    findings.add({
      code: "NS4018",
      severity: "warning",
      message:
        `networks that cross at ${nameList(crowded.map((host) => hosts[host] as string))} add up to ` +
        `${Number((load(most) / 1_000_000).toFixed(2))} Gb/s, and ${names[i]} carries 1 Gb/s`,
      span: network.span,
    });
  });
}

function addLoad(members: readonly HostedMember[], out: Float64Array, back: Float64Array): void {
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
    out[host] = (out[host] as number) + Math.min(sum.to, from - sum.from);
    back[host] = (back[host] as number) + Math.min(sum.from, to - sum.to);
  }
}
