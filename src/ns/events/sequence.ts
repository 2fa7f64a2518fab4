import { asList, SIGNAL, toText } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import type { EventList } from "../objects/program.ts";
import { scheduleWords } from "./schedule.ts";

/** Adds a line of a sequence: its variables and commands are replaced where the sequence is made. */
export function appendToSequence(call: Call, list: EventList, line: string, index: number): void {
  const { interp, session } = call;
  interp.step();
  const text = line.trim();
  if (text === "") return;
  const words = session.places.inside(call.site, () => interp.evalText(`::list ${text}`));
  if (words === SIGNAL) throw interp.stray();
  const target = { session, events: list.events, parent: list, place: call.span(index) };
  scheduleWords(target, { time: "", trigger: "TIMER" }, asList(words).map(toText));
}
