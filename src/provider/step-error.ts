import type { Code } from "../source/index.ts";

/** A step on this machine failed; what was begun can be run again. */
export class StepError extends Error {
  readonly code: Code;
  /** The way on, where it is not that of all such steps. */
  readonly help: string | null;

  constructor(code: Code, message: string, help: string | null = null) {
    super(message);
    this.code = code;
    this.help = help;
  }
}
