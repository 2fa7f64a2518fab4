import type { Failure } from "./scan.ts";
import type { SyntaxProblem, SyntaxProblemKind } from "./syntax.ts";

/** What Tcl 8.6 says; a brace may get an addition (see `commentGuess`). */
export const TCL_MESSAGES: Readonly<Record<Exclude<SyntaxProblemKind, "expression">, string>> = {
  "missing-close-brace": "missing close-brace",
  "missing-close-bracket": "missing close-bracket",
  "missing-close-paren": "missing )",
  "missing-quote": 'missing "',
  "missing-close-brace-for-variable": "missing close-brace for variable name",
  "extra-after-close-brace": "extra characters after close-brace",
  "extra-after-close-quote": "extra characters after close-quote",
  "nesting-limit": "too many nested brackets",
};

/** What Tcl adds to `missing close-brace` when a comment after the brace holds an open brace. */
export const COMMENT_GUESS = ": possible unbalanced brace in comment";

const UNCLOSED: Readonly<Partial<Record<SyntaxProblemKind, { message: string; help: string }>>> = {
  "missing-close-brace": {
    message: "this { is never closed",
    help: "write the } that belongs to it, or \\{ for a brace that is only text",
  },
  "missing-close-bracket": {
    message: "this [ is never closed",
    help: "write ] after the command, or \\[ for a bracket that is only text",
  },
  "missing-close-paren": {
    message: "the index that starts here has no )",
    help: "write ) after the index, or ${name}( when the parenthesis is only text",
  },
  "missing-quote": {
    message: 'this " is never closed',
    help: 'write the closing ", or \\" for a quote that is only text',
  },
  "missing-close-brace-for-variable": {
    message: "this ${ is never closed",
    help: "write } after the name of the variable",
  },
};

/** The problem for what the scanner could not get past: mostly an opener without its closer. */
export function failureProblem(failure: Failure, nesting: number, commandIndex: number): SyntaxProblem {
  const { kind, start, end, tclMessage } = failure;
  if (kind === "nesting-limit") return tooDeep("brackets", nesting, start, end, commandIndex);
  const { message, help } = UNCLOSED[kind] ?? { message: tclMessage, help: "" };
  return { kind, start, end, tclMessage, message, help, commandIndex };
}

/** How much of the offending text a message shows, in UTF-16 units. */
const SHOWN = 20;

/** Text directly after a closing brace or quote. */
export function extraCharacters(
  by: "brace" | "quote",
  text: string,
  start: number,
  end: number,
  commandIndex: number,
): SyntaxProblem {
  const kind = by === "brace" ? "extra-after-close-brace" : "extra-after-close-quote";
  const closer = by === "brace" ? "}" : '"';
  const extra = text.slice(start, Math.min(end, start + SHOWN));
  const shown = end > start + SHOWN ? `${extra}…` : extra;
  return {
    kind,
    start,
    end,
    tclMessage: TCL_MESSAGES[kind],
    message: `${shown} stands directly after a closing ${by === "brace" ? "brace" : "quote"}`,
    help: extra.startsWith("}") ? "take out the } that is too much" : `write a space after the ${closer}`,
    commandIndex,
  };
}

/** Nesting beyond the limit, reported at the opener that is too much. */
export function tooDeep(
  what: "brackets" | "braces" | "parentheses",
  limit: number,
  start: number,
  end: number,
  commandIndex: number,
): SyntaxProblem {
  return {
    kind: "nesting-limit",
    start,
    end,
    tclMessage: `too many nested ${what}`,
    message: `${what} are nested deeper than ${limit}`,
    help: "split the text into several commands, or raise the limit named nesting",
    commandIndex,
  };
}
