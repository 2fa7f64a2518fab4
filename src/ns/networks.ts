import { tclError, toText } from "../tcl/index.ts";
import type { Call } from "./call.ts";
import { aKindOf } from "./describe.ts";
import { applyUnit } from "./measures.ts";
import { Lan, Link, Member, type QueueType } from "./objects/lan-link.ts";
import { Node } from "./objects/node.ts";
import type { NsObject } from "./objects/object.ts";
import type { Simulator } from "./objects/simulator.ts";
import { parseDelay, parseNetworkBandwidth } from "./units.ts";

const QUEUE_TYPES: readonly QueueType[] = ["DropTail", "RED", "GRED"];

/** `duplex-link A B BANDWIDTH DELAY TYPE`: checks in the testbed's order; what is wrong gives a link that is not judged further. */
export function makeLink(call: Call, simulator: Simulator): string {
  const { session } = call;
  const a = call.nodeOrBridge(0);
  const b = call.nodeOrBridge(1);
  const kbps = applyUnit(call, 2, "NS3007", parseNetworkBandwidth);
  const delay = applyUnit(call, 3, "NS3008", parseDelay);
  const queueType = QUEUE_TYPES.find((type) => type === call.text(4)) ?? null;
  if (queueType === null) {
    call.warn("NS3026", 4, `"${call.text(4)}" is no queue type; DropTail is used`, {
      ...call.suggestion(4, QUEUE_TYPES, "the types are DropTail, RED and GRED"),
    });
  }
  session.countNetwork(2);
  const name = `tblink-l${simulator.nextId()}`;
  const firstQueue = session.takeNumbers(3);
  const link = new Link(name, call.place, simulator, firstQueue, queueType ?? "DropTail");
  link.broken = a === null || b === null;
  const values = { kbps: kbps ?? 0, delayMs: (delay ?? 0) / 2 };
  if (a !== null && b !== null) {
    new Member(link, a, values);
    new Member(link, b, values);
  }
  if (link.queueType !== "DropTail") link.write("mustdelay", "1", call.span(4));
  simulator.networks.push(link);
  return session.create(link).name;
}

/** `make-lan NODES BANDWIDTH DELAY`, or a cloud, whose delay is always made by a delay node. */
export function makeLan(call: Call, simulator: Simulator, isCloud: boolean): string {
  const { session } = call;
  const kbps = applyUnit(call, 1, "NS3007", parseNetworkBandwidth);
  const delay = applyUnit(call, 2, "NS3008", parseDelay);
  const nodes = call.list(0).map((item) => {
    const object = session.object(toText(item));
    if (object === undefined)
      throw session.unknownObject(toText(item), call.span(0), ["add_lanlink", simulator.name]);
    return object;
  });
  const wrong = nodes.find((object) => !(object instanceof Node));
  if (wrong !== undefined && !wrong.broken) throw notAMember(call, wrong);
  if (delay !== null && delay % 2 !== 0) {
    call.warn(
      "NS3027",
      2,
      `${delay} ms is odd: each member's half of it, ${delay / 2} ms, is not a whole number`,
      {
        help: "use an even number of milliseconds",
      },
    );
  }
  session.countNetwork(nodes.length);
  const name = `tblan-lan${simulator.nextId()}`;
  const lan = new Lan(name, call.place, simulator, session.takeNumbers(nodes.length), isCloud);
  lan.broken = wrong !== undefined;
  const values = { kbps: kbps ?? 0, delayMs: (delay ?? 0) / 2 };
  for (const node of nodes) if (node instanceof Node) new Member(lan, node, values);
  if (isCloud) lan.write("mustdelay", "1", call.place);
  simulator.networks.push(lan);
  return session.create(lan).name;
}

/** A member of a LAN has to be a node; anything else stops the testbed's script. */
function notAMember(call: Call, object: NsObject) {
  return tclError(`${object.name} cannot be a member`).explain({
    code: "NS3006",
    message: `"${object.name}" is ${aKindOf(object)} and cannot be a member of a LAN`,
    span: call.span(0),
    related: [{ message: "made here", span: object.span }],
  });
}
