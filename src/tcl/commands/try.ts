import type { CallSite } from "../call-site.ts";
import { type CommandSpec, parameters, type Result, SIGNAL } from "../command.ts";
import { asList } from "../convert.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { retain } from "../retain.ts";
import { toText, type Value } from "../value.ts";
import { addWork } from "../work.ts";
import { attempt, type Caught, describe, publish, resume, returnCode } from "./catch.ts";
import { keyword } from "./keyword.ts";

interface Handler {
  readonly matches: (caught: Caught) => boolean;
  readonly variables: readonly Value[];
  /** Index of the word that holds the handler's script. */
  readonly script: number;
  readonly title: string;
}

const USAGE = "body ?handler ...? ?finally script?";

function readHandlers(words: readonly Value[]): { handlers: Handler[]; last: number | null } {
  const handlers: Handler[] = [];
  let i = 2;
  while (i < words.length) {
    const kind = keyword(words[i] as Value, ["finally", "on", "trap"] as const, "handler type");
    if (kind === "finally") {
      if (i + 1 >= words.length) {
        throw bad('wrong # args to finally clause: must be "... finally script"', "FINALLY", "ARGUMENT");
      }
      if (i + 2 < words.length) throw bad("finally clause must be last", "FINALLY", "NONTERMINAL");
      return { handlers: checked(handlers, words), last: i + 1 };
    }
    if (i + 3 >= words.length) {
      const subject = kind === "on" ? "code" : "pattern";
      throw bad(
        `wrong # args to ${kind} clause: must be "... ${kind} ${subject} variableList script"`,
        kind.toUpperCase(),
        "ARGUMENT",
      );
    }
    const selector = words[i + 1] as Value;
    const variables = asList(words[i + 2] as Value);
    const title = `try ... ${kind}`;
    if (kind === "on") {
      const code = returnCode(selector);
      handlers.push({ matches: (caught) => caught.code === code, variables, script: i + 3, title });
    } else {
      const prefix = trapPattern(selector).map(toText);
      addWork(prefix.length / 8);
      handlers.push({
        matches: (caught) => caught.code === 1 && startsWith(caught, prefix),
        variables,
        script: i + 3,
        title,
      });
    }
    i += 4;
  }
  return { handlers: checked(handlers, words), last: null };
}

function trapPattern(selector: Value): readonly Value[] {
  try {
    return asList(selector);
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    throw bad(`bad prefix '${toText(selector)}': must be a list`, "TRAP", "EXNFORMAT");
  }
}

function checked(handlers: Handler[], words: readonly Value[]): Handler[] {
  const last = handlers.at(-1);
  if (last && toText(words[last.script] as Value) === "-") {
    throw bad('last non-finally clause must not have a body of "-"', "BADFALLTHROUGH");
  }
  return handlers;
}

function bad(message: string, ...detail: string[]): TclError {
  return tclError(message, "TCL", "OPERATION", "TRY", ...detail);
}

function startsWith(caught: Caught, prefix: readonly string[]): boolean {
  const code = caught.options.entries.get("-errorcode") ?? "";
  try {
    const words = asList(code);
    return prefix.every(
      (word, index) => words[index] !== undefined && toText(words[index] as Value) === word,
    );
  } catch (error) {
    if (error instanceof TclError) return false;
    throw error;
  }
}

/** Whether Tcl compiles this `try` in place. */
function inPlace(interp: Interpreter, site: CallSite | null): boolean {
  return site?.sharesUnitIn(interp.frame.layout) === true;
}

/**
 * Runs a part of `try`. Tcl does not show the `try` command itself in the trace of an error in one, except where it
 * compiles the command and a body is known only now.
 */
function runClause(
  interp: Interpreter,
  words: readonly Value[],
  index: number,
  site: CallSite | null,
  title: string,
): Result | TclError {
  const compiled = inPlace(interp, site);
  const traceLine = (line: number) => `("${title} line ${line})`;
  const result = attempt(interp, () => interp.evalArgument(words, index, site, compiled ? null : traceLine));
  if (result instanceof TclError && !compiled) result.traced = true;
  return result;
}

/** Runs the first handler that takes the result; the result stays as it is when none does. */
function handle(
  interp: Interpreter,
  words: readonly Value[],
  site: CallSite | null,
  handlers: readonly Handler[],
  result: Result | TclError,
): Result | TclError {
  const caught = describe(interp, result);
  const index = handlers.findIndex((handler) => handler.matches(caught));
  if (index < 0) return result;
  const isShared = (handler: Handler) => toText(words[handler.script] as Value) === "-";
  const chosen = handlers.slice(index).find((handler) => !isShared(handler)) as Handler;
  const { variables, title, script } = chosen;
  const assigned = attempt(interp, () => {
    if (variables[0] !== undefined) interp.setVariable(toText(variables[0]), caught.value);
    if (variables[1] !== undefined) interp.setVariable(toText(variables[1]), caught.options);
    return "";
  });
  if (assigned instanceof TclError) assigned.traced = !inPlace(interp, site);
  const handled =
    assigned instanceof TclError ? assigned : runClause(interp, words, script, site, `${title}" handler`);
  return during(handled, caught);
}

/** An error in a handler tells what it was about to handle. */
function during(result: Result | TclError, caught: Caught): Result | TclError {
  if (result instanceof TclError) result.during = caught.options;
  return result;
}

function runTry(interp: Interpreter, words: readonly Value[], site: CallSite | null): Result {
  const { handlers, last } = readHandlers(words);
  words.forEach(retain);
  let result = runClause(interp, words, 1, site, 'try" body');
  if (result instanceof TclError) publish(interp, result);
  result = handle(interp, words, site, handlers, result);
  if (last !== null) {
    if (result instanceof TclError) publish(interp, result);
    const before = describe(interp, result);
    retain(before.value);
    const ending = during(runClause(interp, words, last, site, 'try ... finally" body'), before);
    if (ending instanceof TclError) throw ending;
    if (ending === SIGNAL) return SIGNAL;
    return resume(interp, before, result);
  }
  if (result instanceof TclError) throw result;
  return result;
}

export const tryCommands: readonly CommandSpec[] = [
  {
    name: "try",
    parameters: parameters("body:script ?handler ...?"),
    usage: USAGE,
    help: "Runs a script, handles how it ended, and always runs a last script.",
    run: runTry,
  },
];
