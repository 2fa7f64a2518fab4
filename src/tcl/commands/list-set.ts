import { type CommandSpec, parameters } from "../command.ts";
import { asIndex, asList } from "../convert.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { newList, retain } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { indexPath } from "./list-parts.ts";

/** The positions that a path of indices means, all of them inside their lists or just behind the end. */
function positionsOf(list: Value, path: readonly Value[]): number[] {
  const positions: number[] = [];
  let value = list;
  for (const index of path) {
    const items = asList(value);
    const position = asIndex(index, items.length);
    if (position < 0 || position > items.length) {
      throw tclError("list index out of range", "TCL", "OPERATION", "LSET", "BADINDEX");
    }
    positions.push(position);
    value = items[position] ?? "";
  }
  return positions;
}

/** `value` itself where nothing but the place that is being written holds it, else a copy. */
function writableList(interp: Interpreter, value: Value): TclList {
  if (value instanceof TclList && value.stored <= 1) return value;
  const items = asList(value);
  interp.chargeItems(items.length);
  return newList([...items]);
}

/** The list with `element` at the end of the path; in place where nothing else sees it. */
function withElement(
  interp: Interpreter,
  list: Value,
  positions: readonly number[],
  element: Value,
): TclList {
  const outermost = writableList(interp, list);
  let current = outermost;
  for (let depth = 0; depth < positions.length - 1; depth++) {
    const position = positions[depth] as number;
    const before = current.items[position] ?? "";
    const inner = writableList(interp, before);
    if (inner !== before) current.items[position] = retain(inner);
    current.changed();
    current = inner;
  }
  const last = positions.at(-1) as number;
  if (last === current.items.length) {
    if (last >= interp.limits.items) throw interp.limitReached("items");
    interp.chargeItems(1);
  }
  current.items[last] = element;
  current.changed();
  return outermost;
}

function runLset(interp: Interpreter, words: readonly Value[]): Value {
  const name = toText(words[1] as Value);
  const element = words.at(-1) as Value;
  const before = interp.getVariable(name);
  const path = words.length === 4 ? indexPath(words[2] as Value) : words.slice(2, -1);
  if (path.length === 0) return interp.setVariable(name, element);
  interp.step(path.length >> 1);
  const positions = positionsOf(before, path);
  // Held before the list is changed: the element may be that list, or one in it.
  const after = withElement(interp, before, positions, retain(element));
  return after === before ? after : interp.setVariable(name, after);
}

export const listSetCommands: readonly CommandSpec[] = [
  {
    name: "lset",
    parameters: parameters("listVar:variable ?index:index ...? value:any"),
    usage: "listVar ?index? ?index ...? value",
    minimum: 2,
    maximum: Number.POSITIVE_INFINITY,
    help: "Changes an element of the list in a variable.",
    run: runLset,
  },
];
