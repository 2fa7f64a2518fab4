import { TclList } from "../../tcl/index.ts";
import { shown } from "../describe.ts";
import { Agent, type Application } from "../objects/agent.ts";
import type { Console } from "../objects/node.ts";
import type { NsObject } from "../objects/object.ts";
import { parseBandwidth } from "../units.ts";
import type { EventAction } from "./event.ts";
import { type EventMaker, type EventRequest, type EventTable, everywhere, reject } from "./request.ts";

/** What a CBR application does. */
export const cbrEvents: EventTable<Application> = new Map<string, EventMaker<Application>>([
  ...["start", "stop", "reset"].map((command): [string, EventMaker<Application>] => [
    command,
    (request, object) => onNode(request, object, "TRAFGEN", command.toUpperCase(), ""),
  ]),
  [
    "set",
    (request, object) => {
      const change = cbrChange(request);
      return change === null ? null : onNode(request, object, "TRAFGEN", "MODIFY", change);
    },
  ],
]);

const CBR_VARIABLES: ReadonlyMap<string, string> = new Map([
  ["packetSize_", "PACKETSIZE"],
  ["rate_", "RATE"],
  ["interval_", "INTERVAL"],
  ["iptos_", "IPTOS"],
]);

function cbrChange(request: EventRequest): string | null {
  const [variable = "", value] = request.words;
  const name = CBR_VARIABLES.get(variable);
  if (name === undefined || value === undefined) {
    return reject(
      request,
      `CBR traffic cannot be told to set ${shown(request.words.join(" "))}`,
      `write one of ${[...CBR_VARIABLES.keys()].join(", ")} and a value`,
    );
  }
  if (variable !== "rate_") return `${name}=${value}`;
  const kbps = parseBandwidth(value);
  if (typeof kbps === "number") return `${name}=${kbps}`;
  request.session.report("NS3007", request.place, `${shown(value)} ${kbps.problem}`, { help: kbps.help });
  return null;
}

/** Whatever an old simulator's agent or application is told: the command is passed on as it is. */
export function simulatedTrafficEvent(
  request: EventRequest,
  object: Agent | Application,
): EventAction | null {
  const parameters = `$${object.name} ${request.command} ${new TclList([...request.words])}`;
  return onNode(request, object, "NSE", "NSEEVENT", parameters);
}

function onNode(
  request: EventRequest,
  object: Agent | Application,
  objectType: string,
  eventType: string,
  parameters: string,
): EventAction | null {
  const agent = object instanceof Agent ? object : object.agent;
  const node = agent?.node ?? null;
  if (node === null) {
    return reject(
      request,
      `"${object.name}" is not attached to a node yet`,
      "attach it before events are made for it",
    );
  }
  return { node: () => node.name, object: () => object.name, objectType, eventType, arguments: parameters };
}

/** What a console does. */
export const consoleEvents: EventTable<Console> = new Map<string, EventMaker<Console>>([
  ["start", (_request, object) => consoleAction(object, "START", "")],
  [
    "stop",
    (request, object) =>
      request.words[0] === undefined
        ? reject(request, "stop needs the name of a file for what the console showed")
        : consoleAction(object, "STOP", `FILE=${request.words[0]}`),
  ],
]);

function consoleAction(object: NsObject, eventType: string, parameters: string): EventAction {
  return {
    node: everywhere,
    object: () => object.name,
    objectType: "CONSOLE",
    eventType,
    arguments: parameters,
  };
}
