import type { Namespace } from "./namespace.ts";
import type { Value } from "./value.ts";

/** The settings of an ensemble that a script made. */
export interface EnsembleConfiguration {
  readonly namespace: Namespace;
  /** Subcommand to the words that are called for it; null: the exported commands, or `subcommands`. */
  map: ReadonlyMap<string, readonly Value[]> | null;
  /** The names that are subcommands; null: those of the map, or what the namespace exports. */
  subcommands: readonly Value[] | null;
  /** Names of the arguments before the subcommand. */
  parameters: readonly Value[];
  prefixes: boolean;
  /** Words called for an unknown subcommand; empty for none. */
  unknown: readonly Value[];
}
