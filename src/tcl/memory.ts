import { TclDict } from "./dict-value.ts";
import type { Interpreter } from "./interpreter.ts";
import { TclList } from "./list-value.ts";
import type { Namespace } from "./namespace.ts";
import { MAX_INTEGER_BITS, widthBound } from "./number.ts";
import { TclDouble, type Value } from "./value.ts";
import { Variable } from "./variable.ts";

/**
 * Estimated bytes of everything that variables hold: one per character, 16 per list item, 64 per variable,
 * element or dictionary entry. What two places share is counted once.
 */
export function liveBytes(interp: Interpreter): number {
  const seen = new Set<object>();
  const strings = new Set<string>();
  let total = 0;

  const addValue = (root: Value): void => {
    const pending: Value[] = [root];
    while (pending.length > 0) {
      const value = pending.pop() as Value;
      if (typeof value === "string") {
        if (value.length < 64) total += value.length;
        else if (!strings.has(value)) {
          strings.add(value);
          total += value.length;
        }
      } else if (typeof value === "bigint") total += 32 + Math.min(widthBound(value), MAX_INTEGER_BITS) / 8;
      else if (value instanceof TclDouble) total += 32;
      else if (typeof value === "object" && !seen.has(value)) {
        seen.add(value);
        if (value instanceof TclList) {
          total += 16 * value.items.length + (value.knownText?.length ?? 0);
          for (const item of value.items) if (typeof item !== "number") pending.push(item);
        } else if (value instanceof TclDict) {
          for (const [key, item] of value.entries) {
            total += 64 + key.length;
            pending.push(item);
          }
        }
      }
    }
  };

  const addVariable = (variable: Variable): void => {
    if (seen.has(variable)) return;
    seen.add(variable);
    total += 64;
    if (variable.value !== undefined) addValue(variable.value);
    if (variable.elements === null) return;
    for (const [key, held] of variable.elements) {
      total += 64 + key.length;
      if (held instanceof Variable) addVariable(held);
      else addValue(held);
    }
  };

  const namespaces: Namespace[] = [interp.globalNamespace];
  for (const namespace of namespaces) {
    for (const variable of namespace.variables.values()) addVariable(variable);
    total += namespace.commands.size * 64;
    for (const entry of namespace.commands.values()) total += entry.procedure?.bodyText.length ?? 0;
    namespaces.push(...namespace.children.values());
  }
  for (let frame = interp.frame; ; frame = frame.caller) {
    for (const variable of frame.slots) if (variable) addVariable(variable);
    if (frame.extra) for (const variable of frame.extra.values()) addVariable(variable);
    for (const word of frame.words) addValue(word);
    if (frame.caller === null) break;
  }
  return total;
}
