import type { ParseOptions } from "../../parser/index.ts";
import type { ScriptSource } from "../call-site.ts";
import type { SlotLayout } from "../frame.ts";
import type { Interpreter } from "../interpreter.ts";

/** What compiled code is made for: one script unit, in a procedure's layout or for any frame. */
export interface CompileContext {
  readonly interp: Interpreter;
  readonly source: ScriptSource;
  /** Null: variables are looked up by name in whatever frame runs the code. */
  readonly layout: SlotLayout | null;
  /** Where line 1 of the unit starts. */
  readonly unitStart: number;
  /** Whether the text stands in braces: a backslash at the end of a line is no part of its commands then. */
  readonly nested?: boolean;
  /** Where the script ends that is compiled. */
  readonly scriptEnd?: number;
  /** Whether the unit is a procedure's body: Tcl then compiles more commands in place than elsewhere. */
  readonly inProcedure?: boolean;
  /** Whether the unit is an expression that Tcl compiles when it is run. */
  readonly expressionText?: boolean;
  /**
   * Commands are called one by one and each adds its line to the trace, as Tcl does with the commands of a file.
   * Else the script is one unit.
   */
  readonly direct?: boolean;
  /** Whether nothing is around the script that could take a `break`, or a `return` of more than one level. */
  readonly outermost?: boolean;
}

/** How text is parsed here: CR LF ends a line in a file only. */
export function parseOptions({ interp, source }: CompileContext): ParseOptions {
  return { nesting: interp.limits.nesting, crlf: source.real };
}
