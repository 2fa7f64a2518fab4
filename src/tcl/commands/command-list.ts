import type { Result } from "../command.ts";
import { TclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import type { TclList } from "../list-value.ts";
import { endUnit, noteWords, type TraceLine } from "../trace.ts";

/** Runs a list as one command: its elements are the words, nothing is parsed again. */
export function runCommandList(interp: Interpreter, list: TclList, traceLine: TraceLine | null): Result {
  if (list.items.length === 0) return "";
  list.stored = 2;
  interp.enter(null);
  try {
    interp.step();
    return interp.invoke(list.items);
  } catch (error) {
    if (error instanceof TclError) {
      noteWords(error, list.items);
      endUnit(error, traceLine === null ? null : traceLine(1));
    }
    throw error;
  } finally {
    interp.leave();
  }
}
