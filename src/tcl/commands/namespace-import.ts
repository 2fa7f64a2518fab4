import { type CommandFunction, parameters } from "../command.ts";
import type { CommandEntry } from "../command-entry.ts";
import type { SubcommandSpec } from "../ensemble.ts";
import { tclError } from "../errors.ts";
import { globMatch } from "../glob.ts";
import type { Interpreter } from "../interpreter.ts";
import { TclList } from "../list-value.ts";
import { type Namespace, splitName } from "../namespace.ts";
import { toText, type Value } from "../value.ts";
import { findNamespace } from "./namespace-name.ts";

/** Whether a namespace exports a command of this name. */
export function isExported(namespace: Namespace, name: string): boolean {
  return namespace.exports.some((pattern) => globMatch(pattern, name));
}

/** The exported commands of a namespace by name. */
export function exportedNames(interp: Interpreter, namespace: Namespace): string[] {
  interp.step((namespace.commands.size * namespace.exports.length) >> 3);
  return [...namespace.commands.keys()].filter((name) => isExported(namespace, name));
}

/** Where an imported command was first defined; the command itself when it was not imported. */
export function originOf(entry: CommandEntry): CommandEntry {
  let at = entry;
  while (at.origin !== null) at = at.origin;
  return at;
}

function sourceNamespace(interp: Interpreter, pattern: string): Namespace | null {
  const { absolute, path } = splitName(pattern);
  if (path.length === 0) return absolute ? interp.globalNamespace : interp.frame.namespace;
  return findNamespace(interp, `${absolute ? "::" : ""}${path.join("::")}`);
}

function importPattern(interp: Interpreter, pattern: string, overwrite: boolean): void {
  if (pattern === "") throw tclError("empty import pattern", "TCL", "VALUE", "NAMESPACE", "PATTERN", "EMPTY");
  const target = interp.frame.namespace;
  const source = sourceNamespace(interp, pattern);
  if (source === null) {
    throw tclError(`unknown namespace in import pattern "${pattern}"`, "TCL", "LOOKUP", "NAMESPACE", pattern);
  }
  const { tail } = splitName(pattern);
  if (source === target) {
    if (tail === pattern) {
      throw tclError(`no namespace specified in import pattern "${pattern}"`, "TCL", "IMPORT", "ORIGIN");
    }
    throw tclError(
      `import pattern "${pattern}" tries to import from namespace "${source.name}" into itself`,
      "TCL",
      "IMPORT",
      "SELF",
    );
  }
  for (const name of exportedNames(interp, source)) {
    if (globMatch(tail, name)) {
      importOne(interp, source.commands.get(name) as CommandEntry, target, pattern, overwrite);
    }
  }
}

function importOne(
  interp: Interpreter,
  command: CommandEntry,
  target: Namespace,
  pattern: string,
  overwrite: boolean,
): void {
  interp.step();
  const { name } = command;
  const present = target.commands.get(name);
  if (present !== undefined && !overwrite) {
    if (present.origin === command) return;
    throw tclError(`can't import command "${name}": already exists`, "TCL", "IMPORT", "OVERWRITE");
  }
  for (let link = command.origin; link !== null && present !== undefined; link = link.origin) {
    if (link !== present) continue;
    throw tclError(
      `import pattern "${pattern}" would create a loop containing command "${present.fullName}"`,
      "TCL",
      "IMPORT",
      "LOOP",
    );
  }
  interp.charge(200);
  interp.importCommand(command, target, name);
}

const runImport: CommandFunction = (interp, words) => {
  let first = 2;
  const overwrite = words[first] !== undefined && toText(words[first] as Value) === "-force";
  if (overwrite) first++;
  if (words.length === 2) {
    const imported = [...interp.frame.namespace.commands.values()].filter((entry) => entry.origin !== null);
    return new TclList(imported.map((entry) => entry.name));
  }
  for (const word of words.slice(first)) importPattern(interp, toText(word), overwrite);
  return "";
};

const runForget: CommandFunction = (interp, words) => {
  for (const word of words.slice(2)) {
    const pattern = toText(word);
    const { tail } = splitName(pattern);
    const source = tail === pattern ? null : sourceNamespace(interp, pattern);
    if (tail !== pattern && source === null) {
      throw tclError(
        `unknown namespace in namespace forget pattern "${pattern}"`,
        "TCL",
        "LOOKUP",
        "NAMESPACE",
        pattern,
      );
    }
    for (const entry of [...interp.frame.namespace.commands.values()]) {
      const { origin } = entry;
      if (origin === null) continue;
      const first = originOf(entry);
      const from = source === null ? entry : first.namespace === source ? first : origin;
      if (source !== null && from.namespace !== source) continue;
      if (globMatch(tail, from.name)) interp.removeCommand(entry);
    }
  }
  return "";
};

const runExport: CommandFunction = (interp, words) => {
  const { namespace } = interp.frame;
  if (words.length === 2) return new TclList([...namespace.exports]);
  const clear = toText(words[2] as Value) === "-clear";
  if (clear) namespace.exports = [];
  for (const word of words.slice(clear ? 3 : 2)) {
    const pattern = toText(word);
    if (splitName(pattern).tail !== pattern) {
      throw tclError(
        `invalid export pattern "${pattern}": pattern can't specify a namespace`,
        "TCL",
        "EXPORT",
        "INVALID",
      );
    }
    if (namespace.exports.includes(pattern)) continue;
    interp.step(1 + (namespace.exports.length >> 3));
    interp.charge(64 + pattern.length);
    namespace.exports.push(pattern);
  }
  return "";
};

/** `namespace export`, `import` and `forget`. */
export const namespaceImportRows: readonly SubcommandSpec[] = [
  {
    name: "export",
    parameters: parameters("?-clear? ?pattern ...?"),
    maximum: Number.POSITIVE_INFINITY,
    help: "Names the commands that other namespaces may import.",
    run: runExport,
  },
  {
    name: "forget",
    parameters: parameters("?pattern ...?"),
    help: "Removes imported commands.",
    run: runForget,
  },
  {
    name: "import",
    parameters: parameters("?-force? ?pattern ...?"),
    maximum: Number.POSITIVE_INFINITY,
    help: "Makes exported commands of other namespaces known by their simple names.",
    run: runImport,
  },
];
