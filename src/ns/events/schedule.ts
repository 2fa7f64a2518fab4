import type { Span } from "../../source/index.ts";
import { asList, TclError, toText } from "../../tcl/index.ts";
import { shown } from "../describe.ts";
import type { EventList } from "../objects/program.ts";
import type { Session } from "../session.ts";
import { parseTime } from "../units.ts";
import type { Event } from "./event.ts";
import { makeAction } from "./make.ts";

/** Most events that the testbed takes: in all, and in one timeline or sequence. */
const MOST_EVENTS = 14_001;
const MOST_IN_LIST = 4_001;

export interface When {
  readonly time: string;
  readonly trigger: Event["trigger"];
}

/** The time of an `at`; null when it is none, which is reported. */
export function readTime(session: Session, text: string, place: Span, swapout: boolean): When | null {
  if (swapout && text === "swapout") return { time: "0", trigger: "SWAPOUT" };
  const time = parseTime(text);
  if (time !== null) return { time, trigger: "TIMER" };
  session.report("NS3022", place, `${shown(text)} is not a time`, {
    help: swapout
      ? "write seconds such as 1.5, or hours, minutes and seconds such as 1h2m3s, or swapout"
      : "write seconds such as 1.5, or hours, minutes and seconds such as 1h2m3s",
  });
  return null;
}

export interface Target {
  readonly session: Session;
  /** Where events are kept: the simulator's list, or that of a timeline. */
  readonly events: Event[];
  readonly parent: EventList | null;
  readonly place: Span;
}

/** Adds the events of a text such as `$link down; $link up`. */
export function scheduleText(target: Target, when: When, text: string): void {
  const { session, place } = target;
  const parts = text.split(";");
  if (parts.length > 1 && parts.at(-1)?.trim() === "") {
    parts.pop();
    session.warn("NS3022", place, "nothing follows the last semicolon", {
      help: "remove it: the testbed's own parser rejects the file for it",
    });
  }
  for (const part of parts) {
    session.interp.step();
    scheduleWords(target, when, eventWords(part, place));
  }
}

function eventWords(part: string, place: Span): string[] {
  try {
    return asList(part.trim()).map(toText);
  } catch (error) {
    if (error instanceof TclError) {
      error.explain({
        code: "NS3022",
        message: `an event has to be a list: ${toText(error.message)}`,
        span: place,
      });
    }
    throw error;
  }
}

/** Adds one event: object, command, and what follows. */
export function scheduleWords(target: Target, when: When, words: readonly string[]): void {
  const { session, place } = target;
  const [name, command, ...rest] = words;
  if (name?.startsWith("#")) return;
  if (name === undefined || command === undefined) {
    session.report(
      "NS3022",
      place,
      name === undefined ? "an event is empty" : `the event ${shown(name)} has no command`,
      {
        help: isProcedure(session, name ?? "")
          ? "a testbed cannot run a procedure of the file as an event"
          : 'an event is an object and a command, such as "$link0 down"',
      },
    );
    return;
  }
  const object = session.object(name);
  if (object === undefined) throw unknownEventObject(session, name, place);
  const action = makeAction({ session, object, command, words: rest, place });
  if (action !== null) addEvent(target, { ...action, ...when, parent: target.parent, place });
}

/** Adds an event that is made already. */
export function addEvent({ session, events, parent, place }: Target, event: Event): void {
  const count = session.countEvent();
  events.push(event);
  if (parent !== null && events.length === MOST_IN_LIST + 1) {
    session.reportUnlessLenient(
      "NS3022",
      place,
      `more than ${MOST_IN_LIST} events for "${parent.name}"; the testbed takes no more`,
    );
  }
  if (count === MOST_EVENTS + 1) {
    session.reportUnlessLenient(
      "NS3022",
      place,
      `more than ${MOST_EVENTS} events; the testbed takes no more`,
    );
  }
}

function isProcedure(session: Session, name: string): boolean {
  return Boolean(session.interp.findCommand(name, session.interp.globalNamespace)?.procedure);
}

function unknownEventObject(session: Session, name: string, place: Span): TclError {
  const error = session.unknownObject(name, place);
  const entry = session.interp.findCommand(name, session.interp.globalNamespace);
  if (entry === null) return error;
  error.code = "NS3022";
  error.explanation = `"${name}" is ${entry.procedure ? "a procedure" : "a command"}, not an object that takes events`;
  error.help =
    "events are for nodes, links, programs and other objects; a testbed cannot run procedures of the file";
  return error;
}
