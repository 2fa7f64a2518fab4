import { type TclError, tclError } from "../tcl/index.ts";

/** The testbed's Tcl error for a word that is none of a command's options. */
export function badOption(option: string, accepted: readonly string[]): TclError {
  const list = [...accepted].sort().join(" ");
  return tclError(`bad option '${option}', should be one of: ${list}`).explain({
    code: "NS2010",
    help: `the options are ${accepted.join(", ")}`,
  });
}
