import type { CommandFunction, CommandSpec } from "./command.ts";
import { type CommandDetails, CommandEntry } from "./command-entry.ts";
import { tclError } from "./errors.ts";
import { Namespace, splitName } from "./namespace.ts";
import { addWork } from "./work.ts";

/** Names of more namespaces than this are accounted for, as so many bytes for each. */
const LONG_PATH = 8;
const PATH_BYTES = 256;

/** The commands of an interpreter: definition, lookup, renaming, and what compiled code must be told of it. */
export class CommandTable {
  readonly globalNamespace = new Namespace("", null);
  /** Changes when a command that a call site has cached may be another one. */
  resolveEpoch = 0;
  /** Changes when a command that is compiled in place was replaced: older code must be compiled again. */
  compileEpoch = 0;
  /** Built-in commands that a script replaced or hid; these are no longer compiled in place. */
  readonly replaced = new Set<string>();
  /** Whether `namespace path` was ever set: a new global command may then hide another one. */
  hasNamespacePaths = false;
  /** Whether a script may have defined functions for `expr`. */
  hasMathFunctions = false;
  #builtins = new Set<string>();

  /** Accounts for what a definition takes, in bytes. */
  charge(_bytes: number): void {}

  /** Adds a built-in command. A name with `::` makes its namespaces. */
  define(spec: CommandSpec): void {
    const { path, tail } = splitName(spec.name);
    const namespace = this.createNamespacePath(this.globalNamespace, path);
    namespace.commands.set(tail, new CommandEntry(tail, namespace, spec.run, { spec }));
    if (path.length === 0) this.#builtins.add(tail);
  }

  /** Whether the name still means what it means in Tcl, everywhere. */
  isBuiltin(name: string): boolean {
    return this.#builtins.has(name) && !this.replaced.has(name);
  }

  /** Adds or replaces a command; `name` must be simple. What was imported from the old one follows. */
  putCommand(
    namespace: Namespace,
    name: string,
    run: CommandFunction,
    more: CommandDetails = {},
  ): CommandEntry {
    const before = namespace.commands.get(name);
    const entry = this.#place(namespace, name, run, more);
    if (before) this.#relinkImports(before, entry);
    return entry;
  }

  #place(namespace: Namespace, name: string, run: CommandFunction, more: CommandDetails): CommandEntry {
    const present = namespace.commands.get(name);
    present?.owner?.deleting(present);
    const before = namespace.commands.get(name);
    if (before) retire(before);
    else if (!namespace.isGlobal || this.hasNamespacePaths) this.resolveEpoch++;
    const entry = new CommandEntry(name, namespace, run, more);
    namespace.commands.set(name, entry);
    this.#noteChange(entry);
    return entry;
  }

  /** Removes a command, and the commands that were imported from it. */
  removeCommand(entry: CommandEntry): void {
    const pending = [entry];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      next.owner?.deleting(next);
      this.#drop(next);
      if (next.importers !== null) pending.push(...next.importers);
    }
  }

  #drop(entry: CommandEntry): void {
    retire(entry);
    if (entry.namespace.commands.get(entry.name) === entry) entry.namespace.commands.delete(entry.name);
    this.#noteChange(entry);
  }

  #relinkImports(before: CommandEntry, after: CommandEntry): void {
    const pending: [CommandEntry, CommandEntry][] = [[before, after]];
    for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
      const [from, to] = pair;
      for (const importer of from.importers ?? []) {
        pending.push([importer, this.importCommand(to, importer.namespace, importer.name)]);
      }
      from.importers = null;
    }
  }

  /** Makes `name` in a namespace mean the command `from`, as `namespace import` does. */
  importCommand(from: CommandEntry, namespace: Namespace, name: string): CommandEntry {
    const { spec, procedure, ensemble } = from;
    return this.#place(namespace, name, from.run, { spec, procedure, ensemble, origin: from });
  }

  #noteChange(entry: CommandEntry): void {
    if (entry.namespace.name === "mathfunc") this.hasMathFunctions = true;
    const { name } = entry;
    if (!this.#builtins.has(name) || this.replaced.has(name)) return;
    this.replaced.add(name);
    this.compileEpoch++;
  }

  /** Gives a command another name, or deletes it when `target` is empty, as `rename` does. */
  renameCommand(from: string, target: string, current: Namespace): void {
    const entry = this.findCommand(from, current);
    if (entry === null) {
      const action = target === "" ? "delete" : "rename";
      throw tclError(`can't ${action} "${from}": command doesn't exist`, "TCL", "LOOKUP", "COMMAND", from);
    }
    if (target === "") {
      this.removeCommand(entry);
      return;
    }
    const { absolute, path, tail } = splitName(target);
    const base = absolute ? this.globalNamespace : current;
    const namespace = this.createNamespacePath(base, path);
    if (namespace.commands.has(tail)) {
      throw tclError(
        `can't rename to "${target}": command already exists`,
        "TCL",
        "OPERATION",
        "RENAME",
        "TARGET_EXISTS",
      ).explain({ code: "NS2011" });
    }
    this.#drop(entry);
    const procedure = entry.procedure?.movedTo(namespace) ?? null;
    const { spec, ensemble, origin, owner } = entry;
    const moved = this.#place(namespace, tail, entry.run, { spec, ensemble, origin, procedure, owner });
    this.#relinkImports(entry, moved);
    owner?.moved(moved);
  }

  /** The command that a name means in a namespace: there, on its path, then globally. Null when there is none. */
  findCommand(name: string, current: Namespace): CommandEntry | null {
    addWork(current.path.length / 8);
    if (name.includes("::")) {
      const { absolute, path, tail } = splitName(name);
      const start = absolute ? this.globalNamespace : current;
      const found = this.findNamespacePath(start, path)?.commands.get(tail);
      if (found !== undefined) return found;
      if (absolute || current.isGlobal) return null;
      for (const other of current.path) {
        const onPath = this.findNamespacePath(other, path)?.commands.get(tail);
        if (onPath !== undefined) return onPath;
      }
      return this.findNamespacePath(this.globalNamespace, path)?.commands.get(tail) ?? null;
    }
    if (!current.isGlobal) {
      const own = current.commands.get(name);
      if (own !== undefined) return own;
      for (const other of current.path) {
        const found = other.commands.get(name);
        if (found !== undefined) return found;
      }
    }
    return this.globalNamespace.commands.get(name) ?? null;
  }

  /** Follows child namespaces by name; null when one is missing. */
  findNamespacePath(start: Namespace, path: readonly string[]): Namespace | null {
    if (path.length > LONG_PATH) this.charge(path.length * PATH_BYTES);
    let namespace: Namespace | undefined = start;
    for (const name of path) {
      namespace = namespace.children.get(name);
      if (namespace === undefined) return null;
    }
    return namespace;
  }

  createNamespacePath(start: Namespace, path: readonly string[]): Namespace {
    if (path.length > LONG_PATH) this.charge(path.length * PATH_BYTES);
    let namespace = start;
    for (const name of path) {
      let child = namespace.children.get(name);
      if (child === undefined) {
        this.charge(2_000 + name.length);
        child = new Namespace(name, namespace);
        namespace.children.set(name, child);
      }
      namespace = child;
    }
    return namespace;
  }
}

/** Takes a command out of use: no call site may go on with it. */
function retire(entry: CommandEntry): void {
  entry.alive = false;
  entry.origin?.importers?.delete(entry);
  entry.ensemble?.namespace.ensembles?.delete(entry);
}
