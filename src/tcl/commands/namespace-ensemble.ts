import { wrongCall } from "../arity.ts";
import { type CommandFunction, parameters } from "../command.ts";
import type { CommandEntry } from "../command-entry.ts";
import { asBoolean, asDict, asList } from "../convert.ts";
import { TclDict } from "../dict-value.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import type { EnsembleConfiguration } from "../ensemble-configuration.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { KeyMap } from "../key-map.ts";
import { TclList } from "../list-value.ts";
import { type Namespace, splitName } from "../namespace.ts";
import { toText, type Value } from "../value.ts";
import { runEnsemble } from "./ensemble-call.ts";
import { isEnsembleSpec, partName } from "./ensemble-parts.ts";
import { keyword } from "./keyword.ts";

const CREATE_OPTIONS = ["-command", "-map", "-parameters", "-prefixes", "-subcommands", "-unknown"] as const;
const OPTIONS = ["-map", "-namespace", "-parameters", "-prefixes", "-subcommands", "-unknown"] as const;

type Setting = (typeof CREATE_OPTIONS)[number] | (typeof OPTIONS)[number];

/** Reads a `-map`; the first word of each target is made a full name, seen from `namespace`. */
function readMap(value: Value, namespace: Namespace): ReadonlyMap<string, readonly Value[]> | null {
  const map = new Map<string, readonly Value[]>();
  for (const [name, target] of asDict(value).entries) {
    const words = asList(target);
    if (words.length === 0) {
      throw tclError(
        "ensemble subcommand implementations must be non-empty lists",
        "TCL",
        "ENSEMBLE",
        "EMPTY_TARGET",
      );
    }
    const command = toText(words[0] as Value);
    const full = command.startsWith("::") ? command : namespace.qualify(command);
    map.set(toText(name), [full, ...words.slice(1)]);
  }
  return map.size === 0 ? null : map;
}

function apply(interp: Interpreter, ensemble: EnsembleConfiguration, setting: Setting, value: Value): void {
  switch (setting) {
    case "-map":
      ensemble.map = readMap(value, interp.frame.namespace);
      break;
    case "-parameters":
      ensemble.parameters = asList(value);
      break;
    case "-prefixes":
      ensemble.prefixes = asBoolean(value);
      break;
    case "-subcommands": {
      const names = asList(value);
      ensemble.subcommands = names.length === 0 ? null : names;
      break;
    }
    case "-unknown":
      ensemble.unknown = asList(value);
      break;
    case "-namespace":
      throw tclError("option -namespace is read-only", "TCL", "ENSEMBLE", "READ_ONLY");
  }
}

function setting(ensemble: EnsembleConfiguration, name: (typeof OPTIONS)[number]): Value {
  switch (name) {
    case "-map": {
      if (ensemble.map === null) return "";
      return new TclDict(
        new KeyMap([...ensemble.map].map(([key, words]) => [key, new TclList([...words])] as const)),
      );
    }
    case "-namespace":
      return ensemble.namespace.fullName;
    case "-parameters":
      return new TclList([...ensemble.parameters]);
    case "-prefixes":
      return ensemble.prefixes ? 1 : 0;
    case "-subcommands":
      return new TclList([...(ensemble.subcommands ?? [])]);
    case "-unknown":
      return new TclList([...ensemble.unknown]);
  }
}

function create(interp: Interpreter, words: readonly Value[]): Value {
  if (words.length % 2 === 0) {
    throw wrongCall(words, [toText(words[0] as Value), "ensemble", "create"], "?option value ...?");
  }
  const { namespace } = interp.frame;
  const ensemble: EnsembleConfiguration = {
    namespace,
    map: null,
    subcommands: null,
    parameters: [],
    prefixes: true,
    unknown: [],
  };
  let place = namespace.parent ?? namespace;
  let name = namespace.name;
  for (let i = 3; i < words.length; i += 2) {
    const option = keyword(words[i] as Value, CREATE_OPTIONS, "option");
    const value = words[i + 1] as Value;
    if (option === "-command") {
      const { absolute, path, tail } = splitName(toText(value));
      place = interp.createNamespacePath(absolute ? interp.globalNamespace : namespace, path);
      name = tail;
    } else apply(interp, ensemble, option, value);
  }
  interp.charge(400);
  return defineEnsemble(interp, place, name, ensemble).fullName;
}

