import type { Result, SIGNAL } from "../command.ts";
import type { Frame } from "../frame.ts";

/** A compiled script, command, word or expression. */
export type Code = (frame: Frame) => Result;

/** A compiled condition. */
export type Test = (frame: Frame) => boolean | typeof SIGNAL;
