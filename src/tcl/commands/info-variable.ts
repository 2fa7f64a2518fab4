import type { SubcommandSpec } from "../ensemble.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import type { Namespace } from "../namespace.ts";
import { toText, type Value } from "../value.ts";
import { findVariable, parseVariableName, readElement } from "../variable-access.ts";
import { matching, qualifiedPattern } from "./info-command.ts";
import { subcommand } from "./subcommand.ts";

function patternOf(words: readonly Value[]): string | null {
  return words[2] === undefined ? null : toText(words[2]);
}

function exists(interp: Interpreter, name: string): boolean {
  const { base, index } = parseVariableName(name);
  const variable = findVariable(interp, interp.frame, base);
  if (variable === undefined) return false;
  return index === null ? variable.exists : readElement(variable, index) !== undefined;
}

/** Names of a namespace's variables: those with a value, and those that `variable` declared. */
function* variableNames(namespace: Namespace): Generator<string> {
  for (const [name, variable] of namespace.variables) {
    if (variable.exists || variable.declared) yield name;
  }
}

function* visibleVariables(interp: Interpreter): Generator<string> {
  const { frame, globalNamespace } = interp;
  yield* variableNames(frame.namespace);
  if (!frame.namespace.isGlobal) yield* variableNames(globalNamespace);
}

function listVariables(interp: Interpreter, words: readonly Value[]): Value {
  const pattern = patternOf(words);
  if (pattern?.includes("::")) {
    const place = qualifiedPattern(interp, pattern);
    if (place === null) return "";
    const { items } = matching(interp, variableNames(place.namespace), place.tail);
    return new TclList(items.map((name) => place.namespace.qualify(toText(name))));
  }
  const { frame } = interp;
  return matching(interp, frame.isLocal ? frame.localNames(true) : visibleVariables(interp), pattern);
}

function listGlobals(interp: Interpreter, words: readonly Value[]): Value {
  const pattern = patternOf(words)?.replace(/^::+/, "") ?? null;
  return matching(interp, variableNames(interp.globalNamespace), pattern);
}

function listLocals(interp: Interpreter, words: readonly Value[]): Value {
  const { frame } = interp;
  return frame.isLocal ? matching(interp, frame.localNames(false), patternOf(words)) : "";
}

/** The rows of `info` about variables. */
export const infoVariableRows: readonly SubcommandSpec[] = [
  subcommand("exists", "varName:variable", "Whether a variable has a value.", (interp, words) => {
    return exists(interp, toText(words[2] as Value)) ? 1 : 0;
  }),
  subcommand("globals", "?pattern?", "The global variables.", listGlobals),
  subcommand("locals", "?pattern?", "The local variables of the procedure.", listLocals),
  subcommand("vars", "?pattern?", "The variables that are visible here.", listVariables),
];
