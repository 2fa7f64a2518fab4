import { quoteElement } from "../parser/index.ts";
import type { Parameter } from "./command.ts";
import { TclError, tclError } from "./errors.ts";
import { toText, type Value } from "./value.ts";

interface Documented {
  readonly parameters: readonly Parameter[];
  readonly usage?: string;
}

/** The words that Tcl shows after a command's name: `varName ?newValue?`. */
export function usageOf(row: Documented): string {
  return row.usage ?? row.parameters.map(parameterUsage).join(" ");
}

function parameterUsage(parameter: Parameter): string {
  const text = parameter.rest ? `${parameter.name} ...` : parameter.name;
  return parameter.optional ? `?${text}?` : text;
}

/** Tcl's error for a wrong number of arguments; `called` is the command as the script wrote it. */
export function wrongArguments(called: string, row: Documented): TclError {
  return wrongUsage([called], usageOf(row));
}

/**
 * The same for the call of these words, of which so many are shown (or these in their place) before the arguments'
 * names. A command that made the call for another one can tell the error in the words of that one: see `retold`.
 */
export function wrongCall(
  words: readonly Value[],
  shown: number | readonly string[],
  usage: string,
): TclError {
  const texts = typeof shown === "number" ? words.slice(0, shown).map(toText) : shown;
  const error = wrongUsage(texts, usage);
  error.wrongCall = { words, shown: texts, usage, completed: new Map() };
  return error;
}

function wrongUsage(shown: readonly string[], usage: string): TclError {
  const texts = shown.map((text, index) => (index === 0 ? text : quoteElement(text, false)));
  const error = tclError(
    `wrong # args: should be "${[...texts, ...(usage === "" ? [] : [usage])].join(" ")}"`,
    "TCL",
    "WRONGARGS",
  );
  error.code = "NS2002";
  return error;
}

/** How a call came from another one: the first `removed` words of that were replaced by `inserted` others. */
export interface Replacement {
  readonly from: readonly Value[];
  readonly removed: number;
  readonly inserted: number;
  /** So many of the inserted words, the last ones, are those that follow the first word of the other call. */
  readonly moved?: number;
  /** The whole word for an abbreviated one, by its index in the other call. */
  readonly completed?: ReadonlyMap<number, string>;
}

/** An error about the number of arguments of a call, told in the words of the call that it came from; else the same. */
export function retold(error: unknown, call: readonly Value[], made: Replacement): unknown {
  if (!(error instanceof TclError) || error.wrongCall?.words !== call || error.errorInfo !== null)
    return error;
  const { shown, usage, completed: inner } = error.wrongCall;
  const { from, removed, inserted, moved = 0 } = made;
  if (shown.length < inserted) return error;
  const completed = new Map(made.completed);
  for (const [index, text] of inner) {
    if (index >= inserted) completed.set(index - inserted + removed, text);
    else if (index >= inserted - moved) completed.set(index - inserted + moved + 1, text);
  }
  const own = from.slice(0, removed).map((word, index) => completed.get(index) ?? toText(word));
  const told = wrongCall(from, [...own, ...shown.slice(inserted)], usage);
  if (told.wrongCall !== null) told.wrongCall = { ...told.wrongCall, completed };
  return told;
}
