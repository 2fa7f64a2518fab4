import { asList } from "../convert.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { newList, retain } from "../retain.ts";
import type { Value } from "../value.ts";

/**
 * The list that a variable holds after `lappend`. The same list, changed in place, when the variable is the only
 * place that holds it; else a new one.
 */
export function appendItems(
  interp: Interpreter,
  before: Value | undefined,
  values: readonly Value[],
): TclList {
  if (before instanceof TclList && before.stored <= 1 && !values.includes(before)) {
    const { items } = before;
    if (items.length + values.length > interp.limits.items) throw interp.limitReached("items");
    interp.chargeItems(values.length);
    for (const value of values) items.push(retain(value));
    before.changed();
    return before;
  }
  const present = before === undefined ? [] : asList(before);
  interp.chargeItems(present.length + values.length);
  return newList([...present, ...values]);
}
