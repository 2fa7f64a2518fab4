import { parameters } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import { aKindOf, shown } from "../describe.ts";
import * as measures from "../measures.ts";
import { type Lan, LanLink, type Member } from "../objects/lan-link.ts";
import type { CommandRow } from "../row.ts";
import { lossOfOneWay } from "../units.ts";

/** Loss, delay, bandwidth and backfill of links, LANs and their members. */
export const shapingCommands: readonly CommandRow[] = [
  {
    name: "tb-set-link-loss",
    parameters: parameters("link:link ?node2:node? loss:loss"),
    usage: "link loss | node1 node2 loss",
    minimum: 2,
    maximum: 3,
    help: "Sets what a link loses in each direction together: a link and a rate, or two nodes and a rate.",
    run(call) {
      const network = pairOrNetwork(call);
      if (network !== null) setWholeLoss(call, network, call.count - 1);
    },
  },
  {
    name: "tb-set-lan-loss",
    parameters: parameters("lan:lan loss:loss"),
    help: "Sets what a LAN loses between two members.",
    run(call) {
      const lan = call.lan(0);
      if (lan !== null) setWholeLoss(call, lan, 1);
    },
  },
  {
    name: "tb-set-node-lan-loss",
    parameters: parameters("node:node lan:lan loss:loss"),
    help: "Sets what a member loses, in each direction, on a LAN.",
    run(call) {
      const member = lanMember(call, 0, 1);
      if (member !== null) setLoss(call, member, 2);
    },
  },
  {
    name: "tb-set-node-lan-delay",
    parameters: parameters("node:node lan:lan delay:delay"),
    help: "Sets the delay between a member and its LAN, in each direction; it is not halved.",
    run(call) {
      const member = lanMember(call, 0, 1);
      if (member !== null) setDelay(call, member, 2);
    },
  },
  {
    name: "tb-set-node-lan-bandwidth",
    parameters: parameters("node:node lan:lan bandwidth:bandwidth"),
    help: "Sets the bandwidth of a member on a LAN, in each direction.",
    run(call) {
      const member = lanMember(call, 0, 1);
      if (member !== null) setBandwidth(call, member, 2);
    },
  },
  {
    name: "tb-set-node-lan-params",
    parameters: parameters("node:node lan:lan delay:delay bandwidth:bandwidth loss:loss"),
    help: "Sets delay, bandwidth and loss of a member on a LAN.",
    run(call) {
      const member = lanMember(call, 0, 1);
      if (member === null) return;
      setDelay(call, member, 2);
      setBandwidth(call, member, 3);
      setLoss(call, member, 4);
    },
  },
  {
    name: "tb-set-link-simplex-params",
    parameters: parameters("link:link node:node delay:delay bandwidth:bandwidth loss:loss"),
    help: "Sets delay, bandwidth and loss of one direction of a link: from a node to the other end.",
    run(call) {
      const ends = linkEnds(call, 0, 1);
      const loss = ends === null ? null : measures.loss(call, 4);
      if (ends === null || loss === null) return;
      const delay = measures.delay(call, 2);
      const kbps = measures.bandwidth(call, 3);
      if (delay === null || kbps === null) return;
      const [near, far] = ends;
      const oneWay = lossOfOneWay(loss);
      near.delay = delay / 2;
      near.bandwidth = kbps;
      near.loss = oneWay;
      far.rdelay = delay / 2;
      far.rbandwidth = kbps;
      far.rloss = oneWay;
    },
  },
  {
    name: "tb-set-lan-simplex-params",
    parameters: parameters(
      "lan:lan node:node todelay:delay tobw:bandwidth toloss:loss fromdelay:delay frombw:bandwidth fromloss:loss",
    ),
    help: "Sets delay, bandwidth and loss of a member towards its LAN, and of the LAN towards it.",
    run(call) {
      const member = lanMember(call, 1, 0);
      if (member === null) return;
      const toLoss = measures.loss(call, 4);
      const fromLoss = measures.loss(call, 7);
      const toDelay = measures.delay(call, 2);
      const fromDelay = measures.delay(call, 5);
      const toKbps = measures.bandwidth(call, 3);
      const fromKbps = measures.bandwidth(call, 6);
      member.loss = toLoss ?? member.loss;
      member.rloss = fromLoss ?? member.rloss;
      member.delay = toDelay ?? member.delay;
      member.rdelay = fromDelay ?? member.rdelay;
      member.bandwidth = toKbps ?? member.bandwidth;
      member.rbandwidth = fromKbps ?? member.rbandwidth;
    },
  },
  {
    name: "tb-set-link-est-bandwidth",
    parameters: parameters("link:link ?node2:node? bandwidth:bandwidth"),
    usage: "link bandwidth | node1 node2 bandwidth",
    minimum: 2,
    maximum: 3,
    help: "Sets the bandwidth that a link is expected to use: a link, or two nodes.",
    run(call) {
      const network = pairOrNetwork(call);
      const kbps = network === null ? null : measures.bandwidth(call, call.count - 1);
      if (network !== null && kbps !== null) setAll(call, network, (member) => estimate(member, kbps));
    },
  },
  {
    name: "tb-set-lan-est-bandwidth",
    parameters: parameters("lan:lan bandwidth:bandwidth"),
    help: "Sets the bandwidth that a LAN is expected to use.",
    run(call) {
      const lan = call.lan(0);
      const kbps = lan === null ? null : measures.bandwidth(call, 1);
      if (lan !== null && kbps !== null) setAll(call, lan, (member) => estimate(member, kbps));
    },
  },
  {
    name: "tb-set-node-lan-est-bandwidth",
    parameters: parameters("node:node lan:lan bandwidth:bandwidth"),
    help: "Sets the bandwidth that a member of a LAN is expected to use.",
    run(call) {
      const member = lanMember(call, 0, 1);
      const kbps = member === null ? null : measures.bandwidth(call, 2);
      if (member !== null && kbps !== null) estimate(member, kbps);
    },
  },
  {
    name: "tb-set-link-backfill",
    parameters: parameters("link:link ?node2:node? bandwidth:bandwidth"),
    usage: "link bandwidth | node1 node2 bandwidth",
    minimum: 2,
    maximum: 3,
    help: "Sets the bandwidth of a link that other traffic takes: a link, or two nodes.",
    run(call) {
      const network = call.count === 3 ? pairOrNetwork(call) : call.link(0);
      const kbps = network === null ? null : measures.bandwidth(call, call.count - 1);
      if (network !== null && kbps !== null) setAll(call, network, (member) => backfill(member, kbps));
    },
  },
  {
    name: "tb-set-lan-backfill",
    parameters: parameters("lan:lan bandwidth:bandwidth"),
    help: "Sets the bandwidth of a LAN that other traffic takes.",
    run(call) {
      const lan = call.lan(0);
      const kbps = lan === null ? null : measures.bandwidth(call, 1);
      if (lan !== null && kbps !== null) setAll(call, lan, (member) => backfill(member, kbps));
    },
  },
  {
    name: "tb-set-node-lan-backfill",
    parameters: parameters("node:node lan:lan bandwidth:bandwidth"),
    help: "Sets the bandwidth of a LAN's member that other traffic takes.",
    run(call) {
      const member = lanMember(call, 0, 1);
      const kbps = member === null ? null : measures.bandwidth(call, 2);
      if (member !== null && kbps !== null) backfill(member, kbps);
    },
  },
  {
    name: "tb-set-link-simplex-backfill",
    parameters: parameters("link:link node:node bandwidth:bandwidth"),
    help: "Sets the bandwidth that other traffic takes of one direction of a link.",
    run(call) {
      const ends = linkEnds(call, 0, 1);
      const kbps = ends === null ? null : measures.bandwidth(call, 2);
      if (ends === null || kbps === null) return;
      ends[0].backfill = kbps;
      ends[1].rbackfill = kbps;
    },
  },
  {
    name: "tb-set-lan-simplex-backfill",
    parameters: parameters("lan:lan node:node tobandwidth:bandwidth frombandwidth:bandwidth"),
    help: "Sets the bandwidth that other traffic takes of a member towards its LAN, and back; any amount.",
    run(call) {
      const member = lanMember(call, 1, 0);
      const to = member === null ? null : measures.anyBandwidth(call, 2);
      const from = member === null ? null : measures.anyBandwidth(call, 3);
      if (member === null || to === null || from === null) return;
      member.backfill = to;
      member.rbackfill = from;
    },
  },
];

