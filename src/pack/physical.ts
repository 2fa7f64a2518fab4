import type { Outcome, Span } from "../source/index.ts";
import {
  type AddressRange,
  addressRange,
  Findings,
  formatIpv4,
  type PhysicalNetwork,
  prefixMask,
} from "../topology/index.ts";
import { BlockAllocator, smallestPrefix } from "./blocks.ts";
import { type Carrier, hostsOf, interfaceCounts, oneLan, onePerLink } from "./carriers.ts";
import { reportCrowdedHosts } from "./crowded-hosts.ts";
import { overLimit, reportFallback, reportOverLimit } from "./interface-limit.ts";
import { assignVlans } from "./vlans.ts";

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

/** A machine that containers sit on, or a node that is one itself. */
export interface PhysicalHost {
  readonly name: string;
  /** `TYPE` or `soft:TYPE,TYPE`. */
  readonly hardware: string;
  /** Most interfaces that it may have; null where that is not known, or not nsc's to decide. */
  readonly interfaceLimit: number | null;
}

export const PHYSICAL_NETWORKS = ["auto", "lan", "per-link"] as const;

/**
 * How hosts are joined: `lan` with one LAN, `per-link` with a link or LAN for each network that crosses, and one for
 * those with the same hosts; `auto` is `per-link` as long as the hosts have interfaces enough, and else `lan`.
 */
export type PhysicalNetworkMode = (typeof PHYSICAL_NETWORKS)[number];

export interface PhysicalOptions {
  readonly mode: PhysicalNetworkMode;
  /** Where the command line says so. */
  readonly modePlace: Span | null;
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

/**
 * Plans the physical networks. Networks that share one are told apart by VLANs. Reported are too many of those (NS4013),
 * no free addresses (NS4014), hosts whose networks may carry more than an interface (NS4018, a warning), hosts with too
 * few interfaces (NS4306), and that `auto` has become `lan` for that reason (NS4305, a note).
 */
export function planPhysicalNetworks(
  hosts: readonly PhysicalHost[],
  networks: readonly HostedNetwork[],
  options: PhysicalOptions,
): Outcome<PhysicalPlan> {
  const findings = new Findings();
  const { carriers, lan } = chooseCarriers(hosts, networks, options, findings);
  const names = carrierNames(carriers.length, options.takenNames);
  const blocks = assignBlocks(carriers, names, networks, options.reserved, findings);
  const physical = carriers.map(
    (carrier, i): PhysicalNetwork => ({
      name: names[i],
      kind: lan || carrier.hosts.length > 2 ? "lan" : "link",
      ...blocks[i],
      members: carrier.hosts.map((host) => hosts[host].name),
    }),
  );
  const vlan = assignVlans(carriers, names, networks, findings);
  reportCrowdedHosts(carriers, names, hosts, networks, findings);
  const carrier = new Int32Array(networks.length).fill(-1);
  carriers.forEach(({ carried }, i) => {
    for (const network of carried) carrier[network] = i;
  });
  return { value: { networks: physical, carrier, vlan }, diagnostics: findings.list };
}

/** `lan` says whether a network of two hosts is a LAN too, so that one form of commands serves every case. */
function chooseCarriers(
  hosts: readonly PhysicalHost[],
  networks: readonly HostedNetwork[],
  { mode, modePlace }: PhysicalOptions,
  findings: Findings,
): { carriers: readonly Carrier[]; lan: boolean } {
  const hostSets = hostsOf(networks);
  const tooMany = (carriers: readonly Carrier[]) =>
    overLimit(hosts, carriers, interfaceCounts(carriers, hosts.length), networks);
  if (mode !== "lan") {
    const carriers = onePerLink(hostSets);
    const over = tooMany(carriers);
    if (over === null || mode === "per-link") {
      if (over !== null) reportOverLimit(over, modePlace, findings);
      return { carriers, lan: false };
    }
    reportFallback(over, modePlace, findings);
  }
  const carriers = oneLan(hostSets);
  const over = tooMany(carriers);
  if (over !== null) reportOverLimit(over, null, findings);
  return { carriers, lan: true };
}

/** `physical-0`, `physical-1`, … without those that a node has. */
function carrierNames(count: number, taken: ReadonlySet<string>): string[] {
  const names: string[] = [];
  for (let number = 0; names.length < count; number++)
    if (!taken.has(`physical-${number}`)) names.push(`physical-${number}`);
  return names;
}

function assignBlocks(
  carriers: readonly Carrier[],
  names: readonly string[],
  networks: readonly HostedNetwork[],
  reserved: readonly AddressRange[],
  findings: Findings,
): { subnet: string; netmask: string }[] {
  const virtual = networks.flatMap(({ subnet, netmask }) => addressRange(subnet, netmask) ?? []);
  const blocks = new BlockAllocator([...virtual, ...reserved]);
  return carriers.map((carrier, i) => {
    const prefix = smallestPrefix(carrier.hosts.length);
    const block = prefix === null ? null : blocks.allocate(prefix);
    if (prefix !== null && block !== null)
      return { subnet: formatIpv4(block), netmask: formatIpv4(prefixMask(prefix)) };
    findings.add({
      code: "NS4014",
      severity: "error",
      message: `no block of 10.0.0.0/8 is free for the ${carrier.hosts.length} hosts of ${names[i]}`,
      span: networks[carrier.carried[0]].span,
      help: "use smaller netmasks in the experiment, or more containers on a pnode",
    });
    return { subnet: "", netmask: "" };
  });
}
