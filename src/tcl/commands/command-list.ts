import type { CallSite } from "../call-site.ts";
import type { Result } from "../command.ts";
import { TclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import type { TclList } from "../list-value.ts";
import { endUnit, noteWords, type TraceLine } from "../trace.ts";
import { ScriptUnit } from "../unit.ts";
import { toText, type Value } from "../value.ts";

/** Runs a list as one command: its elements are the words, nothing is parsed again. */
export function runCommandList(
  interp: Interpreter,
  list: TclList,
  traceLine: TraceLine | null,
  site: CallSite | null,
): Result {
  const { items } = list;
  if (items.length === 0) return "";
  list.stored = 2;
  interp.enter(site);
  const { unit } = interp;
  interp.unit = new ScriptUnit(unit, site, list);
  try {
    interp.step();
    const command = interp.findCommand(toText(items[0] as Value), interp.frame.namespace);
    const result = command === null ? interp.callUnknown(items, null) : interp.call(command, items, null);
    interp.depth--;
    interp.unit = unit;
    return result;
  } catch (error) {
    interp.depth--;
    interp.unit = unit;
    if (error instanceof TclError) {
      noteWords(interp, error, items);
      endUnit(error, traceLine === null ? null : traceLine(1));
    }
    throw error;
  }
}
