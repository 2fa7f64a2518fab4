import { type Code, type Diagnostic, type SourceFile, span } from "../source/index.ts";
import type { LimitReached, TclError } from "./errors.ts";
import type { Limits } from "./limits.ts";
import { toText } from "./value.ts";

const limitCodes: Readonly<Record<keyof Limits | "stack", Code>> = {
  steps: "NS0101",
  depth: "NS0102",
  nesting: "NS0103",
  bytes: "NS0104",
  items: "NS0105",
  memory: "NS0106",
  nodes: "NS0107",
  links: "NS0108",
  sources: "NS0109",
  output: "NS0110",
  regexp: "NS0111",
  events: "NS0112",
  stack: "NS0113",
  file: "NS0004",
};

/** What an `errorCode` begins with, and the diagnostic code that stands for it. */
const errorKinds: readonly (readonly [prefix: string, code: Code])[] = [
  ["TCL WRONGARGS", "NS2002"],
  ["TCL LOOKUP VARNAME", "NS2001"],
  ["TCL LOOKUP COMMAND", "NS2003"],
  ["TCL LOOKUP INDEX", "NS2010"],
  ["TCL LOOKUP SUBCOMMAND", "NS2010"],
  ["TCL VALUE", "NS2004"],
  ["ARITH", "NS2005"],
];

/** The diagnostic code of an error: the one it was raised with, else what its `errorCode` says. */
export function codeOf(error: TclError): Code {
  if (error.code !== null) return error.code;
  const text = toText(error.errorCode);
  return errorKinds.find(([prefix]) => text === prefix || text.startsWith(`${prefix} `))?.[1] ?? "NS2000";
}

/** An uncaught error as a diagnostic; `file` is where it is shown when no place in a file is known. */
export function errorDiagnostic(error: TclError, file: SourceFile): Diagnostic {
  return {
    code: codeOf(error),
    severity: "error",
    message: error.explanation ?? toText(error.message),
    span: error.span ?? span(file, 0),
    ...(error.help === null ? {} : { help: error.help }),
    ...(error.related.length === 0 ? {} : { related: error.related }),
    ...(error.fix === null ? {} : { fix: error.fix }),
  };
}

/** A limit that ended an evaluation as a diagnostic. */
export function limitDiagnostic(limit: LimitReached, file: SourceFile): Diagnostic {
  return {
    code: limitCodes[limit.limit],
    severity: "error",
    message: `the evaluation was stopped: ${limit.message}`,
    span: limit.span ?? span(file, 0),
    help:
      limit.limit === "stack"
        ? "make the recursion less deep"
        : `if the file needs more, raise the limit with --limit ${limit.limit}=NUMBER`,
    ...(limit.related.length === 0 ? {} : { related: limit.related }),
  };
}
