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
