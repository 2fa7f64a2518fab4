import type { Interpreter } from "../interpreter.ts";
import { toText, type Value } from "../value.ts";

/** The text of values that make one of `length` characters longer; accounted for before it is made. */
export function appendedText(interp: Interpreter, length: number, values: readonly Value[]): string {
  if (values.length === 1) {
    const text = toText(values[0] as Value);
    chargeAppended(interp, length, text.length);
    return text;
  }
  const texts = values.map(toText);
  let added = 0;
  for (const text of texts) added += text.length;
  chargeAppended(interp, length, added);
  return texts.join("");
}

function chargeAppended(interp: Interpreter, length: number, added: number): void {
  if (length + added > interp.limits.bytes) throw interp.limitReached("bytes");
  interp.charge(added);
}
