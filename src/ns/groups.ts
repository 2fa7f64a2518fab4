import type { Call } from "./call.ts";
import { aKindOf } from "./describe.ts";
import type { NsObject } from "./objects/object.ts";
import { EventGroup } from "./objects/program.ts";
import type { Simulator } from "./objects/simulator.ts";

/** A new event group of a simulator. */
export function makeGroup(call: Call, simulator: Simulator): EventGroup {
  const { session } = call;
  const group = new EventGroup(`EventGroup${session.takeNumbers()}`, call.place);
  simulator.groups.push(group);
  return session.create(group);
}

/** Adds the objects that words name; a member of another kind is reported and ends the command. */
export function addToGroup(
  call: Call,
  group: EventGroup,
  words: readonly { name: string; index: number }[],
): void {
  const { session } = call;
  for (const { name, index } of words) {
    const object = session.object(name);
    if (object === undefined) throw session.unknownObject(name, call.span(index));
    const first = group.members.values().next().value;
    if (first !== undefined && eventKind(first) !== eventKind(object)) {
      session.report(
        "NS3036",
        call.span(index),
        `"${object.name}" is ${aKindOf(object)}, the group has ${aKindOf(first)} already`,
        {
          help: "make a group for each kind",
          related: [{ message: "the group", span: group.span }],
        },
      );
      return;
    }
    session.hold(32);
    group.members.add(object);
  }
}

/** Links and LANs take the same events and count as one kind. */
export function eventKind(object: NsObject): string {
  return object.className === "Lan" ? "Link" : object.className;
}
