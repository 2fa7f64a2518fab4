import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";

/** The text of values that make one of `length` characters longer; accounted for before it is made. */
export function appendedText(interp: Interpreter, length: number, values: readonly Value[]): string {
  const texts = values.map(toText);
  let added = 0;
  for (const text of texts) added += text.length;
  if (length + added > interp.limits.bytes) throw interp.limitReached("bytes");
  interp.charge(added);
  return texts.length === 1 ? (texts[0] as string) : texts.join("");
}
