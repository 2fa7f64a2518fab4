import { type TclError, tclError } from "./errors.ts";
import { isBadOctal, type TclNumber } from "./number.ts";
import { asNumber } from "./numeric.ts";
import { TclDouble, toText, type Value } from "./value.ts";

/** The operand of an arithmetic operator; NaN is none. `operator` is for the message. */
export function numericOperand(value: Value, operator: string): TclNumber {
  const number = asNumber(value);
  if (number === null) throw illegalOperand(describeText(toText(value)), operator);
  if (number instanceof TclDouble && Number.isNaN(number.value)) {
    throw illegalOperand("non-numeric floating-point value", operator);
  }
  return number;
}

/** The operand of an operator that takes integers only. */
export function integerOperand(value: Value, operator: string): number | bigint {
  if (typeof value === "number") return value;
  const number = numericOperand(value, operator);
  if (number instanceof TclDouble) throw illegalOperand("floating-point value", operator);
  return number;
}

/** `can't use KIND as operand of "+"`. */
export function illegalOperand(kind: string, operator: string): TclError {
  return tclError(`can't use ${kind} as operand of "${operator}"`, "ARITH", "DOMAIN", kind);
}

function describeText(text: string): string {
  if (text === "") return "empty string";
  return isBadOctal(text) ? "invalid octal number" : "non-numeric string";
}

/** A result of floating-point arithmetic. Throws Tcl's domain error for NaN. */
export function doubleResult(value: number): TclDouble {
  if (Number.isNaN(value)) throw domainError();
  return new TclDouble(value);
}

export function domainError(): TclError {
  const message = "domain error: argument not in valid range";
  return tclError(message, "ARITH", "DOMAIN", message);
}

/** A number as a double: integers are rounded to the nearest one, and become infinite beyond the largest. */
export function toDouble(value: TclNumber): number {
  return value instanceof TclDouble ? value.value : Number(value);
}
