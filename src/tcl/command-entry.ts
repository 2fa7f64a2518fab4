import { usageOf, wrongCall } from "./arity.ts";
import type { CommandFunction, CommandSpec } from "./command.ts";
import { maximumOf, minimumOf } from "./ensemble.ts";
import type { EnsembleConfiguration } from "./ensemble-configuration.ts";
import type { TclError } from "./errors.ts";
import type { Namespace } from "./namespace.ts";
import type { Procedure } from "./procedure.ts";
import type { Value } from "./value.ts";

/** An object that a command stands for. */
export interface CommandOwner {
  /** Values that live as long as the command. */
  readonly heldValues?: readonly Value[];
  /** The command is about to be deleted or replaced; it can be called a last time. */
  deleting(entry: CommandEntry): void;
  /** The command has been renamed: this is its entry now. */
  moved(entry: CommandEntry): void;
}

/** What a command is besides a function. */
export interface CommandDetails {
  readonly spec?: CommandSpec | null;
  readonly procedure?: Procedure | null;
  readonly origin?: CommandEntry | null;
  readonly ensemble?: EnsembleConfiguration | null;
  readonly owner?: CommandOwner | null;
}

/** A command under its present name. Renaming makes a new entry; the old one is then dead. */
export class CommandEntry {
  readonly name: string;
  readonly namespace: Namespace;
  readonly run: CommandFunction;
  readonly spec: CommandSpec | null;
  readonly minimum: number;
  readonly maximum: number;
  readonly procedure: Procedure | null;
  /** Where an imported command comes from. */
  readonly origin: CommandEntry | null;
  /** What `namespace ensemble configure` shows and changes, when the command is an ensemble of a script. */
  readonly ensemble: EnsembleConfiguration | null;
  /** The object that has to know when the command is renamed or ends. */
  readonly owner: CommandOwner | null;
  /** Commands elsewhere that were imported from this one. */
  importers: Set<CommandEntry> | null = null;
  alive = true;

  constructor(name: string, namespace: Namespace, run: CommandFunction, more: CommandDetails = {}) {
    this.name = name;
    this.namespace = namespace;
    this.run = run;
    this.spec = more.spec ?? null;
    this.procedure = more.procedure ?? null;
    this.origin = more.origin ?? null;
    this.ensemble = more.ensemble ?? null;
    this.owner = more.owner ?? null;
    if (this.ensemble !== null) {
      const served = this.ensemble.namespace;
      served.ensembles ??= new Set();
      served.ensembles.add(this);
    }
    if (this.origin !== null) {
      this.origin.importers ??= new Set();
      this.origin.importers.add(this);
    }
    this.minimum = this.spec ? minimumOf(this.spec) : 0;
    this.maximum = this.spec ? maximumOf(this.spec) : Number.POSITIVE_INFINITY;
  }

  /** `::name` or `::a::b::name`. */
  get fullName(): string {
    return this.namespace.qualify(this.name);
  }
}

/** The error of calling a command with a wrong number of arguments. */
export function wrongCount(entry: CommandEntry, words: readonly Value[]): TclError {
  return wrongCall(words, 1, usageOf(entry.spec ?? { parameters: [] }));
}
