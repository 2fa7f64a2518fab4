import type { CommandSpec } from "../command.ts";
import { callMathFunction, mathFunctions } from "../math-functions.ts";

/** The functions of `expr` as commands: `tcl::mathfunc::sqrt 2`. They count their arguments themselves. */
export const mathfuncCommands: readonly CommandSpec[] = [...mathFunctions].map(([name, row]) => ({
  name: `tcl::mathfunc::${name}`,
  parameters: [{ name: "arg", kind: "any", optional: true, rest: true }],
  help: `The function ${name} of expressions`,
  run: (interp, words) => callMathFunction(name, row, words.slice(1), interp),
}));
