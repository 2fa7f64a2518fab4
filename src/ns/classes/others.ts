import { parameters, TclList, toText } from "../../tcl/index.ts";
import { aKindOf, choices, shown } from "../describe.ts";
import { readTime, scheduleText, scheduleWords } from "../events/schedule.ts";
import { addToGroup } from "../groups.ts";
import { Agent, type Application } from "../objects/agent.ts";
import { FIREWALL_STYLES, FIREWALL_TYPES, Firewall } from "../objects/firewall.ts";
import { Node } from "../objects/node.ts";
import type { Topography } from "../objects/other.ts";
import type { EventGroup, EventList, Program } from "../objects/program.ts";
import { methodTable } from "../row.ts";
import { COMMON_METHODS } from "./common.ts";

export const programMethods = methodTable<Program>([
  {
    name: "set",
    parameters: parameters("variable ?value?"),
    help: "Reads or writes an instance variable: node, command, dir, timeout, expected-exit-code.",
    run(call, self) {
      if (call.text(0) !== "node" || !call.has(1)) return COMMON_METHODS.get("set")?.run(call, self);
      const object = call.session.object(call.text(1));
      self.node = object instanceof Node ? object : call.text(1);
      return call.value(1);
    },
  },
]);

export const groupMethods = methodTable<EventGroup>([
  {
    name: "add",
    parameters: parameters("?object ...?"),
    help: "Adds objects of the kind that the group has already; links and LANs are one kind.",
    run: (call, self) =>
      addToGroup(
        call,
        self,
        call.texts(0).map((name, index) => ({ name, index })),
      ),
  },
  {
    name: "members",
    parameters: [],
    help: "The names of the members.",
    run(call, self) {
      call.interp.chargeItems(self.members.size);
      return new TclList([...self.members].map((member) => member.name));
    },
  },
]);

export const sequenceMethods = methodTable<EventList>([
  {
    name: "append",
    parameters: parameters("event"),
    help: "Adds an event to the end of the sequence.",
    run(call, self) {
      const target = { session: call.session, events: self.events, parent: self, place: call.span(0) };
      scheduleWords(target, { time: "", trigger: "TIMER" }, call.list(0).map(toText));
    },
  },
]);

export const timelineMethods = methodTable<EventList>([
  {
    name: "at",
    parameters: parameters("time:time events"),
    help: "Adds events at a time after the start of the timeline.",
    run(call, self) {
      const when = readTime(call.session, call.text(0), call.span(0), false);
      if (when === null) return;
      scheduleText(
        { session: call.session, events: self.events, parent: self, place: call.span(1) },
        when,
        call.text(1),
      );
    },
  },
]);

export const firewallMethods = methodTable<Firewall>([
  {
    name: "set-type",
    parameters: parameters("type"),
    help: "Sets the type: ipfw or ipfw2-vlan.",
    run(call, self) {
      const type = FIREWALL_TYPES.get(call.text(0));
      if (type === undefined) {
        call.report("NS3031", 0, `a firewall has no type ${shown(call.text(0))}`, {
          ...call.suggestion(
            0,
            FIREWALL_TYPES.keys(),
            `the types are ${choices([...FIREWALL_TYPES.keys()])}`,
          ),
        });
        return;
      }
      self.write("type", call.text(0), call.span(0));
      self.write("osid", type.os, call.span(0));
      if (type.commandLine !== null) self.write("cmdline", type.commandLine, call.span(0));
    },
  },
  {
    name: "set-style",
    parameters: parameters("style"),
    help: "Sets the style: closed, basic, emulab or open.",
    run(call, self) {
      if ((FIREWALL_STYLES as readonly string[]).includes(call.text(0))) {
        self.write("style", call.text(0), call.span(0));
      } else {
        call.report("NS3031", 0, `a firewall has no style ${shown(call.text(0))}`, {
          ...call.suggestion(0, FIREWALL_STYLES, `the styles are ${choices(FIREWALL_STYLES)}`),
        });
      }
    },
  },
  {
    name: "add-rule",
    parameters: parameters("rule"),
    help: "Adds a rule; rules are numbered from 100, and one that has the number already is replaced.",
    run(call, self) {
      call.session.hold(128 + call.text(0).length);
      self.addRule(call.text(0), call.place);
    },
  },
  {
    name: "add-numbered-rule",
    parameters: parameters("number:integer rule"),
    help: "Adds a rule with a number of its own, from 100 up to 49999.",
    run(call, self) {
      const text = call.text(0);
      const number = Number(text);
      if (!/^\d{1,6}$/.test(text) || number < 100 || number >= 50_000) {
        call.report("NS3031", 0, `${shown(text)} is no number for a rule`, {
          help: "the numbers are 100 to 49999",
        });
        return;
      }
      const known = self.rules.get(number);
      if (known !== undefined) {
        call.report("NS3032", 0, `the firewall has a rule ${number} already`, {
          related: [{ message: "the first one", span: known.place }],
        });
        return;
      }
      call.session.hold(128 + call.text(1).length);
      self.rules.set(number, { text: call.text(1), place: call.place });
    },
  },
  {
    name: "child-of",
    parameters: parameters("firewall"),
    help: "Puts this firewall behind another one.",
    run(call, self) {
      const parent = call.object(0);
      if (!(parent instanceof Firewall)) {
        call.report("NS3006", 0, `"${parent.name}" is ${aKindOf(parent)}, not a firewall`);
      } else if (parent === self) {
        call.report("NS3033", 0, `the firewall "${self.name}" cannot be behind itself`);
      } else if (self.parent !== null) {
        call.report("NS3032", 0, `the firewall "${self.name}" is behind "${self.parent.name}" already`);
      } else self.parent = parent;
    },
  },
]);

export const agentMethods = methodTable<Agent>([
  {
    name: "listen",
    parameters: [],
    help: "Makes a FullTcp agent the end that waits for a connection.",
    run(_call, self) {
      if (self.isFullTcp) self.role = "sink";
    },
  },
]);

export const applicationMethods = methodTable<Application>([
  {
    name: "attach-agent",
    parameters: parameters("agent"),
    help: "Makes the application the source of an agent's traffic. `connect`, when it follows, decides anew which end an agent is.",
    run(call, self) {
      const agent = call.object(0);
      if (!(agent instanceof Agent)) {
        call.report("NS3006", 0, `"${agent.name}" is ${aKindOf(agent)}, not an agent`);
        return;
      }
      self.agent = agent;
      agent.application = self;
      agent.role = "source";
    },
  },
]);

export const topographyMethods = methodTable<Topography>([
  {
    name: "load_area",
    parameters: parameters("area"),
    help: "Loads an area of the site's database; no testbed profile has one.",
    run: (call) =>
      call.report("NS3031", 0, `unknown area ${shown(call.text(0))}`, {
        help: "areas belong to one site's database",
      }),
  },
  {
    name: "load_flatgrid",
    parameters: parameters("?arg ...?"),
    help: "Accepted without effect.",
    run: (call) => call.session.warn("NS3028", call.nameSpan, "load_flatgrid has no effect on a testbed"),
  },
]);
