import { wrongArguments } from "../arity.ts";
import type { CallSite } from "../call-site.ts";
import { type Result, SIGNAL } from "../command.ts";
import type { CommandEntry } from "../command-entry.ts";
import { asList } from "../convert.ts";
import type { EnsembleConfiguration } from "../ensemble-configuration.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { procedureMismatch } from "../procedure.ts";
import { endUnit } from "../trace.ts";
import { toText, type Value } from "../value.ts";
import { attempt } from "./catch.ts";
import { runCommandList } from "./command-list.ts";
import { exportedNames } from "./namespace-import.ts";

/** Calls what an ensemble of a script maps the subcommand to. */
export function runEnsemble(
  interp: Interpreter,
  ensemble: EnsembleConfiguration,
  entry: CommandEntry,
  words: readonly Value[],
  site: CallSite | null,
): Result {
  const before = ensemble.parameters.length;
  if (words.length < before + 2) {
    const names = [...ensemble.parameters.map(toText), "subcommand", "?arg ...?"];
    throw wrongArguments(toText(words[0] as Value), { parameters: [], usage: names.join(" ") });
  }
  const name = toText(words[before + 1] as Value);
  const target =
    findTarget(interp, ensemble, name) ??
    (ensemble.unknown.length > 0 ? askHandler(interp, ensemble, entry, words) : null) ??
    findTarget(interp, ensemble, name);
  if (target === null) throw unknownSubcommand(interp, ensemble, name);
  const call = [...target, ...words.slice(1, before + 1), ...words.slice(before + 2)];
  const command = interp.findCommand(toText(call[0] as Value), ensemble.namespace);
  if (command === null) return interp.callUnknown(call, site);
  if (before === 0) checkCount(command, call, target.length, words);
  return interp.call(command, call, site);
}

/** A wrong number of arguments is told in the words of the caller. */
function checkCount(
  command: CommandEntry,
  call: readonly Value[],
  inserted: number,
  words: readonly Value[],
): void {
  const called = `${toText(words[0] as Value)} ${toText(words[1] as Value)}`;
  const { procedure, spec } = command;
  if (procedure !== null) {
    const mismatch = procedureMismatch(procedure, call.length - 1, called, inserted - 1);
    if (mismatch !== null) throw mismatch;
  } else if (spec !== null && (call.length - 1 < command.minimum || call.length - 1 > command.maximum)) {
    throw wrongArguments(called, spec);
  }
}

/** The subcommands by name, in the order of error messages. */
function subcommandNames(interp: Interpreter, ensemble: EnsembleConfiguration): string[] {
  if (ensemble.subcommands !== null) return [...new Set(ensemble.subcommands.map(toText))].sort();
  if (ensemble.map !== null) return [...ensemble.map.keys()].sort();
  return exportedNames(interp, ensemble.namespace).sort();
}

function targetOf(interp: Interpreter, ensemble: EnsembleConfiguration, name: string): readonly Value[] {
  const mapped = ensemble.map?.get(name);
  if (mapped !== undefined) return mapped;
  if (ensemble.subcommands !== null) return [name];
  interp.charge(name.length);
  return [ensemble.namespace.qualify(name)];
}

function findTarget(
  interp: Interpreter,
  ensemble: EnsembleConfiguration,
  name: string,
): readonly Value[] | null {
  const names = subcommandNames(interp, ensemble);
  interp.step(names.length >> 3);
  if (names.includes(name)) return targetOf(interp, ensemble, name);
  if (!ensemble.prefixes || name === "") return null;
  const matches = names.filter((other) => other.startsWith(name));
  return matches.length === 1 ? targetOf(interp, ensemble, matches[0] as string) : null;
}

function unknownSubcommand(interp: Interpreter, ensemble: EnsembleConfiguration, name: string): TclError {
  const names = subcommandNames(interp, ensemble);
  const quality = ensemble.prefixes && names.length > 0 ? "unknown or ambiguous" : "unknown";
  const reason =
    names.length === 0
      ? `namespace ${ensemble.namespace.fullName} does not export any commands`
      : `must be ${[...names.slice(0, -1), `${names.length > 1 ? "or " : ""}${names.at(-1)}`].join(", ")}`;
  return tclError(`${quality} subcommand "${name}": ${reason}`, "TCL", "LOOKUP", "SUBCOMMAND", name).explain({
    code: "NS2010",
  });
}

/** Asks the handler of `-unknown` what to call instead; null when it leaves that to the ensemble. */
function askHandler(
  interp: Interpreter,
  ensemble: EnsembleConfiguration,
  entry: CommandEntry,
  words: readonly Value[],
): readonly Value[] | null {
  const question = new TclList([...ensemble.unknown, entry.fullName, ...words.slice(1)]);
  const answer = attempt(interp, () => runCommandList(interp, question, null, null));
  if (answer instanceof TclError) {
    endUnit(answer, "(ensemble unknown subcommand handler)");
    throw answer;
  }
  if (!entry.alive) {
    throw tclError("unknown subcommand handler deleted its ensemble", "TCL", "ENSEMBLE", "UNKNOWN_DELETED");
  }
  if (answer === SIGNAL) throw badAnswer(interp.completion.code, question);
  let target: readonly Value[];
  try {
    target = asList(answer);
  } catch (error) {
    if (error instanceof TclError)
      endUnit(error, "while parsing result of ensemble unknown subcommand handler");
    throw error;
  }
  return target.length === 0 ? null : target;
}

const CODE_NAMES = new Map([
  [2, "return"],
  [3, "break"],
  [4, "continue"],
]);

function badAnswer(code: number, question: TclList): TclError {
  const error = tclError(
    `unknown subcommand handler returned bad code: ${CODE_NAMES.get(code) ?? code}`,
    "TCL",
    "ENSEMBLE",
    "UNKNOWN_RESULT",
  );
  endUnit(error, `result of ensemble unknown subcommand handler: ${question}`);
  return error;
}