/**
 * The link of a command that takes two nodes, or a link or LAN, before its last argument. Another object is accepted
 * without effect, because the testbed does not ask what it is given.
 */
function pairOrNetwork(call: Call): LanLink | null {
  if (call.count === 2) {
    const object = call.object(0);
    if (object instanceof LanLink) return object.broken ? null : object;
    if (!object.broken) {
      call.warn(
        "NS3028",
        0,
        `${shown(object.name)} is ${aKindOf(object)}, not a link; the line has no effect`,
      );
    }
    return null;
  }
  const source = call.nodeOrBridge(0);
  const destination = source === null ? null : call.nodeOrBridge(1);
  if (source === null || destination === null) return null;
  const link = source.simulator.linkBetween(source, destination);
  if (link !== null) return link.broken ? null : link;
  call.report("NS3012", 1, `there is no link between "${source.name}" and "${destination.name}"`);
  return null;
}

/** A node's first interface on a LAN. Checks the node, then the LAN, then that they belong together. */
function lanMember(call: Call, nodeIndex: number, lanIndex: number): Member | null {
  const node = call.node(nodeIndex);
  const lan: Lan | null = node === null ? null : call.lan(lanIndex);
  return node === null || lan === null ? null : call.member(nodeIndex, node, lan);
}

/** The two ends of a link, that of a node first. Checks the link, then the node, then that they belong together. */
function linkEnds(call: Call, linkIndex: number, nodeIndex: number): [Member, Member] | null {
  const link = call.link(linkIndex);
  const node = link === null ? null : call.node(nodeIndex);
  const near = link === null || node === null ? null : call.member(nodeIndex, node, link);
  const far = link?.members.find((member) => member !== near);
  return near === null || far === undefined ? null : [near, far];
}

