import type { CallSite } from "../call-site.ts";
import { asSmallInteger } from "../convert.ts";
import { TclDict } from "../dict-value.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import type { Frame } from "../frame.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { toText, type Value } from "../value.ts";
import { subcommand } from "./subcommand.ts";

function runLevel(interp: Interpreter, words: readonly Value[]): Value {
  const { frame } = interp;
  if (words[2] === undefined) return frame.level;
  const asked = asSmallInteger(words[2]);
  const level = asked > 0 ? asked : frame.level + asked;
  for (let at: Frame | null = frame; at !== null && at.level > 0; at = at.caller) {
    if (at.level === level) return new TclList([...at.words]);
  }
  const text = toText(words[2]);
  throw tclError(`bad level "${text}"`, "TCL", "LOOKUP", "STACK_LEVEL", text);
}

/** What is known of the command at a site: where it stands, and in which procedure. */
function describe(site: CallSite | null, frame: Frame, distance: number): TclDict {
  const entries = new Map<string, Value>();
  const real = site?.source.real === true;
  entries.set("type", real ? "source" : "eval");
  entries.set("line", site === null ? 1 : site.source.file.lineIndex(site.start) + 1);
  if (real) entries.set("file", site.source.file.name);
  entries.set("cmd", site?.text ?? "");
  if (frame.procedure !== null) entries.set("proc", frame.procedure.namespace.qualify(frame.procedure.name));
  entries.set("level", distance);
  return new TclDict(entries);
}

/** Counts the calls of procedures and namespaces; evaluated scripts have no place of their own here. */
function runFrame(interp: Interpreter, words: readonly Value[], site: CallSite | null): Value {
  const depth = interp.frame.level + 1;
  if (words[2] === undefined) return depth;
  const asked = asSmallInteger(words[2]);
  const distance = asked > 0 ? depth - asked : -asked;
  let frame: Frame | null = interp.frame;
  let at: CallSite | null = site;
  for (let i = 0; i < distance && frame !== null; i++) {
    at = frame.site;
    frame = frame.caller;
  }
  if (distance < 0 || frame === null) {
    const text = toText(words[2]);
    throw tclError(`bad level "${text}"`, "TCL", "LOOKUP", "LEVEL", text);
  }
  return describe(at, frame, distance);
}

/** The rows of `info` about calls in progress. */
export const infoFrameRows: readonly SubcommandSpec[] = [
  subcommand("frame", "?number:integer?", "Where a command in progress stands.", runFrame),
  subcommand("level", "?number:integer?", "The level of this procedure call, or the words of one.", runLevel),
];
