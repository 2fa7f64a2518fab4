import { usageOf, wrongCall } from "./arity.ts";
import type { CommandFunction, CommandSpec, Parameter } from "./command.ts";
import { tclError } from "./errors.ts";
import { toText } from "./value.ts";

/** One subcommand of an ensemble; `run` sees the words of the whole call, its own arguments from index 2. */
export interface SubcommandSpec {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly usage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly help: string;
  readonly run: CommandFunction;
}

/** A command that dispatches on its first argument, which may be shortened as long as it is unambiguous. */
export function ensemble(name: string, help: string, rows: readonly SubcommandSpec[]): EnsembleSpec {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const names = rows.map((row) => row.name).sort();
  return {
    name,
    help,
    parameters: [
      { name: "subcommand", kind: "any" },
      { name: "arg", kind: "any", optional: true, rest: true },
    ],
    usage: "subcommand ?arg ...?",
    subcommands: rows,
    subcommand: (called) => byName.get(called),
    run(interp, words, site) {
      const wanted = toText(words[1] ?? "");
      const row = byName.get(wanted) ?? uniquePrefix(wanted, names, byName);
      const count = words.length - 2;
      if (count < minimumOf(row) || count > maximumOf(row)) {
        throw wrongCall(words, [toText(words[0] ?? name), row.name], usageOf(row));
      }
      return row.run(interp, words, site);
    },
  };
}

export interface EnsembleSpec extends CommandSpec {
  readonly subcommands: readonly SubcommandSpec[];
  /** The row of a whole name. */
  subcommand(called: string): SubcommandSpec | undefined;
}

function uniquePrefix(
  wanted: string,
  names: readonly string[],
  byName: ReadonlyMap<string, SubcommandSpec>,
): SubcommandSpec {
  const matches = wanted === "" ? [] : names.filter((name) => name.startsWith(wanted));
  const only = matches.length === 1 ? byName.get(matches[0] as string) : undefined;
  if (only) return only;
  throw tclError(
    `unknown or ambiguous subcommand "${wanted}": must be ${alternatives(names)}`,
    "TCL",
    "LOOKUP",
    "SUBCOMMAND",
    wanted,
  );
}

/** `a`, `a or b`, `a, b, or c`. */
export function alternatives(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  if (names.length === 2) return names.join(" or ");
  return `${names.slice(0, -1).join(", ")}, or ${names[names.length - 1]}`;
}

interface Counted {
  readonly parameters: readonly Parameter[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Fewest arguments of a row. */
export function minimumOf(row: Counted): number {
  return row.minimum ?? row.parameters.filter((parameter) => !parameter.optional).length;
}

/** Most arguments of a row. */
export function maximumOf(row: Counted): number {
  if (row.maximum !== undefined) return row.maximum;
  return row.parameters.some((parameter) => parameter.rest)
    ? Number.POSITIVE_INFINITY
    : row.parameters.length;
}
