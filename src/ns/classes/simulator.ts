import { parameters, tclError, toText } from "../../tcl/index.ts";
import type { Routing } from "../../topology/index.ts";
import type { Call } from "../call.ts";
import { attachAgent, connect } from "../connections.ts";
import { shown } from "../describe.ts";
import { readTime, scheduleText } from "../events/schedule.ts";
import { appendLines } from "../events/sequence.ts";
import { addToGroup, makeGroup } from "../groups.ts";
import { makeLan, makeLink } from "../networks.ts";
import { makeNode } from "../nodes.ts";
import { EndHandle, type Link, Path } from "../objects/lan-link.ts";
import { Node } from "../objects/node.ts";
import { EventList } from "../objects/program.ts";
import type { Simulator } from "../objects/simulator.ts";
import { badOption } from "../options.ts";
import { type MethodRow, methodTable } from "../row.ts";
import { runSimulator } from "../run.ts";

const ROUTING: ReadonlyMap<string, Routing> = new Map([
  ["Session", "ospf"],
  ["ospf", "ospf"],
  ["Manual", "manual"],
  ["Static", "static"],
  ["Static-ddijk", "static-ddijk"],
  ["Static-old", "static-old"],
]);

const rows: readonly MethodRow<Simulator>[] = [
  {
    name: "node",
    parameters: parameters("?arg ...?"),
    help: "Makes a node and returns its name. Arguments are ignored.",
    run: (call, self) => makeNode(call, self, "Node"),
  },
  {
    name: "bridge",
    parameters: parameters("?arg ...?"),
    help: "Makes a bridge: a node that joins links and LANs into one network. Arguments are ignored.",
    run: (call, self) => makeNode(call, self, "Bridge"),
  },
  {
    name: "duplex-link",
    parameters: parameters("node1:node node2:node bandwidth:bandwidth delay:delay queueType ?arg ...?"),
    help: "Makes a link between two nodes; each end gets half of the delay. Queue types: DropTail, RED, GRED.",
    run: makeLink,
  },
  {
    name: "make-lan",
    parameters: parameters("nodes:nodes bandwidth:bandwidth delay:delay ?arg ...?"),
    help: "Makes a LAN of a list of nodes; each member gets half of the delay.",
    run: (call, self) => makeLan(call, self, false),
  },
  {
    name: "make-cloud",
    parameters: parameters("nodes:nodes bandwidth:bandwidth delay:delay ?arg ...?"),
    help: "Makes a LAN whose traffic is always shaped, with events that clear and create it at the start.",
    run: (call, self) => makeLan(call, self, true),
  },
  {
    name: "make-path",
    parameters: parameters("links:list ?arg ...?"),
    help: "Makes a path over a list of links, for `implemented_by`.",
    run(call, self) {
      const links = call.list(0).map(toText);
      call.session.interp.step(links.length);
      call.session.hold(64 * links.length);
      const path = new Path(`tbpath-path${self.nextId()}`, call.place, links);
      self.paths.push(path);
      return call.session.create(path).name;
    },
  },
  {
    name: "event-timeline",
    parameters: parameters("?arg ...?"),
    help: "Makes a timeline: events at times of its own clock. Arguments are ignored.",
    run: (call, self) => makeEventList(call, self, "EventTimeline").name,
  },
  {
    name: "event-sequence",
    parameters: parameters("?events? ?catch? ?handler?"),
    help: "Makes a sequence: a list of events, one on each line, that follow each other.",
    run(call, self) {
      const list = makeEventList(call, self, "EventSequence");
      if (call.count > 1) {
        call.report("NS3022", 1, "event-sequence takes one list of events", {
          help: "the form with `catch` does not work on any testbed",
        });
        return list.name;
      }
      if (call.has(0)) appendLines(call, list, 0);
      return list.name;
    },
  },
  {
    name: "event-group",
    parameters: parameters("?members:list?"),
    help: "Makes a group of objects of one kind that take events together.",
    run(call, self) {
      const group = makeGroup(call, self);
      if (call.has(0))
        addToGroup(
          call,
          group,
          call.list(0).map((item) => ({ name: toText(item), index: 0 })),
        );
      return group.name;
    },
  },
  {
    name: "at",
    parameters: parameters("time:time events"),
    help: "Makes events at a time (seconds, 1h2m3s or swapout); several are separated by semicolons.",
    run(call, self) {
      const when = readTime(call.session, call.text(0), call.span(0), true);
      if (when === null) return;
      const target = { session: call.session, events: self.events, parent: null, place: call.span(1) };
      scheduleText(target, when, call.text(1));
    },
  },
  {
    name: "rtproto",
    parameters: parameters("type ?arg ...?"),
    help: "Sets how routes are computed on all nodes: Static, Static-ddijk, Static-old, Session, ospf or Manual.",
    run(call) {
      const routing = ROUTING.get(call.text(0));
      if (routing !== undefined) call.session.settings.routing = routing;
      else {
        call.warn("NS3020", 0, `"${call.text(0)}" is no routing protocol; the line has no effect`, {
          ...call.suggestion(0, ROUTING.keys(), `the protocols are ${[...ROUTING.keys()].join(", ")}`),
        });
      }
    },
  },
  {
    name: "attach-agent",
    parameters: parameters("node:node agent"),
    help: "Puts a traffic agent on a node.",
    run: attachAgent,
  },
  {
    name: "connect",
    parameters: parameters("source destination"),
    help: "Connects two agents, or a node with the console of another node.",
    run: connect,
  },
  {
    name: "link",
    parameters: parameters("node1:node node2:node"),
    help: "The direction from one node to another of the latest link between them, for its queue.",
    run(call, self) {
      const { link, a } = latestLink(call, self);
      const name = `sl${call.session.takeNumbers()}`;
      const member = link.members[0]?.node === a ? link.members[0] : link.members[1];
      const handle = new EndHandle(name, call.place, member as Link["members"][number], "SimplexLink");
      call.session.add(handle);
      return name;
    },
  },
  {
    name: "lanlink",
    parameters: parameters("lan:lan node:node"),
    help: "The end of a LAN at a node, for its queue.",
    run(call) {
      const node = call.node(1);
      const lan = node === null ? null : call.lan(0);
      const member = node === null || lan === null ? null : call.member(1, node, lan);
      if (member === null) return;
      const handle = new EndHandle(`ll${call.session.takeNumbers()}`, call.place, member, "LLink");
      call.session.add(handle);
      return handle.name;
    },
  },
  {
    name: "cost",
    parameters: parameters("node1:node node2:node cost:integer"),
    help: "Sets the routing cost of the first node's end of the latest link between two nodes.",
    run(call, self) {
      const { link, a } = latestLink(call, self);
      const member = link.memberOf(a);
      if (member !== null) setCost(call, 2, [member]);
    },
  },
  {
    name: "find_link",
    parameters: parameters("node1:node node2:node"),
    help: "The name of the latest link between two nodes, or nothing.",
    run(call, self) {
      const a = call.object(0);
      const b = call.object(1);
      return a instanceof Node && b instanceof Node ? (self.linkBetween(a, b)?.name ?? "") : "";
    },
  },
  {
    name: "define-template-parameter",
    parameters: parameters("name:variable value ?description?"),
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    help: "Sets a variable that is a parameter of the experiment.",
    run(call) {
      if (call.count < 2 || call.count > 3) {
        call.session.report(
          "NS3031",
          call.place,
          "define-template-parameter takes a name, a value and a description",
        );
        return "";
      }
      const [name = "", value = "", description = null] = call.texts(0);
      call.interp.setVariable(name, call.value(1));
      call.session.hold(128 + name.length + value.length);
      call.session.settings.parameters.set(name, { name, value, description });
      return "0";
    },
  },
  {
    name: "node-config",
    parameters: parameters("?-topography topography:option?"),
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    help: "Sets the topography of nodes that are made later.",
    run(call) {
      for (let i = 0; i < call.count; i += 2) {
        if (call.text(i) !== "-topography") {
          throw badOption(call.text(i), ["-topography"]).explain({
            message: `node-config does not know ${shown(call.text(i))}; options of the ns simulator mean nothing to a testbed`,
            span: call.span(i),
          });
        }
        if (call.text(i + 1) !== "") reportTopography(call, i + 1);
      }
    },
  },
  {
    name: "make-simulated",
    parameters: parameters("script:script"),
    help: "Not supported: nodes inside a simulator of an older testbed.",
    run(call) {
      call.session.report("NS3028", call.nameSpan, "make-simulated is not supported", {
        help: "simulated nodes existed on older testbeds only; make ordinary nodes",
      });
    },
  },
  {
    name: "run",
    parameters: [],
    help: "Turns what was described into the experiment. Has to be called once, at the end.",
    run: runSimulator,
  },
];

