import type { SourceFile } from "../source/index.ts";
import { forgetCollections } from "./collections.ts";
import { type Result, SIGNAL } from "./command.ts";
import { ensembleParts } from "./commands/ensemble-parts.ts";
import { sourceFile } from "./commands/host.ts";
import { builtinCommands } from "./commands/index.ts";
import { ExitRequested, engineLimit, LimitReached, TclError } from "./errors.ts";
import type { Host } from "./host.ts";
import { Interpreter } from "./interpreter.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { usePrecision } from "./precision.ts";
import { furnish } from "./surroundings.ts";
import { forgetReadings } from "./text-reading.ts";
import { toText, type Value } from "./value.ts";
import { useMeter } from "./work.ts";

export interface InterpreterOptions {
  readonly host?: Host;
  readonly limits?: Partial<Limits>;
}

const builtinParts = ensembleParts(builtinCommands);

/** A fresh interpreter with Tcl's own commands. Without a host it can compute, and nothing else. */
export function createInterpreter(options: InterpreterOptions = {}): Interpreter {
  const interp = new Interpreter(options.host ?? {}, { ...defaultLimits, ...options.limits });
  for (const spec of builtinCommands) interp.define(spec);
  for (const spec of builtinParts) interp.define(spec);
  furnish(interp);
  return interp;
}

/** How an evaluation ended. */
export type Ending =
  | { readonly kind: "done"; readonly code: number; readonly value: Value }
  | { readonly kind: "error"; readonly error: TclError }
  | { readonly kind: "limit"; readonly limit: LimitReached }
  | { readonly kind: "exit"; readonly exit: ExitRequested };

/** Runs a file at global level; `name` is what `info script` says. Never throws for what the script does. */
export function evaluateFile(interp: Interpreter, file: SourceFile, name = file.name): Ending {
  return ending(interp, () => sourceFile(interp, { file, real: true }, name, null, true));
}

function ending(interp: Interpreter, action: () => Result): Ending {
  forgetCollections();
  forgetReadings();
  const outer = useMeter(interp);
  const outerPrecision = usePrecision(interp.precision);
  interp.begin();
  try {
    try {
      const result = action();
      if (result !== SIGNAL) return { kind: "done", code: 0, value: result };
      const { code, value } = interp.completion;
      if (code === 3 || code === 4) throw interp.stray();
      return { kind: "done", code, value };
    } catch (error) {
      if (!(error instanceof TclError)) throw error;
      // Written out here, where their size counts: whoever reports the error needs them as text.
      error.explain({ span: interp.completion.place });
      writeOut(error);
      return { kind: "error", error };
    }
  } catch (error) {
    if (error instanceof LimitReached) return { kind: "limit", limit: error };
    if (error instanceof ExitRequested) return { kind: "exit", exit: error };
    if (error instanceof RangeError) return { kind: "limit", limit: engineLimit(error) };
    throw error;
  } finally {
    useMeter(outer);
    usePrecision(outerPrecision);
    interp.reset();
  }
}

function writeOut(error: TclError): void {
  try {
    toText(error.message);
    toText(error.errorCode);
  } catch (limit) {
    if (limit instanceof LimitReached) limit.span ??= error.span;
    throw limit;
  }
}

/** Runs a text at global level, as `catch` would see it: code and result. For tests and small tools. */
export function evaluateText(interp: Interpreter, text: string): { code: number; text: string } {
  const outcome = ending(interp, () => interp.evalText(text));
  switch (outcome.kind) {
    case "done": {
      const outer = usePrecision(interp.precision);
      const result = toText(outcome.value);
      usePrecision(outer);
      return { code: outcome.code, text: result };
    }
    case "error":
      return { code: 1, text: toText(outcome.error.message) };
    case "limit":
      return { code: -1, text: outcome.limit.message };
    case "exit":
      return { code: -2, text: String(outcome.exit.status) };
  }
}
