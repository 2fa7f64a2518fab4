import { parseScript, type SyntaxProblem, syntaxDiagnostic } from "../parser/index.ts";
import { type Diagnostic, type Outcome, SourceFile, span } from "../source/index.ts";
import { Layout } from "./layout.ts";
import type { Reading } from "./reading.ts";
import { Roles, type ShapesOf } from "./roles.ts";
import { sameScripts } from "./same.ts";

/** How scripts ask for the body of a procedure or method. */
const READS_BODIES = /\binfo\s+(?:inst)?body\b/;

export interface FormatOptions {
  /** What the words of known commands hold. */
  readonly shapesOf: ShapesOf;
  /** How deep brackets and braces may be nested in a file. */
  readonly nesting: number;
}

/**
 * Lays out an NS file, or any Tcl script: indentation, blanks between words, line ends and braces of known bodies. What
 * is not known to be a script stays as it is, and so does the kind of line end that most lines have. Null with the
 * syntax findings when the file, or a body in it, is no Tcl, and with NS4601 when the new text would not be the same
 * commands and comments.
 */
export function formatScript(file: SourceFile, options: FormatOptions): Outcome<string | null> {
  const roles = new Roles(options.shapesOf, !READS_BODIES.test(file.text));
  const read = (text: string): Reading => ({
    file: new SourceFile(file.name, text),
    roles,
    nesting: options.nesting,
  });
  const parse = (reading: Reading) => parseScript(reading.file, 0, reading.file.text.length, options);
  const before = read(file.text.replaceAll("\r\n", "\n"));
  const script = parse(before);
  const layout = new Layout(before);
  const text = layout.run(script);
  if (layout.problems.length > 0)
    return { value: null, diagnostics: syntaxFindings(before.file, layout.problems) };
  const after = read(text);
  if (!sameScripts(before, script, after, parse(after)))
    return { value: null, diagnostics: [otherMeaning(file, "its commands would not be the same")] };
  return { value: usesCrLf(file.text) ? text.replaceAll("\n", "\r\n") : text, diagnostics: [] };
}

/** That a file cannot be formatted without changing what it means (NS4601). */
export function otherMeaning(file: SourceFile, why: string): Diagnostic {
  return {
    code: "NS4601",
    severity: "error",
    message: `the file cannot be formatted safely: ${why}`,
    span: span(file, 0),
    help: "something in it depends on how it is laid out: change the layout by hand",
  };
}

function syntaxFindings(file: SourceFile, problems: readonly SyntaxProblem[]): Diagnostic[] {
  const byPlace = new Map(problems.map((problem) => [problem.start, problem]));
  return [...byPlace.values()]
    .sort((a, b) => a.start - b.start)
    .map((problem) => syntaxDiagnostic(file, problem));
}

/** Whether more lines end in CR LF than in LF alone. */
function usesCrLf(text: string): boolean {
  const all = text.split("\n").length - 1;
  return (text.split("\r\n").length - 1) * 2 > all;
}
