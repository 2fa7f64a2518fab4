import type { CommandFacts, Vocabulary } from "../lint/index.ts";
import { type VocabularyEntry, vocabularyClasses, vocabularyCommands } from "../ns/index.ts";
import {
  builtinCommands,
  type CommandSpec,
  type EnsembleSpec,
  maximumOf,
  minimumOf,
  usageOf,
  wordShapes,
} from "../tcl/index.ts";

const specs: ReadonlyMap<string, CommandSpec> = new Map(builtinCommands.map((spec) => [spec.name, spec]));

/** The command tables of Tcl and of the testbed as data, for lint. */
export const vocabulary: Vocabulary = {
  tcl: new Map(builtinCommands.map((spec) => [spec.name, factsOf(spec, subcommandsOf(spec))])),
  testbed: tableOf(vocabularyCommands),
  classes: new Map([...vocabularyClasses].map(([name, rows]) => [name, tableOf(rows)])),
  shapesOf: (texts) => wordShapes(specs, texts),
};

function tableOf(rows: readonly VocabularyEntry[]): ReadonlyMap<string, CommandFacts> {
  return new Map(rows.map((row) => [row.name, factsOf(row)]));
}

function factsOf(row: VocabularyEntry, subcommands?: CommandFacts["subcommands"]): CommandFacts {
  return {
    name: row.name,
    parameters: row.parameters,
    usage: usageOf(row),
    minimum: minimumOf(row),
    maximum: maximumOf(row),
    ...(subcommands === undefined ? {} : { subcommands }),
  };
}

function subcommandsOf(spec: CommandSpec): CommandFacts["subcommands"] {
  if (!("subcommands" in spec)) return undefined;
  return new Map((spec as EnsembleSpec).subcommands.map((row) => [row.name, factsOf(row)]));
}
