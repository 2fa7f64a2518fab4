import type { OtclClass } from "./class.ts";

/** What a class costs that is looked at for an order, in steps. */
const STEPS_A_CLASS = 2;

/**
 * The order in which the classes above `start` are searched, itself first: every class before its superclasses, and
 * of two superclasses the one that was named first before the other, with what is above it alone. Null when the
 * superclasses form a circle.
 */
export function precedenceOf(start: OtclClass): OtclClass[] | null {
  const order: OtclClass[] = [];
  const open = new Set<OtclClass>([start]);
  const done = new Set<OtclClass>();
  const path = [{ class: start, left: start.superclasses.length }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    if (top.left === 0) {
      start.system.interp.step(STEPS_A_CLASS);
      path.pop();
      open.delete(top.class);
      done.add(top.class);
      order.push(top.class);
      continue;
    }
    top.left--;
    const next = top.class.superclasses[top.left] as OtclClass;
    if (open.has(next)) return null;
    if (done.has(next)) continue;
    open.add(next);
    path.push({ class: next, left: next.superclasses.length });
  }
  return order.reverse();
}

/** A class and all classes below it, each once. */
export function withDependents(root: OtclClass): Set<OtclClass> {
  const found = new Set<OtclClass>([root]);
  for (const next of found) {
    root.system.interp.step(1 + next.subclasses.size);
    for (const below of next.subclasses) found.add(below);
  }
  return found;
}