/** The command of that name if it is an ensemble, whoever made it. */
function ensembleNamed(interp: Interpreter, word: Value): CommandEntry | null {
  const entry = interp.findCommand(toText(word), interp.frame.namespace);
  return entry !== null && isEnsemble(entry) ? entry : null;
}

function isEnsemble(entry: CommandEntry): boolean {
  return entry.ensemble !== null || isEnsembleSpec(entry.spec);
}

/** The settings of an ensemble, whoever made it; null when the command is none. */
function settingsOf(interp: Interpreter, entry: CommandEntry): EnsembleConfiguration | null {
  const { ensemble, spec } = entry;
  if (ensemble !== null || !isEnsembleSpec(spec)) return ensemble;
  const map = spec.subcommands.map((row) => [row.name, [partName(spec.name, row.name)]] as const);
  const namespace = interp.createNamespacePath(interp.globalNamespace, ["tcl", spec.name]);
  return { namespace, map: new Map(map), subcommands: null, parameters: [], prefixes: true, unknown: [] };
}

/** Puts new settings in force; one of Tcl's own ensembles goes on as one that a script made. */
function reconfigure(interp: Interpreter, entry: CommandEntry, changed: EnsembleConfiguration): void {
  if (entry.ensemble !== null) Object.assign(entry.ensemble, changed);
  else defineEnsemble(interp, entry.namespace, entry.name, changed);
}

function defineEnsemble(
  interp: Interpreter,
  place: Namespace,
  name: string,
  ensemble: EnsembleConfiguration,
): CommandEntry {
  const run: CommandFunction = (callee, call, site) => runEnsemble(callee, ensemble, entry, call, site);
  const entry = interp.putCommand(place, name, run, { ensemble });
  return entry;
}

function configure(interp: Interpreter, words: readonly Value[]): Value {
  if (words.length < 4 || (words.length > 5 && words.length % 2 !== 0)) {
    throw wrongCall(
      words,
      [toText(words[0] as Value), "ensemble", "configure"],
      "cmdname ?-option value ...? ?arg ...?",
    );
  }
  const name = toText(words[3] as Value);
  const entry = commandOf(interp, name);
  const ensemble = settingsOf(interp, entry);
  if (ensemble === null) {
    throw tclError(`"${name}" is not an ensemble command`, "TCL", "LOOKUP", "ENSEMBLE", name);
  }
  if (words.length === 4) {
    return new TclDict(new KeyMap(OPTIONS.map((option) => [option, setting(ensemble, option)] as const)));
  }
  if (words.length === 5) return setting(ensemble, keyword(words[4] as Value, OPTIONS, "option"));
  const changed = { ...ensemble };
  for (let i = 4; i < words.length; i += 2) {
    apply(interp, changed, keyword(words[i] as Value, OPTIONS, "option"), words[i + 1] as Value);
  }
  reconfigure(interp, entry, changed);
  return "";
}

function commandOf(interp: Interpreter, name: string): CommandEntry {
  const entry = interp.findCommand(name, interp.frame.namespace);
  if (entry === null) throw tclError(`unknown command "${name}"`, "TCL", "LOOKUP", "COMMAND", name);
  return entry;
}

const runNamespaceEnsemble: CommandFunction = (interp, words) => {
  const action = keyword(words[2] as Value, ["configure", "create", "exists"] as const, "subcommand");
  if (action === "create") return create(interp, words);
  if (action === "configure") return configure(interp, words);
  if (words.length !== 4) {
    throw wrongCall(words, [toText(words[0] as Value), "ensemble", "exists"], "cmdname");
  }
  return ensembleNamed(interp, words[3] as Value) === null ? 0 : 1;
};

export const namespaceEnsembleRow: SubcommandSpec = {
  name: "ensemble",
  parameters: parameters("subcommand ?arg ...?"),
  help: "Makes a command that dispatches on its first argument, or configures one.",
  run: runNamespaceEnsemble,
};
