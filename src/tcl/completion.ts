import type { Span } from "../source/index.ts";
import type { Value } from "./value.ts";

export const RETURN_CODES: ReadonlyMap<string, number> = new Map([
  ["ok", 0],
  ["error", 1],
  ["return", 2],
  ["break", 3],
  ["continue", 4],
]);

/**
 * How the last command that gave `SIGNAL` completed. One per interpreter: a signal is always on its way to the
 * one construct that takes it.
 */
export class Completion {
  /** 2 return, 3 break, 4 continue, or a code of the user's. Errors are thrown instead. */
  code = 0;
  value: Value = "";
  /** For `return`: how many levels up it acts, and with which code then. */
  level = 1;
  returnCode = 0;
  /** Return options besides `-code` and `-level`, in pairs. */
  options: readonly (readonly [string, Value])[] = [];

  set(code: number, value: Value): void {
    this.code = code;
    this.value = value;
    this.level = 1;
    this.returnCode = 0;
    this.options = [];
  }

  /** The outermost command that passed the signal on, for people; null in text that a script made. */
  place: Span | null = null;
}
