import { quoteElement } from "../../parser/index.ts";
import { retold, wrongCall } from "../arity.ts";
import type { CallSite } from "../call-site.ts";
import { type Result, SIGNAL } from "../command.ts";
import type { CommandEntry } from "../command-entry.ts";
import { asList } from "../convert.ts";
import type { EnsembleConfiguration } from "../ensemble-configuration.ts";
import { TclError, tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
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
  for (let asked = false; ; asked = true) {
    const at = ensemble.parameters.length + 1;
    if (words.length <= at) throw noSubcommand(ensemble, words);
    const name = toText(words[at] as Value);
    const found = findTarget(interp, ensemble, name);
    if (found !== null) return callTarget(interp, ensemble, found, words, site);
    if (asked || ensemble.unknown.length === 0) throw unknownSubcommand(interp, ensemble, name);
    const answer = askHandler(interp, ensemble, entry, words);
    if (answer !== null) return callTarget(interp, ensemble, { words: answer, name }, words, site);
  }
}

function noSubcommand({ parameters }: EnsembleConfiguration, words: readonly Value[]): TclError {
  const names = [...parameters.map((name) => quoteElement(toText(name), false)), "subcommand ?arg ...?"];
  return wrongCall(words, 1, names.join(" "));
}

function callTarget(
  interp: Interpreter,
  ensemble: EnsembleConfiguration,
  target: Target,
  words: readonly Value[],
  site: CallSite | null,
): Result {
  const moved = ensemble.parameters.length;
  const removed = 2 + moved;
  const inserted = target.words.length + moved;
  const call = [...target.words, ...words.slice(1, 1 + moved), ...words.slice(removed)];
  const command = interp.findCommand(toText(call[0] as Value), ensemble.namespace);
  const place = site?.replacing(removed, inserted) ?? null;
  try {
    if (command === null) return interp.callUnknown(call, place);
    return interp.call(command, call, place);
  } catch (error) {
    const completed = new Map([[1 + moved, target.name]]);
    throw retold(error, call, { from: words, removed, inserted, moved, completed });
  }
}

/** The subcommands by name, in the order of error messages. */
function subcommandNames(interp: Interpreter, ensemble: EnsembleConfiguration): string[] {
  if (ensemble.subcommands !== null) interp.step(ensemble.subcommands.length >> 2);
  if (ensemble.subcommands !== null) return [...new Set(ensemble.subcommands.map(toText))].sort();
  if (ensemble.map !== null) return [...ensemble.map.keys()].sort();
  return exportedNames(interp, ensemble.namespace).sort();
}

/** What is called for a subcommand, and the subcommand's whole name. */
interface Target {
  readonly words: readonly Value[];
  readonly name: string;
}

function targetOf(interp: Interpreter, ensemble: EnsembleConfiguration, name: string): Target {
  const mapped = ensemble.map?.get(name);
  if (mapped !== undefined) return { words: mapped, name };
  if (ensemble.subcommands !== null) return { words: [name], name };
  interp.charge(name.length);
  return { words: [ensemble.namespace.qualify(name)], name };
}

function findTarget(interp: Interpreter, ensemble: EnsembleConfiguration, name: string): Target | null {
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
