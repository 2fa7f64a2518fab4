import { retold } from "../arity.ts";
import type { CommandFunction, CommandSpec } from "../command.ts";
import type { EnsembleSpec, SubcommandSpec } from "../ensemble.ts";
import type { Value } from "../value.ts";

/** The full name of the command that one of Tcl's own ensembles maps a subcommand to. */
export function partName(ensemble: string, subcommand: string): string {
  return `::tcl::${ensemble.replace(/^::tcl::/, "")}::${subcommand}`;
}

export function isEnsembleSpec(spec: CommandSpec | null): spec is EnsembleSpec {
  return spec !== null && "subcommands" in spec;
}

/** The subcommands of Tcl's own ensembles as commands of their own: `::tcl::dict::get`. */
export function ensembleParts(commands: readonly CommandSpec[]): CommandSpec[] {
  return commands
    .filter(isEnsembleSpec)
    .flatMap(({ name, subcommands }) =>
      subcommands.map((row) => ({ ...row, name: partName(name, row.name), run: alone(row) })),
    );
}

/** A row's function finds its arguments from index 2 on. */
function alone(row: SubcommandSpec): CommandFunction {
  return (interp, words, site) => {
    const call = [words[0] as Value, row.name, ...words.slice(1)];
    try {
      return row.run(interp, call, site?.replacing(1, 2) ?? null);
    } catch (error) {
      throw retold(error, call, { from: words, removed: 1, inserted: 2 });
    }
  };
}
