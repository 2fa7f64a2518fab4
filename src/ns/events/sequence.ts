import type { Span } from "../../source/index.ts";
import { asList, SIGNAL, TclError, toText, type Value } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import type { EventList } from "../objects/program.ts";
import { scheduleWords } from "./schedule.ts";

/** Adds the lines of a block to a sequence; variables and commands in them are replaced where the sequence is made. */
export function appendLines(call: Call, list: EventList, index: number): void {
  const lines = call.text(index).split("\n");
  const places = placesOf(lines, call.span(index));
  for (const [i, line] of lines.entries()) {
    if (line.trim() !== "") appendLine(call, list, line.trim(), places?.[i] ?? call.span(index));
  }
}

/** Where the lines of a block stand, without the space around them; null when it is not written out. */
function placesOf(lines: readonly string[], { file, start, end }: Span): Span[] | null {
  const written = file.text.slice(start + 1, end - 1).split("\n");
  if (written.length !== lines.length) return null;
  const places: Span[] = [];
  let at = start + 1;
  for (const [i, line] of written.entries()) {
    const text = line.trim();
    if (text !== lines[i]?.trim()) return null;
    const from = at + line.indexOf(text);
    places.push({ file, start: from, end: from + text.length });
    at += line.length + 1;
  }
  return places;
}

function appendLine(call: Call, list: EventList, text: string, place: Span): void {
  call.interp.step();
  const target = { session: call.session, events: list.events, parent: list, place };
  scheduleWords(target, { time: "", trigger: "TIMER" }, asList(lineWords(call, text, place)).map(toText));
}

function lineWords(call: Call, text: string, place: Span): Value {
  const { interp, session } = call;
  try {
    const words = session.places.inside(call.site, () => interp.evalText(`::list ${text}`));
    if (words === SIGNAL) throw interp.stray();
    return words;
  } catch (error) {
    if (error instanceof TclError) error.explain({ span: place });
    throw error;
  }
}
