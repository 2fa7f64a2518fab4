import { TclError, tclError } from "../errors.ts";
import { joinElements } from "../list-value.ts";
import type { Value } from "../value.ts";
import { countOf, type MethodCall, selfOf } from "./method.ts";

/** OTcl's error for a wrong number of arguments. It has braces where Tcl's has quotes. */
export function wrongCount(self: string, usage: string): TclError {
  return tclError(`wrong # args: should be {${self} ${usage}}`).explain({ code: "NS2002" });
}

/** Raises that error unless the call has from `minimum` to `maximum` arguments. */
export function requireCount(call: MethodCall, minimum: number, maximum: number, usage: string): void {
  const count = countOf(call);
  if (count < minimum || count > maximum) throw wrongCount(selfOf(call), usage);
}

/** The error for an argument that is not what it has to be. */
export function badValue(expected: string, value: Value): TclError {
  return tclError(`expected ${expected} but got ${joinElements([value])}`).explain({ code: "NS2004" });
}

/** The same error with another message; its trace stays. */
export function withMessage(error: TclError, message: string): TclError {
  const changed = new TclError(message, error.errorCode);
  changed.errorInfo = error.errorInfo;
  changed.traced = error.traced;
  changed.line = error.line;
  changed.extraOptions = error.extraOptions;
  const { code, span, explanation, help, fix, related } = error;
  return changed.explain({
    span,
    related,
    ...(code === null ? {} : { code }),
    ...(explanation === null ? {} : { message: explanation }),
    ...(help === null ? {} : { help }),
    ...(fix === null ? {} : { fix }),
  });
}

/** The error of a method for classes that is called for another object, or the other way round. */
export function typeError(self: string, type: "Object" | "Class"): TclError {
  return tclError(`type check failed: ${self} is not of type ${type}`);
}
