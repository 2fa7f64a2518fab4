import { TclDict } from "./dict-value.ts";
import { TclList } from "./list-value.ts";
import type { Value } from "./value.ts";

/** Notes that one more place holds the value, so that it is not changed in place while others see it. */
export function retain<T extends Value>(value: T): T {
  if (typeof value === "object" && (value instanceof TclList || value instanceof TclDict)) {
    if (value.stored < 2) value.stored++;
  }
  return value;
}

/** Notes that something holds the value which never lets it go: it is not changed in place any more. */
export function share<T extends Value>(value: T): T {
  if (typeof value === "object" && (value instanceof TclList || value instanceof TclDict)) value.stored = 2;
  return value;
}

/**
 * A list of these values, which others may hold as well. The array becomes the list's own; the caller has charged
 * for it.
 */
export function newList(items: Value[]): TclList {
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Value;
    if (typeof item === "object") retain(item);
  }
  return new TclList(items);
}
