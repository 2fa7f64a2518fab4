import { wrongCall } from "../arity.ts";
import { type CommandFunction, parameters } from "../command.ts";
import { maximumOf, minimumOf, type SubcommandSpec } from "../ensemble.ts";
import type { TclError } from "../errors.ts";
import { toText, type Value } from "../value.ts";

interface Deviations {
  readonly usage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A row of an ensemble's table. The bounds of the argument count are worked out here, once. */
export function subcommand(
  name: string,
  parameterText: string,
  help: string,
  run: CommandFunction,
  deviations: Deviations = {},
): SubcommandSpec {
  const row = { name, parameters: parameters(parameterText), help, run, ...deviations };
  return { ...row, minimum: minimumOf(row), maximum: maximumOf(row) };
}

/** The error for a count of arguments that lies within the bounds and is wrong all the same. */
export function wrongSubcommandArguments(words: readonly Value[], row: string): TclError {
  const [name = "", ...usage] = row.split(" ");
  return wrongCall(words, [toText(words[0] as Value), name], usage.join(" "));
}
