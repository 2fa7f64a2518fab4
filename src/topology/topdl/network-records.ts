import { z } from "zod";
import { DEFAULT_NETMASK } from "../defaults.ts";
import type { MemberDetails, NetworkDetails, QueueDetails } from "../details.ts";
import type { Network, NetworkMember } from "../experiment.ts";
import { formatIpv4, parseIpv4 } from "../ipv4.ts";
import { prefixOf } from "../netmask.ts";
import { ordinaryQueue } from "../queue.ts";
import { alignDown } from "../subnets.ts";
import { type Field, type Fields, flag, json, list, number, numberOrNull, text, word } from "./fields.ts";

/** What a link or LAN has beyond a topdl substrate. */
export interface NetworkRecord extends NetworkDetails, Pick<Network, "kind" | "queue" | "subnet"> {
  readonly netmask: string;
}

/** What an interface has beyond a topdl interface: its place among the members, and the way back. */
export interface MemberRecord
  extends MemberDetails,
    Pick<NetworkMember, "reverseDelayMs" | "reverseBandwidthKbps" | "reverseLoss"> {
  /** Position among the members of the network. */
  readonly index: number;
}

const settings = list("nsc:setting", z.strictObject({ key: z.string(), value: z.string() }));

export const networkFields: Fields<NetworkRecord> = {
  kind: word("nsc:kind", ["link", "lan"]),
  queue: word("nsc:queue", ["DropTail", "RED", "GRED"]),
  subnet: text("nsc:subnet"),
  netmask: text("nsc:netmask"),
  failureAction: text("nsc:failure-action"),
  protocol: text("nsc:protocol"),
  isCloud: flag("nsc:cloud"),
  wideArea: flag("nsc:wide-area"),
  trivialOk: text("nsc:trivial-ok"),
  emulated: text("nsc:emulated"),
  endNodeShaping: text("nsc:end-node-shaping"),
  noBandwidthShaping: text("nsc:no-bandwidth-shaping"),
  mustDelay: flag("nsc:must-delay"),
  encapsulation: text("nsc:encapsulation"),
  openflow: json("nsc:openflow", z.strictObject({ enabled: z.boolean(), controller: z.string() })),
  layer: text("nsc:layer"),
  implementedBy: json(
    "nsc:implemented-by",
    z.strictObject({ kind: z.enum(["path", "link"]), name: z.string() }).nullable(),
  ),
  settings,
};

export const memberFields: Fields<MemberRecord> = {
  index: number("nsc:index"),
  reverseBandwidthKbps: number("nsc:reverse-bandwidth"),
  reverseDelayMs: number("nsc:reverse-delay"),
  reverseLoss: number("nsc:reverse-loss", 1),
  cost: number("nsc:cost"),
  estimatedBandwidthKbps: numberOrNull("nsc:estimated-bandwidth"),
  reverseEstimatedBandwidthKbps: numberOrNull("nsc:reverse-estimated-bandwidth"),
  backfillKbps: number("nsc:backfill"),
  reverseBackfillKbps: number("nsc:reverse-backfill"),
  fixedInterface: text("nsc:fixed-interface"),
  accessPoint: flag("nsc:access-point"),
  bridge: flag("nsc:bridge"),
  queue: queueField("nsc:queue"),
  settings,
};

function queueField(key: string): Field<QueueDetails> {
  const schema = z.strictObject({
    values: z.array(z.tuple([z.string(), z.string()])),
    traced: z.boolean(),
  });
  return {
    key,
    texts: ({ values, traced }) => [JSON.stringify({ values: [...values], traced })],
    value(texts) {
      const read = json(key, schema).value(texts);
      return read === undefined ? undefined : { values: new Map(read.values), traced: read.traced };
    },
  };
}

/** A network of so many members that nothing special was said about. */
export function usualNetwork(members: number): NetworkRecord {
  return {
    kind: members === 2 ? "link" : "lan",
    queue: "DropTail",
    subnet: "",
    netmask: DEFAULT_NETMASK,
    failureAction: "fatal",
    protocol: "ethernet",
    isCloud: false,
    wideArea: false,
    trivialOk: "1",
    emulated: "0",
    endNodeShaping: "0",
    noBandwidthShaping: "0",
    mustDelay: false,
    encapsulation: "default",
    openflow: { enabled: false, controller: "" },
    layer: "",
    implementedBy: null,
    settings: [],
  };
}

/** A member that nothing special was said about: the way back is like the way there. */
export function usualMember(
  place: Pick<MemberRecord, "index" | "bridge">,
  there: Pick<NetworkMember, "bandwidthKbps" | "delayMs" | "loss">,
  queue: Network["queue"],
): MemberRecord {
  return {
    ...place,
    reverseBandwidthKbps: there.bandwidthKbps,
    reverseDelayMs: there.delayMs,
    reverseLoss: there.loss,
    cost: 1,
    estimatedBandwidthKbps: null,
    reverseEstimatedBandwidthKbps: null,
    backfillKbps: 0,
    reverseBackfillKbps: 0,
    fixedInterface: "",
    accessPoint: false,
    queue: ordinaryQueue(queue),
    settings: [],
  };
}

/** The network of the first address that there is; empty without one. */
export function subnetOf(addresses: readonly string[], netmask: string): string {
  const prefix = prefixOf(parseIpv4(netmask) ?? 0);
  for (const text of addresses) {
    const address = parseIpv4(text);
    if (address !== null && prefix !== null) return formatIpv4(alignDown(address, prefix));
  }
  return "";
}
