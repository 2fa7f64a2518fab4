import { kindOf } from "../describe.ts";
import { Agent, Application } from "../objects/agent.ts";
import { LanLink } from "../objects/lan-link.ts";
import { Console, Node } from "../objects/node.ts";
import type { NsObject } from "../objects/object.ts";
import { EventGroup, EventList, Program } from "../objects/program.ts";
import { Queue } from "../objects/queue.ts";
import { Simulator } from "../objects/simulator.ts";
import type { EventAction } from "./event.ts";
import { forceDelay, linkEvents, queueEvents } from "./link.ts";
import { nodeEvents } from "./node.ts";
import { programEvents } from "./program.ts";
import {
  actionOf,
  type EventMaker,
  type EventRequest,
  type EventTable,
  everywhere,
  reject,
  rejectCommand,
} from "./request.ts";
import { simulatorEvents } from "./simulator.ts";
import { cbrEvents, consoleEvents, simulatedTrafficEvent } from "./traffic.ts";

/** What the testbed does for one event; null when something was reported, or the object is not judged. */
export function makeAction(request: EventRequest): EventAction | null {
  const { object } = request;
  if (object.broken) return null;
  if (object instanceof EventGroup) return groupAction(request, object);
  if (object instanceof LanLink) return networkAction(request, object, object);
  if (object instanceof Queue) {
    const action = fromTable(queueEvents, request, object);
    if (action !== null) forceDelay(object.member.network, request);
    return action;
  }
  if (object instanceof Node && object.className === "Node") return fromTable(nodeEvents, request, object);
  if (object instanceof Program) return fromTable(programEvents, request, object);
  if (object instanceof Simulator) return fromTable(simulatorEvents, request, object);
  if (object instanceof EventList) return fromTable(listEvents(object), request, object);
  if (object instanceof Console) return fromTable(consoleEvents, request, object);
  if (object instanceof Application && object.className === "Application/Traffic/CBR") {
    return fromTable(cbrEvents, request, object);
  }
  if (object instanceof Application || (object instanceof Agent && object.isFullTcp)) {
    return simulatedTrafficEvent(request, object);
  }
  return reject(request, `"${object.name}" is of a kind that has no events (${kindOf(object)})`);
}

function fromTable<T extends NsObject>(
  table: EventTable<T>,
  request: EventRequest,
  object: T,
): EventAction | null {
  const maker = table.get(request.command);
  return maker === undefined ? rejectCommand(request, table.keys()) : maker(request, object);
}

function networkAction(request: EventRequest, object: NsObject, network: LanLink): EventAction | null {
  const action = fromTable(linkEvents, request, object);
  if (action !== null) forceDelay(network, request);
  return action;
}

function listEvents(list: EventList): EventTable<NsObject> {
  return list.className === "EventSequence" ? sequenceEvents : timelineEvents;
}

const sequenceEvents = startTable("SEQUENCE");
const timelineEvents = startTable("TIMELINE");

function startTable(objectType: string): EventTable<NsObject> {
  return new Map<string, EventMaker<NsObject>>(
    ["start", "run", "reset"].map((command) => [
      command,
      (_request, object) => actionOf(object, objectType, command.toUpperCase()),
    ]),
  );
}

/** A group does what its members do. */
function groupAction(request: EventRequest, group: EventGroup): EventAction | null {
  const first = group.members.values().next().value;
  if (first === undefined) {
    return reject(
      request,
      `the event group "${group.name}" is empty`,
      "add its members before events are made for it",
    );
  }
  if (first instanceof LanLink) {
    let action: EventAction | null = null;
    for (const member of group.members) {
      if (!(member instanceof LanLink)) continue;
      request.session.interp.step();
      if (action === null) action = networkAction(request, group, member);
      else forceDelay(member, request);
    }
    return action;
  }
  if (first instanceof Node && first.className === "Node") return fromTable(nodeEvents, request, group);
  if (first instanceof Program) return fromTable(programEvents, request, group);
  const action = makeAction({ ...request, object: first });
  return action === null ? null : { ...action, node: everywhere, object: () => group.name };
}
