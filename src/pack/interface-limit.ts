import type { Span } from "../source/index.ts";
import { type Findings, nameList } from "../topology/index.ts";
import type { Carrier } from "./carriers.ts";
import type { HostedNetwork, PhysicalHost } from "./physical.ts";
import { hardwareText } from "./settings.ts";

/** Hosts that would have more interfaces than their hardware. */
export interface OverLimit {
  readonly names: readonly string[];
  /** The one that has most too many, with what it needs and has. */
  readonly worst: PhysicalHost;
  readonly needed: number;
  /** A network that crosses there. */
  readonly span: Span;
}

/** The hosts on more carriers than they have interfaces; null when there is none. */
export function overLimit(
  hosts: readonly PhysicalHost[],
  carriers: readonly Carrier[],
  counts: Int32Array,
  networks: readonly HostedNetwork[],
): OverLimit | null {
  const excess = (host: number) => counts[host] - (hosts[host].interfaceLimit ?? counts[host]);
  const over = hosts.flatMap((_, host) => (excess(host) > 0 ? [host] : []));
  if (over.length === 0) return null;
  const worst = over.reduce((a, b) => (excess(b) > excess(a) ? b : a));
  const carrier = carriers.find((candidate) => candidate.hosts.includes(worst)) as Carrier;
  return {
    names: over.map((host) => hosts[host].name),
    worst: hosts[worst],
    needed: counts[worst],
    span: networks[carrier.carried[0]].span,
  };
}

/** Reports hosts with too few interfaces (NS4306). */
export function reportOverLimit(over: OverLimit, place: Span | null, findings: Findings): void {
  const { interfaceLimit } = over.worst;
  findings.add({
    code: "NS4306",
    severity: "error",
    message: describe(over),
    span: place ?? over.span,
    help:
      interfaceLimit === 0
        ? "ask for pnodes with interfaces (--pnode-types)"
        : "leave --physical-network out, or ask for pnodes with more interfaces (--pnode-types)",
    ...(place === null ? {} : { related: [{ message: "a network that crosses there", span: over.span }] }),
  });
}

/** Says that one LAN takes the place of a network for each link (NS4305). */
export function reportFallback(over: OverLimit, place: Span | null, findings: Findings): void {
  findings.add({
    code: "NS4305",
    severity: "note",
    message: `one physical LAN joins the pnodes: with a network for each link ${describe(over)}`,
    span: place ?? over.span,
    help: "a larger --packing, or pnodes with more interfaces (--pnode-types), may change that",
  });
}

function describe({ names, worst, needed }: OverLimit): string {
  const others = names.filter((name) => name !== worst.name);
  const more = others.length === 0 ? "" : `; so with ${nameList(others)}`;
  const has = worst.interfaceLimit === 0 ? "none" : worst.interfaceLimit;
  return `${worst.name} needs ${needed} experimental ${needed === 1 ? "interface" : "interfaces"}, and ${hardwareText(worst.hardware)} has ${has}${more}`;
}
