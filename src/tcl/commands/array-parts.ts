import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import type { Key } from "../key-map.ts";
import type { Value } from "../value.ts";
import { type ArrayElements, Variable } from "../variable.ts";
import { hashOrder } from "./hash-table.ts";

/** What an element holds; undefined while only a name refers to it. */
export function elementValue(held: Value | Variable | undefined): Value | undefined {
  return held instanceof Variable ? held.value : held;
}

/** The names of the elements that exist, in the order in which Tcl visits them. */
export function elementNames(interp: Interpreter, elements: ArrayElements): Key[] {
  interp.step(elements.size >> 1);
  const names = hashOrder(elements.keys());
  if (elements.count((held) => elementValue(held) === undefined) === 0) return names;
  return names.filter((name) => elementValue(elements.get(name)) !== undefined);
}

/** The elements of an array. Throws `"a" isn't an array`. */
export function existingArray(interp: Interpreter, name: string): ArrayElements {
  const elements = interp.findArray(name);
  if (elements === null) throw tclError(`"${name}" isn't an array`, "TCL", "LOOKUP", "ARRAY", name);
  return elements;
}
