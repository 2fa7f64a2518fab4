import type { Span } from "../../source/index.ts";
import { suggest } from "../../source/index.ts";
import { kindOf, shown } from "../describe.ts";
import type { NsObject } from "../objects/object.ts";
import { badOption } from "../options.ts";
import type { Session } from "../session.ts";
import type { EventAction } from "./event.ts";

/** One event as a script wrote it: its object, the command, and the words after it. */
export interface EventRequest {
  readonly session: Session;
  readonly object: NsObject;
  readonly command: string;
  readonly words: readonly string[];
  readonly place: Span;
}

/** Makes the action of one command; null when something was reported. */
export type EventMaker<T extends NsObject> = (request: EventRequest, object: T) => EventAction | null;

/** The commands that events for one kind of object can have. */
export type EventTable<T extends NsObject> = ReadonlyMap<string, EventMaker<T>>;

/** Reports what is wrong with an event. */
export function reject(request: EventRequest, message: string, help?: string): null {
  request.session.report("NS3022", request.place, message, { help });
  return null;
}

/** Reports a command that the object does not have. */
export function rejectCommand(request: EventRequest, commands: Iterable<string>): null {
  const known = [...commands];
  const near = suggest(request.command, known);
  return reject(
    request,
    `the ${kindOf(request.object)} "${request.object.name}" has no event ${shown(request.command)}`,
    near === null ? `its events are ${known.join(", ")}` : `did you mean "${near}"?`,
  );
}

/**
 * The values of options among an event's words; an empty one, or one that is missing, counts as not given. A Tcl error
 * for a word that is no option.
 */
export function optionValues(request: EventRequest, accepted: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (let i = 0; i < request.words.length; i += 2) {
    const option = request.words[i] as string;
    const value = request.words[i + 1] ?? "";
    if (!accepted.includes(option)) {
      throw badOption(option, accepted).explain({
        message: `${shown(option)} is no option of this event`,
        span: request.place,
      });
    }
    if (value === "") values.delete(option);
    else values.set(option, value);
  }
  return values;
}

/** An action of an object that belongs to no node. */
export function actionOf(
  object: NsObject,
  objectType: string,
  eventType: string,
  parameters = "",
): EventAction {
  return { node: nothing, object: () => object.name, objectType, eventType, arguments: parameters };
}

export function nothing(): string {
  return "";
}

export function everywhere(): string {
  return "*";
}