function setAll(call: Call, network: LanLink, change: (member: Member) => void): void {
  call.interp.step(network.members.length);
  network.members.forEach(change);
}

function setWholeLoss(call: Call, network: LanLink, index: number): void {
  const loss = measures.loss(call, index);
  if (loss === null) return;
  const oneWay = lossOfOneWay(loss);
  setAll(call, network, (member) => {
    member.loss = oneWay;
    member.rloss = oneWay;
  });
}

function setLoss(call: Call, member: Member, index: number): void {
  const loss = measures.loss(call, index);
  if (loss === null) return;
  member.loss = loss;
  member.rloss = loss;
}

function setDelay(call: Call, member: Member, index: number): void {
  const delay = measures.delay(call, index);
  if (delay === null) return;
  member.delay = delay;
  member.rdelay = delay;
}

function setBandwidth(call: Call, member: Member, index: number): void {
  const kbps = measures.bandwidth(call, index);
  if (kbps === null) return;
  member.bandwidth = kbps;
  member.rbandwidth = kbps;
}

function estimate(member: Member, kbps: number): void {
  member.ebandwidth = kbps;
  member.rebandwidth = kbps;
}

function backfill(member: Member, kbps: number): void {
  member.backfill = kbps;
  member.rbackfill = kbps;
}
