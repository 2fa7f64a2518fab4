import type { Parameter } from "./command.ts";
import { type TclError, tclError } from "./errors.ts";

interface Documented {
  readonly parameters: readonly Parameter[];
  readonly usage?: string;
}

/** The words that Tcl shows after a command's name: `varName ?newValue?`. */
export function usageOf(row: Documented): string {
  return row.usage ?? row.parameters.map(parameterUsage).join(" ");
}

function parameterUsage(parameter: Parameter): string {
  const text = parameter.rest ? `${parameter.name} ...` : parameter.name;
  return parameter.optional ? `?${text}?` : text;
}

/** Tcl's error for a wrong number of arguments; `called` is the command as the script wrote it. */
export function wrongArguments(called: string, row: Documented): TclError {
  const usage = usageOf(row);
  const error = tclError(
    `wrong # args: should be "${usage === "" ? called : `${called} ${usage}`}"`,
    "TCL",
    "WRONGARGS",
  );
  error.code = "NS2002";
  return error;
}
