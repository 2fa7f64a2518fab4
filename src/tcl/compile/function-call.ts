import type { CallExpression } from "../../parser/index.ts";
import { didYouMean, span } from "../../source/index.ts";
import { SIGNAL } from "../command.ts";
import { TclError, tclError } from "../errors.ts";
import { callMathFunction, mathFunctions } from "../math-functions.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { evaluateAll } from "./word.ts";

/** Compiles `name(arg, …)`: a function that the script defined in `tcl::mathfunc`, else Tcl's own. */
export function compileFunctionCall(
  context: CompileContext,
  node: CallExpression,
  operands: readonly Code[],
): Code {
  const { name } = node;
  const place = context.source.real ? span(context.source.file, node.start, node.end) : null;
  const builtin = mathFunctions.get(name);
  return (frame) => {
    const { interp } = frame;
    const values = evaluateAll(frame, operands);
    if (values === SIGNAL) return SIGNAL;
    const qualified = `tcl::mathfunc::${name}`;
    const command = interp.hasMathFunctions ? interp.findCommand(qualified, frame.namespace) : null;
    if (command !== null) return interp.call(command, [qualified, ...values], null);
    if (builtin === undefined || interp.hasMathFunctions) {
      throw tclError(`invalid command name "${qualified}"`, "TCL", "LOOKUP", "COMMAND", qualified).explain({
        code: "NS2003",
        message: `unknown function "${name}"`,
        span: place,
        help: didYouMean(name, [...mathFunctions.keys()]),
      });
    }
    try {
      return callMathFunction(name, builtin, values, interp);
    } catch (error) {
      throw error instanceof TclError ? error.explain({ code: "NS2005", span: place }) : error;
    }
  };
}
