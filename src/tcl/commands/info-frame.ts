import type { CallSite, ScriptSource } from "../call-site.ts";
import { asSmallInteger } from "../convert.ts";
import { TclDict } from "../dict-value.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import type { Frame } from "../frame.ts";
import type { Interpreter } from "../interpreter.ts";
import { KeyMap } from "../key-map.ts";
import { TclList } from "../list-value.ts";
import type { BodySource } from "../procedure.ts";
import { ScriptUnit, type Unit } from "../unit.ts";
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

/** A unit that counts, and the command in it that is in progress. */
interface Step {
  readonly unit: Unit;
  readonly site: CallSite | null;
}

/** The units in progress, the innermost first. An entered namespace is none of its own. */
function steps(interp: Interpreter, site: CallSite | null): Step[] {
  const found: Step[] = [];
  let at = site;
  for (let { unit } = interp; unit !== null; unit = unit.below) {
    if (unit instanceof ScriptUnit || unit.procedure !== null) {
      found.push({ unit, site: at });
      at = unit.site;
    }
  }
  return found;
}

/** The call that a unit belongs to: its own, or that of the nearest one below it. */
function callOf(unit: Unit): Frame | null {
  let at: Unit | null = unit;
  while (at instanceof ScriptUnit) at = at.below;
  return at;
}

/** Where a command stands: in a file, in the body of a procedure that a script made, or in another such text. */
function addPlace(entries: KeyMap<Value>, { unit, site }: Step): void {
  if (site === null) {
    entries.set("type", "eval");
    entries.set("line", 1);
    entries.set("cmd", unit instanceof ScriptUnit && unit.list !== null ? unit.list.toString() : "");
    return;
  }
  const { file, real, unknownFrom } = site.source;
  const inFile = real && unknownFrom === undefined;
  const body = isBody(site.source) ? site.source : null;
  const from = body?.start ?? unknownFrom ?? 0;
  entries.set("type", inFile ? "source" : body === null ? "eval" : "proc");
  entries.set("line", file.lineIndex(site.start) - (inFile ? 0 : file.lineIndex(from)) + 1);
  if (inFile) entries.set("file", file.name);
  entries.set("cmd", site.text);
}

function isBody(source: ScriptSource): source is BodySource {
  return "start" in source;
}

function describe(interp: Interpreter, step: Step): TclDict {
  const entries = new KeyMap<Value>();
  addPlace(entries, step);
  const call = callOf(step.unit) ?? interp.globalFrame;
  const { procedure } = call;
  if (procedure !== null) {
    const { kind, namespace, name } = procedure;
    if (kind === "procedure") entries.set("proc", namespace.qualify(name));
    else entries.set("lambda", name);
  }
  for (let at: Frame | null = interp.frame; at !== null; at = at.caller) {
    if (at === call) entries.set("level", interp.frame.level - call.level);
  }
  return new TclDict(entries);
}

function runFrame(interp: Interpreter, words: readonly Value[], site: CallSite | null): Value {
  const found = steps(interp, site);
  if (words[2] === undefined) return found.length;
  const asked = asSmallInteger(words[2]);
  const step = found[asked > 0 ? found.length - asked : -asked];
  if (step !== undefined) return describe(interp, step);
  const text = toText(words[2]);
  throw tclError(`bad level "${text}"`, "TCL", "LOOKUP", "LEVEL", text);
}

/** The rows of `info` about calls in progress. */
export const infoFrameRows: readonly SubcommandSpec[] = [
  subcommand("frame", "?number:integer?", "Where a command in progress stands.", runFrame),
  subcommand("level", "?number:integer?", "The level of this procedure call, or the words of one.", runLevel),
];
