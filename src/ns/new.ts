import { parameters, type Result, wrongArguments } from "../tcl/index.ts";
import type { Call } from "./call.ts";
import { aKindOf, shown } from "./describe.ts";
import { makeGroup } from "./groups.ts";
import { makeNode } from "./nodes.ts";
import {
  AGENT_CLASSES,
  Agent,
  APPLICATION_CLASSES,
  Application,
  type ApplicationClass,
} from "./objects/agent.ts";
import { Firewall } from "./objects/firewall.ts";
import type { Node } from "./objects/node.ts";
import { NullObject, Topography } from "./objects/other.ts";
import { Simulator } from "./objects/simulator.ts";
import { makeProgram } from "./programs.ts";
import type { CommandRow } from "./row.ts";

type Maker = (call: Call, className: string) => string;

const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ["Simulator", makeSimulator],
  [
    "Program",
    (call) => withSimulator(call, (simulator) => makeProgram(call.session, simulator, call.place).name),
  ],
  ["EventGroup", (call) => withSimulator(call, (simulator) => makeGroup(call, simulator).name)],
  ["Firewall", (call) => withSimulator(call, () => makeFirewall(call))],
  [
    "Topography",
    (call) => call.session.create(new Topography(`Topography${call.session.takeNumbers()}`, call.place)).name,
  ],
  ...[...AGENT_CLASSES.keys()].map((name): [string, Maker] => [name, makeAgent]),
  ...APPLICATION_CLASSES.map((name): [string, Maker] => [name, makeApplication]),
]);

/** Classes that `new` makes. */
export const NEW_CLASSES: readonly string[] = [...MAKERS.keys()];

/** What makes an object of a class of the testbed, with the class as its first argument; null where nothing can. */
export function makerOf(className: string): Maker | null {
  if (className === "Node" || className === "Bridge") return makeLooseNode;
  return MAKERS.get(className) ?? null;
}

/** Classes of objects that other commands make; their names are commands too. */
export const OTHER_CLASSES: readonly string[] = [
  "Node",
  "Bridge",
  "LanLink",
  "Link",
  "Lan",
  "Queue",
  "SimplexLink",
  "LLink",
  "Path",
  "Console",
  "EventSequence",
  "EventTimeline",
  "Vtype",
  "NullClass",
  "NSObject",
  "Agent",
  "Application",
  "Class",
  "Object",
];

/** `new CLASS ?argument?`. */
export const newCommand: CommandRow = {
  name: "new",
  parameters: parameters("class ?arg ...?"),
  help: "Makes an object of a class: Simulator, Program, EventGroup, Firewall, Topography, an agent, an application, or a class of the file.",
  run(call): Result {
    const className = call.text(0);
    const { session } = call;
    const own = session.userClasses?.makeNew(className, call.words.slice(2), call.site) ?? null;
    if (own !== null) return own;
    const maker = MAKERS.get(className);
    if (maker === undefined) return makeNothing(call, className);
    if (call.count <= 2) return maker(call, className);
    const name = `${className}${session.takeNumbers()}`;
    session.hold(64);
    session.neverMade.set(name, call.span(2));
    return name;
  },
};

function makeNothing(call: Call, className: string): string {
  const { session } = call;
  const made = OTHER_CLASSES.includes(className);
  session.warn(
    "NS3004",
    call.span(0),
    `${shown(className)} is no class that \`new\` can make; the object does nothing`,
    {
      ...(made
        ? { help: "such objects are made by methods of the simulator and of nodes" }
        : call.suggestion(0, [...NEW_CLASSES, ...(session.userClasses?.names() ?? [])])),
    },
  );
  const nothing = new NullObject(`null${session.takeNumbers()}`, call.place);
  session.add(nothing);
  return nothing.name;
}

function makeSimulator(call: Call): string {
  const { session } = call;
  const simulator = new Simulator(`Simulator${session.takeNumbers()}`, call.place, session.findNode);
  session.simulators.push(simulator);
  return session.create(simulator).name;
}

/** Programs, groups and firewalls belong to the simulator that is their argument. */
function withSimulator(call: Call, make: (simulator: Simulator) => string): string {
  if (!call.has(1)) {
    throw wrongArguments(`new ${call.text(0)}`, { parameters: parameters("simulator") });
  }
  const simulator = call.object(1);
  if (simulator instanceof Simulator) return make(simulator);
  call.report("NS3006", 1, `"${simulator.name}" is ${aKindOf(simulator)}, not a simulator`);
  const nothing = new NullObject(`null${call.session.takeNumbers()}`, call.place);
  return call.session.create(nothing).name;
}

function makeLooseNode(call: Call, className: string): string {
  return withSimulator(call, (simulator) => makeNode(call, simulator, className as Node["className"]));
}

function makeFirewall(call: Call): string {
  const { session } = call;
  const firewall = new Firewall(`Firewall${session.takeNumbers()}`, call.place);
  const { securityLevel, securityPlace } = session.settings;
  if (securityLevel > 0 && securityPlace !== null) {
    session.report(
      "NS3033",
      call.place,
      "a firewall of the file's own cannot be had beside a security level",
      {
        related: [{ message: "the security level", span: securityPlace }],
      },
    );
  }
  const first = session.firewalls[0];
  if (first !== undefined) {
    session.report("NS3032", call.place, "an experiment has one firewall only", {
      related: [{ message: "the first one", span: first.span }],
    });
  }
  session.firewalls.push(firewall);
  return session.create(firewall).name;
}

function makeAgent(call: Call, className: string): string {
  const { session } = call;
  const agent = new Agent(`${className}${session.takeNumbers()}`, call.place, className);
  session.agents.push(agent);
  return session.create(agent).name;
}

function makeApplication(call: Call, className: string): string {
  const { session } = call;
  const name = `${className}${session.takeNumbers()}`;
  return session.create(new Application(name, call.place, className as ApplicationClass)).name;
}
