import type { CommandFunction, CommandSpec } from "./command.ts";
import { maximumOf, minimumOf } from "./ensemble.ts";
import type { EnsembleConfiguration } from "./ensemble-configuration.ts";
import type { Namespace } from "./namespace.ts";
import type { Procedure } from "./procedure.ts";

/** What a command is besides a function. */
export interface CommandDetails {
  readonly spec?: CommandSpec | null;
  readonly procedure?: Procedure | null;
  readonly origin?: CommandEntry | null;
  readonly ensemble?: EnsembleConfiguration | null;
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
