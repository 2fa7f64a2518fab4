import { TclDouble, toText } from "../../tcl/index.ts";
import { shown } from "../describe.ts";
import type { LanLink } from "../objects/lan-link.ts";
import type { NsObject } from "../objects/object.ts";
import type { Queue } from "../objects/queue.ts";
import { leadingNumber, parseBandwidth } from "../units.ts";
import type { EventAction } from "./event.ts";
import { actionOf, type EventMaker, type EventRequest, type EventTable, nothing, reject } from "./request.ts";

const SIMPLE = ["up", "down", "create", "clear", "reset"] as const;
const TRACES = ["start", "stop", "kill", "snapshot"] as const;

/** What links, LANs and groups of them do. */
export const linkEvents: EventTable<NsObject> = new Map<string, EventMaker<NsObject>>([
  ...SIMPLE.map((command): [string, EventMaker<NsObject>] => [
    command,
    (_request, object) => actionOf(object, "LINK", command.toUpperCase()),
  ]),
  ["bandwidth", changeBandwidth],
  [
    "delay",
    (request, object) =>
      request.words[0] === undefined
        ? reject(request, "the event delay needs a value", "write a delay after it, such as 40ms")
        : actionOf(object, "LINK", "MODIFY", `DELAY=${request.words[0]}`),
  ],
  ["plr", changeLoss],
  ["trace", (request, object) => traceAction(request, () => `${object.name}-tracemon`)],
]);

function changeBandwidth(request: EventRequest, object: NsObject): EventAction | null {
  const text = request.words[0];
  if (text === undefined) {
    return reject(request, "the event bandwidth needs a value", "write a bandwidth after it, such as 5Mb");
  }
  const kbps = parseBandwidth(text);
  if (typeof kbps === "number") return actionOf(object, "LINK", "MODIFY", `BANDWIDTH=${kbps}`);
  request.session.report("NS3007", request.place, `${shown(text)} ${kbps.problem}`, { help: kbps.help });
  return null;
}

function changeLoss(request: EventRequest, object: NsObject): EventAction | null {
  const text = request.words[0] ?? "";
  const rate = leadingNumber(text);
  if (rate !== null && rate >= 0 && rate <= 1) {
    return actionOf(object, "LINK", "MODIFY", `PLR=${toText(new TclDouble(rate))}`);
  }
  request.session.report("NS3009", request.place, `${shown(text)} is not a loss rate`, {
    help: "write a probability from 0 to 1",
  });
  return null;
}

function traceAction(request: EventRequest, name: () => string): EventAction | null {
  const what = TRACES.find((word) => word === request.words[0]);
  if (what === undefined)
    return reject(
      request,
      `trace does not know ${shown(request.words[0] ?? "")}`,
      `it knows ${TRACES.join(", ")}`,
    );
  return {
    node: nothing,
    object: name,
    objectType: "LINKTRACE",
    eventType: what.toUpperCase(),
    arguments: "",
  };
}

const QUEUE_VARIABLES: ReadonlyMap<string, string> = new Map([
  ["limit_", "LIMIT"],
  ["maxthresh_", "MAXTHRESH"],
  ["thresh_", "THRESH"],
  ["linterm_", "LINTERM"],
  ["queue-in-bytes_", "QUEUE-IN-BYTES"],
  ["q_weight_", "Q_WEIGHT"],
]);

/** What the queue of one member does. */
export const queueEvents: EventTable<Queue> = new Map<string, EventMaker<Queue>>([
  [
    "set",
    (request, queue) => {
      const [variable = "", value] = request.words;
      const name = QUEUE_VARIABLES.get(variable);
      if (name === undefined || value === undefined) {
        return reject(
          request,
          `a queue cannot be told to set ${shown(request.words.join(" "))}`,
          `write one of ${[...QUEUE_VARIABLES.keys()].join(", ")} and a value`,
        );
      }
      const weight = variable === "q_weight_" ? leadingNumber(value) : null;
      if (variable === "q_weight_" && weight === null) {
        return reject(request, `q_weight_ is a number, not ${shown(value)}`);
      }
      return {
        node: nothing,
        object: () => queue.eventName,
        objectType: "LINK",
        eventType: "MODIFY",
        arguments: `${name}=${weight === null ? value : toText(new TclDouble(weight))}`,
      };
    },
  ],
  ["trace", (request, queue) => traceAction(request, () => `${queue.eventName}-tracemon`)],
]);

/** Events for a network need a node in it that can change its traffic. */
export function forceDelay(network: LanLink, request: EventRequest): void {
  network.write("mustdelay", "1", request.place);
}