export const simulatorMethods = methodTable(rows);

function makeEventList(call: Call, self: Simulator, className: EventList["className"]): EventList {
  const prefix = className === "EventTimeline" ? "tbtl-tl" : "tbseq-seq";
  const list = new EventList(`${prefix}${self.nextId()}`, call.place, className);
  self.eventLists.push(list);
  return call.session.create(list);
}

function latestLink(call: Call, self: Simulator): { link: Link; a: Node } {
  const a = call.object(0);
  const b = call.object(1);
  const link = a instanceof Node && b instanceof Node ? self.linkBetween(a, b) : null;
  if (link !== null) return { link, a: a as Node };
  throw tclError("Unknown: {} set src_node").explain({
    code: "NS3012",
    message: `there is no link between "${a.name}" and "${b.name}"`,
    help: "a LAN is no link; its ends come from lanlink",
    span: call.place,
  });
}

/** Sets the cost of members to a number that an argument gives. */
export function setCost(call: Call, index: number, members: readonly { cost: number }[]): void {
  const text = call.text(index);
  const cost = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(cost)) {
    call.report("NS3031", index, `a cost is a number, not "${text}"`);
    return;
  }
  for (const member of members) member.cost = cost;
}

/** Reports a topography that holds no area, which is every one. */
export function reportTopography(call: Call, index: number): void {
  call.report("NS3031", index, `"${call.text(index)}" is no topography with an area`, {
    help: "areas for mobile nodes belong to one site's database; remove the line",
  });
}
