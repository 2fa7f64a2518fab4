import { asIndex, asList } from "../convert.ts";
import { TclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { newList } from "../retain.ts";
import type { Value } from "../value.ts";

/** A new list of `items[from, to)`. */
export function listSlice(interp: Interpreter, items: readonly Value[], from: number, to: number): Value {
  if (from >= to || from >= items.length) return "";
  interp.chargeItems(Math.min(to, items.length) - from);
  return newList(items.slice(from, to));
}

/** Characters that only a list of several indices, or one in need of unquoting, can have. */
const LIST_SYNTAX = /[\s"{}\\]/;

/**
 * The indices that one index argument of `lindex` and `lset` stands for: an index, or a list of them. Text that is
 * neither stays one index, which is then refused as such.
 */
export function indexPath(argument: Value): readonly Value[] {
  if (typeof argument === "number") return [argument];
  if (typeof argument === "string" && argument !== "" && !LIST_SYNTAX.test(argument)) return [argument];
  try {
    return asList(argument);
  } catch (error) {
    if (error instanceof TclError) return [argument];
    throw error;
  }
}

/**
 * The element that a path of indices leads to, empty where it leaves a list. Indices after that place are still
 * checked, as Tcl does.
 */
export function elementAt(list: Value, path: readonly Value[]): Value {
  let value = list;
  for (let depth = 0; depth < path.length; depth++) {
    const items = asList(value);
    const next = items[asIndex(path[depth] as Value, items.length)];
    if (next === undefined) {
      for (const rest of path.slice(depth + 1)) asIndex(rest, 0);
      return "";
    }
    value = next;
  }
  return value;
}
