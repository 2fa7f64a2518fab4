import type { SyntaxProblem } from "../../parser/index.ts";
import { TclList } from "../list-value.ts";
import { utf8Start } from "../utf8.ts";
import type { Code } from "./code.ts";
import type { CompileContext } from "./context.ts";
import { syntaxError } from "./script.ts";

/** Beginnings of Tcl's messages about expressions, with what follows `TCL PARSE EXPR` in the error code. */
const KINDS: readonly (readonly [RegExp, ...string[]])[] = [
  [/^missing function argument at _@_\n.*\(_@_,/, "UNBALANCED"],
  [/^missing (?:operand|operator|function argument)/, "MISSING"],
  [/^unbalanced|^missing /, "UNBALANCED"],
  [/invalid octal number\?/, "BADNUMBER", "OCTAL"],
  [/invalid binary number\?/, "BADNUMBER", "BINARY"],
  [/invalid hexadecimal number\?/, "BADNUMBER", "HEX"],
  [/^invalid bareword/, "BAREWORD"],
  [/^invalid character/, "BADCHAR"],
  [/^incomplete operator/, "PARTOP"],
  [/^empty /, "EMPTY"],
  [/^unexpected /, "SURPRISE"],
];

/** Tcl shows expressions of fewer bytes in full, and three less of longer ones. */
const SHOWN = 25;

/** Code that raises the problem of an expression that cannot be parsed. */
export function failingExpression(
  context: CompileContext,
  problem: SyntaxProblem,
  start: number,
  end: number,
): () => never {
  const text = context.source.file.text.slice(start, end);
  const shown = utf8Start(text, SHOWN - 1) === text ? text : `${utf8Start(text, SHOWN - 3)}...`;
  const [, ...detail] = KINDS.find(([pattern]) => pattern.test(problem.tclMessage)) ?? [];
  return (() => {
    const error = syntaxError(context, problem);
    error.errorCode = new TclList(["TCL", "PARSE", "EXPR", ...(detail as string[])]);
    error.errorInfo = `${problem.tclMessage}\n    (parsing expression "${shown}")`;
    throw error;
  }) satisfies Code;
}
