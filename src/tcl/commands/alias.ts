import { retold } from "../arity.ts";
import type { CallSite } from "../call-site.ts";
import type { Result } from "../command.ts";
import type { CommandEntry, CommandOwner } from "../command-entry.ts";
import { tclError } from "../errors.ts";
import type { Interpreter } from "../interpreter.ts";
import { type Namespace, splitName } from "../namespace.ts";
import { toText, type Value } from "../value.ts";

/** Another name for a command and its first arguments. */
export class Alias implements CommandOwner {
  /** The words that a call begins with in place of the alias's own name. */
  readonly target: readonly Value[];
  readonly heldValues: readonly Value[];
  readonly #table: Map<string, Alias>;
  #token = "";
  #entry: CommandEntry | null = null;

  constructor(target: readonly Value[], table: Map<string, Alias>) {
    this.target = target;
    this.heldValues = target;
    this.#table = table;
  }

  /** Ties the alias to its command. It is known by `name`, or that with colons before it where it is taken. */
  name(name: string, entry: CommandEntry): string {
    this.#entry = entry;
    this.#token = name;
    while (this.#table.has(this.#token)) this.#token = `::${this.#token}`;
    this.#table.set(this.#token, this);
    return this.#token;
  }

  get entry(): CommandEntry | null {
    return this.#entry;
  }

  deleting(): void {
    this.#table.delete(this.#token);
  }

  moved(entry: CommandEntry): void {
    this.#entry = entry;
  }

  call(interp: Interpreter, words: readonly Value[], site: CallSite | null): Result {
    const { target } = this;
    const call = [...target, ...words.slice(1)];
    const place = site?.replacing(1, target.length) ?? null;
    const command = interp.findCommand(toText(target[0] as Value), interp.globalNamespace);
    interp.enter(site);
    try {
      return command === null ? interp.callUnknown(call, place) : interp.call(command, call, place);
    } catch (error) {
      throw retold(error, call, { from: words, removed: 1, inserted: target.length });
    } finally {
      interp.leave();
    }
  }
}

const tables = new WeakMap<Interpreter, Map<string, Alias>>();

/** The aliases of an interpreter, by the names that `defineAlias` gave. */
export function aliasesOf(interp: Interpreter): Map<string, Alias> {
  let table = tables.get(interp);
  if (table === undefined) {
    table = new Map();
    tables.set(interp, table);
  }
  return table;
}

/** Makes `name`, seen from the global namespace, an alias; gives the name by which the alias is known from then on. */
export function defineAlias(interp: Interpreter, name: string, target: readonly Value[]): string {
  const { path, tail } = splitName(name);
  const namespace = interp.createNamespacePath(interp.globalNamespace, path);
  if (leadsTo(interp, target, namespace, tail)) {
    const message = `cannot define or rename alias "${tail}": would create a loop`;
    throw tclError(message, "TCL", "OPERATION", "INTERP", "ALIASLOOP");
  }
  interp.charge(500 + name.length);
  const alias = new Alias(target, aliasesOf(interp));
  const entry = interp.putCommand(namespace, tail, (callee, words, site) => alias.call(callee, words, site), {
    owner: alias,
  });
  return alias.name(name, entry);
}

/** Whether a call of these words comes to a command of that name, by way of aliases. */
function leadsTo(interp: Interpreter, words: readonly Value[], namespace: Namespace, tail: string): boolean {
  const global = interp.globalNamespace;
  let target = words;
  for (;;) {
    interp.step();
    const name = toText(target[0] as Value);
    const place = splitName(name);
    if (place.tail === tail && interp.findNamespacePath(global, place.path) === namespace) return true;
    const owner = interp.findCommand(name, global)?.owner;
    if (!(owner instanceof Alias)) return false;
    target = owner.target;
  }
}
