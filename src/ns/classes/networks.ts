import { parameters } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import { aKindOf, shown } from "../describe.ts";
import * as measures from "../measures.ts";
import { type EndHandle, type Lan, type LanLink, Link, Path } from "../objects/lan-link.ts";
import { Node } from "../objects/node.ts";
import type { Queue } from "../objects/queue.ts";
import { type MethodRow, methodTable } from "../row.ts";
import { setCost } from "./simulator.ts";

const TRUE = /^(?:1|y|ye|yes|t|tr|tru|true|on)$/i;

const shared: readonly MethodRow<LanLink>[] = [
  {
    name: "cost",
    parameters: parameters("cost:integer"),
    help: "Sets the routing cost of all members.",
    run: (call, self) => setCost(call, 0, self.members),
  },
  {
    name: "mustdelay",
    parameters: [],
    help: "Forces a delay node even where nothing is to be shaped.",
    run(call, self) {
      self.write("mustdelay", "1", call.place);
    },
  },
  {
    name: "enable_openflow",
    parameters: parameters("controller"),
    help: "Makes the network an OpenFlow network with this controller.",
    run(call, self) {
      self.write("ofenabled", "1", call.place);
      self.write("oflistener", call.text(0), call.span(0));
    },
  },
  {
    name: "trace",
    parameters: parameters("?type? ?expression?"),
    help: "Traces the packets of all members; the type is header unless given, the expression a filter.",
    run(call, self) {
      const type = call.has(0) ? call.text(0) : "header";
      for (const queue of self.queues()) queue.trace(type, call.text(1), call.place);
    },
  },
  {
    name: "trace_snaplen",
    parameters: parameters("bytes:integer"),
    help: "Sets how much of each packet a trace keeps.",
    run: (call, self) => writeQueues(call, self, "trace_snaplen"),
  },
  {
    name: "trace_endnode",
    parameters: parameters("flag:boolean"),
    help: "Traces on the nodes themselves instead of in between.",
    run: (call, self) => writeQueues(call, self, "trace_endnode"),
  },
  {
    name: "trace_mysql",
    parameters: parameters("flag:boolean"),
    help: "Stores traces in the experiment's database, which is then made.",
    run(call, self) {
      writeQueues(call, self, "trace_mysql");
      if (TRUE.test(call.text(0))) call.session.settings.set("dpdb", "1");
    },
  },
  {
    name: "SetTraceParams",
    parameters: parameters("node:node ?type? ?snaplen:integer? ?expression?"),
    help: "Traces the packets of one member.",
    run(call, self) {
      const queue = memberQueue(call, self);
      if (queue === null) return;
      queue.trace(call.has(1) ? call.text(1) : "header", call.text(3), call.place);
      if (call.has(2)) queue.write("trace_snaplen", call.text(2), call.span(2));
    },
  },
  {
    name: "Queue",
    parameters: parameters("node:node"),
    help: "The queue of a member.",
    run(call, self) {
      const queue = memberQueue(call, self);
      return queue === null ? "" : queueName(call, queue);
    },
  },
  {
    name: "set_fixed_iface",
    parameters: parameters("node:node interface"),
    help: "Fixes the interface that a member uses, as tb-fix-interface does.",
    run(call, self) {
      const node = call.nodeOrBridge(0);
      const member = node === null ? null : call.member(0, node, self);
      if (member !== null) member.fixedInterface = call.text(1);
    },
  },
  {
    name: "get_port",
    parameters: parameters("node:node"),
    help: "Number of a node's port on this network, or nothing.",
    run(call, self) {
      const node = call.object(0);
      return node instanceof Node ? (self.memberOf(node)?.port ?? "") : "";
    },
  },
  {
    name: "get_netmask",
    parameters: [],
    help: "The netmask of the network.",
    run: (_call, self) => self.get("netmask"),
  },
  {
    name: "SetDelayParams",
    parameters: parameters("bridge:node delay:delay bandwidth:bandwidth loss:loss"),
    help: "Sets delay, bandwidth and loss of a bridge's interface on this network.",
    run: setDelayParams,
  },
];

