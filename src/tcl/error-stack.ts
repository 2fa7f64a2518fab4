import type { ErrorStack, TclError } from "./errors.ts";
import type { Frame } from "./frame.ts";
import type { Interpreter } from "./interpreter.ts";
import type { TclList } from "./list-value.ts";
import { newList } from "./retain.ts";
import { toText, type Value } from "./value.ts";

/**
 * Begins the error stack with the call that failed, as Tcl shows one of a command that it does not compile. (For its
 * own commands it names the instruction, which there is none of here; the words stand for it.)
 */
export function noteCall(interp: Interpreter, error: TclError, words: readonly Value[]): void {
  if (error.stack !== null || error.traced) return;
  const name = toText(words[0] as Value);
  if (!interp.isBuiltin(name)) error.stack = ["INNER", ["invokeStk1", ...words]];
  else if (name === "error" && words.length === 2) error.stack = ["INNER", ["returnImm", error.message, ""]];
  else error.stack = ["INNER", words];
}

/** Adds to the error stack the call, or the move up the stack, that a noted command belongs to. */
export function noteLevel(error: TclError, interp: Interpreter): void {
  error.stack ??= ["INNER", error.message];
  const { frame, suspended, entered } = interp;
  let called = frame;
  for (let i = suspended.length - 1; i >= 0 && entered[i] === called; i--) {
    const before = suspended[i] as Frame;
    if (called.caller === before) break;
    called = before;
  }
  if (called !== frame) error.stack.push("UP", called.level - frame.level);
  else if (frame.words.length > 0) error.stack.push("CALL", frame.words);
}

/** An error stack as a list. */
export function stackList(interp: Interpreter, stack: Readonly<ErrorStack>): TclList {
  interp.chargeItems(stack.length);
  return newList(
    stack.map((part) => {
      if (!Array.isArray(part)) return part as Value;
      interp.chargeItems(part.length);
      return newList([...part]);
    }),
  );
}
