import { detached } from "../parser/index.ts";
import type { CommandEntry } from "./command-entry.ts";
import type { Value } from "./value.ts";
import type { Variable } from "./variable.ts";
import { addTextWork } from "./work.ts";

/** A namespace: commands, variables and child namespaces by simple name. */
export class Namespace {
  readonly name: string;
  readonly parent: Namespace | null;
  readonly commands = new Map<string, CommandEntry>();
  readonly variables = new Map<string, Variable>();
  readonly children = new Map<string, Namespace>();
  /** Names in `variables` that were linked to variables elsewhere. */
  readonly linked = new Set<string>();
  /** Ensembles that serve this namespace, which go with it. */
  ensembles: Set<CommandEntry> | null = null;
  /** Patterns given to `namespace export`. */
  exports: string[] = [];
  /** Namespaces of `namespace path`, searched for commands after this one. */
  path: Namespace[] = [];
  /** What `namespace unknown` set: the words before those of an unknown command. */
  unknownHandler: readonly Value[] | null = null;
  /** Deleted, perhaps while code still runs in it. */
  deleted = false;

  constructor(name: string, parent: Namespace | null) {
    this.name = name;
    this.parent = parent;
  }

  get isGlobal(): boolean {
    return this.parent === null;
  }

  /** `::` for the global one, else `::a::b`. */
  get fullName(): string {
    if (this.parent === null) return "::";
    const names: string[] = [];
    for (let at: Namespace = this; at.parent !== null; at = at.parent) names.push(at.name);
    return `::${names.reverse().join("::")}`;
  }

  /** The full name of something called `name` in this namespace. */
  qualify(name: string): string {
    return this.parent === null ? `::${name}` : `${this.fullName}::${name}`;
  }
}

/** Splits `a::b::c` into its parts; two or more colons separate. `absolute` when it starts with colons. */
export function splitName(name: string): { absolute: boolean; path: string[]; tail: string } {
  addTextWork(name.length);
  const parts = name.split(/:{2,}/).map((part) => detached(part, name));
  const absolute = name.startsWith("::");
  if (absolute) parts.shift();
  const tail = parts.pop() ?? "";
  return { absolute, path: parts, tail };
}

/** The parts of a name that means a namespace: `a::b::` is the namespace `b` in `a`. */
export function namespacePath(name: string): { absolute: boolean; path: string[] } {
  const { absolute, path, tail } = splitName(name);
  return { absolute, path: tail === "" ? path : [...path, tail] };
}
