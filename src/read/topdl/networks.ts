import { didYouMean } from "../../source/index.ts";
import {
  DEFAULT_NETMASK,
  type MemberRecord,
  type Network,
  type NetworkMember,
  subnetOf,
  usualMember,
  usualNetwork,
} from "../../topology/index.ts";
import type { Computer } from "./computer.ts";
import type { Context } from "./context.ts";
import type { Interface } from "./interface.ts";
import type { Substrate } from "./substrate.ts";

/** What an interface without any capacity has, in kb/s. */
const DEFAULT_BANDWIDTH = 100_000;

/** An interface on a substrate, at the port of its node. */
interface Attached {
  readonly computer: Computer;
  readonly own: Interface;
  readonly port: number;
}

/** Joins computers by substrates. What has no two ends is left out, with a note. */
export function joinNetworks(
  context: Context,
  substrates: readonly Substrate[],
  computers: readonly Computer[],
): Network[] {
  const byName = new Map(substrates.map((substrate) => [substrate.written, substrate]));
  const ends = new Map<Substrate, number>();
  for (const { substrate, substrateSpan } of computers.flatMap(({ interfaces }) => interfaces)) {
    const found = byName.get(substrate);
    if (found !== undefined) ends.set(found, (ends.get(found) ?? 0) + 1);
    else {
      context.error(
        "NS4508",
        substrateSpan,
        `there is no substrate "${substrate}"`,
        didYouMean(substrate, byName.keys()),
      );
    }
  }
  const attached = new Map<Substrate, Attached[]>();
  for (const computer of computers) {
    let port = 0;
    for (const own of computer.interfaces) {
      const substrate = byName.get(own.substrate);
      if (substrate === undefined || (ends.get(substrate) ?? 0) < 2) continue;
      const list = attached.get(substrate) ?? [];
      attached.set(substrate, list);
      list.push({ computer, own, port: port++ });
    }
  }
  return substrates.flatMap((substrate) => {
    const members = attached.get(substrate);
    if (members !== undefined) return [network(substrate, members)];
    context.repeated(
      "NS4505",
      "note",
      substrate.nameSpan,
      "a substrate with fewer than two interfaces is left out",
    );
    return [];
  });
}

function network(substrate: Substrate, attached: readonly Attached[]): Network {
  const mask = attached.find(({ own }) => own.netmask !== null)?.own.netmask;
  const addresses = attached.map(({ own }) => own.address?.value ?? "");
  const usual = usualNetwork(attached.length);
  const masked = { ...usual, netmask: mask?.value ?? DEFAULT_NETMASK };
  const record = substrate.record({ ...masked, subnet: subnetOf(addresses, masked.netmask) });
  const { kind, queue, subnet, netmask, ...details } = record;
  const members = attached
    .map((one, usualIndex) => member(substrate, one, usualIndex, queue))
    .sort((a, b) => a.index - b.index)
    .map((one) => one.member);
  return {
    name: substrate.name,
    kind,
    span: substrate.nameSpan,
    subnet,
    netmask: { value: netmask, spans: mask?.spans ?? [] },
    members,
    queue,
    details,
  };
}

function member(
  { shaping }: Substrate,
  { computer, own, port }: Attached,
  usualIndex: number,
  queue: Network["queue"],
): { index: number; member: NetworkMember } {
  const there = {
    bandwidthKbps: own.shaping.bandwidthKbps ?? shaping.bandwidthKbps ?? DEFAULT_BANDWIDTH,
    delayMs: own.shaping.delayMs ?? shaping.delayMs ?? 0,
    loss: own.shaping.loss ?? (shaping.loss === undefined ? 0 : lossOfOneWay(shaping.loss)),
  };
  const bridge = computer.node.role === "bridge";
  const record: MemberRecord = own.record(usualMember({ index: usualIndex, bridge }, there, queue));
  const { index, reverseBandwidthKbps, reverseDelayMs, reverseLoss, ...details } = record;
  return {
    index,
    member: {
      node: computer.node.name,
      port,
      address: own.address?.value ?? "",
      addressSetting: own.address,
      ...there,
      reverseBandwidthKbps,
      reverseDelayMs,
      reverseLoss,
      details,
    },
  };
}

/** A packet crosses two interfaces: the loss of each, so that both together are the substrate's. */
function lossOfOneWay(loss: number): number {
  return 1 - Math.sqrt(1 - loss);
}
