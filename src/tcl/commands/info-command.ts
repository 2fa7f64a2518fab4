import type { CommandEntry } from "../command-entry.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import { globMatch } from "../glob.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { mathFunctions } from "../math-functions.ts";
import { type Namespace, splitName } from "../namespace.ts";
import type { Procedure } from "../procedure.ts";
import { toText, type Value } from "../value.ts";
import { findNamespace } from "./namespace-name.ts";
import { subcommand } from "./subcommand.ts";

/** The namespace that a pattern such as `a::*` looks into, and the pattern for simple names there. */
export interface QualifiedPattern {
  readonly namespace: Namespace;
  readonly tail: string;
}

/** Splits a pattern with `::`; null when its namespace does not exist. */
export function qualifiedPattern(interp: Interpreter, pattern: string): QualifiedPattern | null {
  const { absolute, path, tail } = splitName(pattern);
  const namespace = findNamespace(interp, `${absolute ? "::" : ""}${path.join("::")}`);
  return namespace === null ? null : { namespace, tail };
}

/** Names that match a pattern, each once, as a list. */
export function matching(interp: Interpreter, names: Iterable<string>, pattern: string | null): TclList {
  const found = new Set<string>();
  for (const name of names) {
    interp.step();
    if (pattern === null || globMatch(pattern, name)) found.add(name);
  }
  interp.chargeItems(found.size);
  return new TclList([...found]);
}

function procedureNamed(interp: Interpreter, word: Value): Procedure {
  const name = toText(word);
  const procedure = interp.findCommand(name, interp.frame.namespace)?.procedure;
  if (procedure) return procedure;
  throw tclError(`"${name}" isn't a procedure`, "TCL", "LOOKUP", "PROCEDURE", name);
}

function runDefault(interp: Interpreter, words: readonly Value[]): Value {
  const name = toText(words[2] as Value);
  const argument = toText(words[3] as Value);
  const parameter = procedureNamed(interp, words[2] as Value).parameters.find(
    (candidate) => candidate.name === argument,
  );
  if (parameter === undefined) {
    throw tclError(
      `procedure "${name}" doesn't have an argument "${argument}"`,
      "TCL",
      "LOOKUP",
      "ARGUMENT",
      argument,
    );
  }
  interp.setVariable(toText(words[4] as Value), parameter.fallback ?? "");
  return parameter.fallback === undefined ? 0 : 1;
}

function* visibleCommands(interp: Interpreter): Generator<string> {
  const { namespace } = interp.frame;
  yield* namespace.commands.keys();
  for (const other of namespace.path) yield* other.commands.keys();
  if (!namespace.isGlobal) yield* interp.globalNamespace.commands.keys();
}

function listCommands(interp: Interpreter, words: readonly Value[]): Value {
  const pattern = words[2] === undefined ? null : toText(words[2]);
  if (!pattern?.includes("::")) return matching(interp, visibleCommands(interp), pattern);
  const place = qualifiedPattern(interp, pattern);
  return place === null ? "" : qualified(interp, place, () => true);
}

function listProcedures(interp: Interpreter, words: readonly Value[]): Value {
  const isProcedure = (entry: CommandEntry) => entry.procedure !== null;
  const pattern = words[2] === undefined ? null : toText(words[2]);
  if (!pattern?.includes("::")) {
    const entries = [...interp.frame.namespace.commands.values()].filter(isProcedure);
    return matching(
      interp,
      entries.map((entry) => entry.name),
      pattern,
    );
  }
  const place = qualifiedPattern(interp, pattern);
  return place === null ? "" : qualified(interp, place, isProcedure);
}

function qualified(
  interp: Interpreter,
  { namespace, tail }: QualifiedPattern,
  wanted: (entry: CommandEntry) => boolean,
): TclList {
  const entries = [...namespace.commands.values()].filter(wanted);
  const names = matching(
    interp,
    entries.map((entry) => entry.name),
    tail,
  ).items.map((name) => namespace.qualify(toText(name)));
  return new TclList(names);
}

function listFunctions(interp: Interpreter, words: readonly Value[]): Value {
  const pattern = words[2] === undefined ? null : toText(words[2]);
  const own = interp.findNamespacePath(interp.frame.namespace, ["tcl", "mathfunc"]);
  const global = interp.findNamespacePath(interp.globalNamespace, ["tcl", "mathfunc"]);
  return matching(
    interp,
    [...(own?.commands.keys() ?? []), ...(global?.commands.keys() ?? []), ...mathFunctions.keys()],
    pattern,
  );
}

/** The rows of `info` about commands. */
export const infoCommandRows: readonly SubcommandSpec[] = [
  subcommand("args", "procname:command", "The parameters of a procedure.", (interp, words) => {
    return new TclList(procedureNamed(interp, words[2] as Value).parameters.map(({ name }) => name));
  }),
  subcommand("body", "procname:command", "The body of a procedure.", (interp, words) => {
    return procedureNamed(interp, words[2] as Value).bodyText;
  }),
  subcommand("cmdcount", "", "How many steps this evaluation has taken.", (interp) => {
    const taken = interp.limits.steps - interp.fuel;
    interp.step();
    return taken;
  }),
  subcommand("commands", "?pattern?", "The commands that are known here.", listCommands),
  subcommand(
    "default",
    "procname:command arg varname:variable",
    "Whether a parameter has a default value, which is stored.",
    runDefault,
  ),
  subcommand("functions", "?pattern?", "The functions of expressions.", listFunctions),
  subcommand("procs", "?pattern?", "The procedures of the current namespace.", listProcedures),
];