function setDelayParams(call: Call, self: LanLink): void {
  const bridge = call.object(0);
  if (!(bridge instanceof Node) || bridge.className !== "Bridge") {
    call.report("NS3006", 0, `"${bridge.name}" is ${aKindOf(bridge)}, not a bridge`);
    return;
  }
  const member = call.member(0, bridge, self);
  const delay = measures.delay(call, 1);
  const kbps = measures.bandwidth(call, 2);
  const loss = measures.loss(call, 3);
  if (member === null || delay === null || kbps === null || loss === null) return;
  for (const other of self.members) {
    other.ebandwidth = other.bandwidth;
    other.rebandwidth = other.rbandwidth;
  }
  call.interp.step(self.members.length);
  member.delay = delay;
  member.bandwidth = kbps;
  member.rbandwidth = kbps;
  member.loss = loss;
}

function writeQueues(call: Call, network: LanLink, variable: string): void {
  for (const queue of network.queues()) queue.write(variable, call.text(0), call.span(0));
}

function memberQueue(call: Call, network: LanLink): Queue | null {
  const node = call.nodeOrBridge(0);
  const member = node === null ? null : call.member(0, node, network);
  return member === null ? null : network.queueOf(member);
}

/** The name of a queue, which is a command from the moment that a script asks for it. */
function queueName(call: Call, queue: Queue): string {
  if (call.session.object(queue.name) === undefined) call.session.add(queue);
  return queue.name;
}

const lanRows: readonly MethodRow<Lan>[] = [
  {
    name: "set_accesspoint",
    parameters: parameters("node:node"),
    help: "Makes a member the access point of a wireless LAN.",
    run(call, self) {
      const node = call.node(0);
      const member = node === null ? null : call.member(0, node, self);
      if (member !== null) member.accessPoint = true;
    },
  },
  {
    name: "set_setting",
    parameters: parameters("key value"),
    help: "Sets something about a wireless LAN.",
    run(call, self) {
      call.session.hold(128);
      self.settings.push({ key: call.text(0), value: call.text(1) });
    },
  },
  {
    name: "set_member_setting",
    parameters: parameters("node:node key value"),
    help: "Sets something about a member of a wireless LAN.",
    run(call, self) {
      const node = call.node(0);
      const member = node === null ? null : call.member(0, node, self);
      call.session.hold(128);
      member?.addSetting({ key: call.text(1), value: call.text(2) });
    },
  },
];

const linkRows: readonly MethodRow<Link>[] = [
  {
    name: "implemented_by",
    parameters: parameters("network"),
    help: "Says that this link is made of a path, or of a link at a lower layer.",
    run(call, self) {
      const object = call.object(0);
      if (object instanceof Path) self.implementedBy = object;
      else if (object instanceof Link) implementByLink(call, self, object);
      else call.report("NS3006", 0, `"${object.name}" is ${aKindOf(object)}, not a path or a link`);
    },
  },
];

function implementByLink(call: Call, self: Link, lower: Link): void {
  const own = self.get("layer");
  const other = lower.get("layer");
  if (own === "" || other === "") {
    const without = own === "" ? self : lower;
    call.report("NS3031", 0, `the link "${without.name}" has no layer`, {
      help: "set it with tb-set-link-layer",
    });
    return;
  }
  if (own === other ? own !== "2" : Number(other) > Number(own)) {
    call.report("NS3031", 0, `a link at layer ${shown(own)} cannot be made of one at layer ${shown(other)}`);
    return;
  }
  self.implementedBy = lower;
}

export const linkMethods = methodTable<Link>(linkRows, shared as readonly MethodRow<Link>[]);
export const lanMethods = methodTable<Lan>(lanRows, shared as readonly MethodRow<Lan>[]);

/** Methods of what `link` and `lanlink` give. */
export const endMethods = methodTable<EndHandle>([
  {
    name: "queue",
    parameters: [],
    help: "The queue at this end.",
    run: (call, self) => queueName(call, self.member.network.queueOf(self.member)),
  },
]);

export const queueMethods = methodTable<Queue>([
  {
    name: "trace",
    parameters: parameters("?type? ?expression?"),
    help: "Traces the packets of this queue; the type is header unless given.",
    run(call, self) {
      self.trace(call.has(0) ? call.text(0) : "header", call.text(1), call.place);
    },
  },
]);
