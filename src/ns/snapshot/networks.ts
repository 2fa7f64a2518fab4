import {
  type MemberDetails,
  type Network,
  type NetworkMember,
  ordinaryQueue,
  QUEUE_DEFAULTS,
  type QueueDetails,
  type Setting,
} from "../../topology/index.ts";
import { Lan, type LanLink, Link, type Member, Path } from "../objects/lan-link.ts";
import { unset } from "../objects/object.ts";

/** A link or LAN as data. */
export function networkData(network: LanLink): Network {
  const implementer = network instanceof Link ? network.implementedBy : null;
  return {
    name: network.name,
    kind: network instanceof Link ? "link" : "lan",
    span: network.span,
    subnet: network.subnet,
    netmask: netmask(network),
    members: network.members.map(memberData),
    queue: network instanceof Link ? network.queueType : "DropTail",
    details: {
      failureAction: network.get("failureaction"),
      protocol: network.get("protocol"),
      isCloud: network instanceof Lan && network.isCloud,
      wideArea: network.get("widearea") === "1",
      trivialOk: network.get("trivial_ok"),
      emulated: network.get("emulated"),
      endNodeShaping: network.get("uselinkdelay"),
      noBandwidthShaping: network.get("nobwshaping"),
      mustDelay: network.get("mustdelay") !== "0",
      encapsulation: network.get("encap"),
      openflow: { enabled: network.get("ofenabled") !== "0", controller: network.get("oflistener") },
      layer: network.get("layer"),
      implementedBy:
        implementer === null
          ? null
          : { kind: implementer instanceof Path ? "path" : "link", name: implementer.name },
      settings: network instanceof Lan ? [...network.settings] : [],
    },
  };
}

function netmask(network: LanLink): Setting<string> {
  return network.automaticMask === null ? network.settingOrDefault("netmask") : unset(network.automaticMask);
}

function memberData(member: Member): NetworkMember {
  return {
    node: member.node.name,
    port: member.port,
    address: member.address,
    addressSetting: member.explicit,
    delayMs: member.delay,
    reverseDelayMs: member.rdelay,
    bandwidthKbps: member.bandwidth,
    reverseBandwidthKbps: member.rbandwidth,
    loss: member.loss,
    reverseLoss: member.rloss,
    details: memberDetails(member),
  };
}

/** What most members have: one record for all with the same queue. */
const ordinaryDetails = new Map<QueueDetails, MemberDetails>();

function memberDetails(member: Member): MemberDetails {
  const queue = queueData(member);
  const details = isOrdinary(member) ? ordinaryDetails.get(queue) : undefined;
  if (details !== undefined) return details;
  const made = detailsOf(member, queue);
  if (isOrdinary(member) && member.network.knownQueue(member) === null) ordinaryDetails.set(queue, made);
  return made;
}

function isOrdinary(member: Member): boolean {
  return (
    member.cost === 1 &&
    member.ebandwidth === null &&
    member.rebandwidth === null &&
    member.backfill === 0 &&
    member.rbackfill === 0 &&
    member.fixedInterface === "" &&
    !member.accessPoint &&
    member.node.className !== "Bridge" &&
    member.settings === null
  );
}

function detailsOf(member: Member, queue: QueueDetails): MemberDetails {
  return {
    cost: member.cost,
    estimatedBandwidthKbps: member.ebandwidth,
    reverseEstimatedBandwidthKbps: member.rebandwidth,
    backfillKbps: member.backfill,
    reverseBackfillKbps: member.rbackfill,
    fixedInterface: member.fixedInterface,
    accessPoint: member.accessPoint,
    bridge: member.node.className === "Bridge",
    queue,
    settings: [...(member.settings ?? [])],
  };
}

/** Queue parameters that are switches: the words for true and false become 1 and 0. */
const SWITCHES = ["queue-in-bytes_", "bytes_", "red_", "gentle_"];

function queueData(member: Member): QueueDetails {
  const { network } = member;
  const queue = network.knownQueue(member);
  if (queue === null) {
    return ordinaryQueue(network instanceof Link ? network.queueType : "DropTail");
  }
  const values = new Map<string, string>();
  for (const name of QUEUE_DEFAULTS.keys()) {
    const value = queue.get(name);
    const isSwitch = SWITCHES.includes(name) && (value === "true" || value === "false");
    values.set(name, isSwitch ? (value === "true" ? "1" : "0") : value);
  }
  return { values, traced: queue.get("traced") === "1" };
}
