import type { Diagnostic } from "./diagnostic.ts";
import type { SourceFile } from "./file.ts";

/** How many errors and warnings there are; notes count as neither. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
}

/** Counts diagnostics by severity. */
export function summarize(diagnostics: Iterable<Diagnostic>): Summary {
  let errors = 0;
  let warnings = 0;
  for (const { severity } of diagnostics) {
    if (severity === "error") errors++;
    else if (severity === "warning") warnings++;
  }
  return { errors, warnings };
}

/** Orders by file name, place, code and message: a total order that does not depend on who found what first. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.span.file.name, b.span.file.name) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** A sorted copy: files in the order given (the main file first, then those it sources), others after them by name. */
export function sortDiagnostics(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[] = [],
): Diagnostic[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const rankOf = (diagnostic: Diagnostic): number => rank.get(diagnostic.span.file) ?? files.length;
  return [...diagnostics].sort((a, b) => rankOf(a) - rankOf(b) || compareDiagnostics(a, b));
}

/** Order of UTF-16 units: the same everywhere, whatever the language of the system. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
