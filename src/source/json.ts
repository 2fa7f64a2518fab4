import type { Code } from "./codes.ts";
import type { Diagnostic, Fix, Related, Severity } from "./diagnostic.ts";
import { type Summary, summarize } from "./order.ts";
import type { Span } from "./span.ts";

/** The document that `--format json` prints. */
export interface JsonReport {
  readonly version: 1;
  readonly files: readonly { readonly file: string; readonly diagnostics: readonly JsonDiagnostic[] }[];
  readonly summary: Summary;
}

/** Line and column from 1, columns in code points, the end exclusive. */
export interface JsonRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface JsonDiagnostic extends JsonRange {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly fix?: { readonly title: string; readonly edits: readonly JsonEdit[] };
  readonly related?: readonly JsonRelated[];
}

export interface JsonEdit extends JsonRange {
  readonly file: string;
  readonly text: string;
}

export interface JsonRelated extends JsonRange {
  readonly file: string;
  readonly message: string;
}

/**
 * Diagnostics grouped by the file they stand in, in the order given. `files` names the files that were looked at: they
 * come first and are listed also when nothing was found in them.
 */
export function toJson(diagnostics: readonly Diagnostic[], files: readonly string[] = []): JsonReport {
  const byFile = new Map<string, JsonDiagnostic[]>(files.map((file) => [file, []]));
  for (const diagnostic of diagnostics) {
    const { name } = diagnostic.span.file;
    const list = byFile.get(name) ?? [];
    byFile.set(name, list);
    list.push(diagnosticToJson(diagnostic));
  }
  return {
    version: 1,
    files: [...byFile].map(([file, found]) => ({ file, diagnostics: found })),
    summary: summarize(diagnostics),
  };
}

function diagnosticToJson(diagnostic: Diagnostic): JsonDiagnostic {
  const { code, severity, message, help, fix, related } = diagnostic;
  return {
    code,
    severity,
    message,
    ...rangeOf(diagnostic.span),
    ...(help === undefined ? {} : { help }),
    ...(fix === undefined ? {} : { fix: fixToJson(fix) }),
    ...(related === undefined || related.length === 0 ? {} : { related: related.map(relatedToJson) }),
  };
}

function rangeOf(span: Span): JsonRange {
  const start = span.file.position(span.start);
  const end = span.file.position(Math.max(span.start, span.end));
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function fixToJson(fix: Fix): NonNullable<JsonDiagnostic["fix"]> {
  const edits = fix.edits.map(({ span, text }) => ({ file: span.file.name, ...rangeOf(span), text }));
  return { title: fix.title, edits };
}

function relatedToJson({ message, span }: Related): JsonRelated {
  return { file: span.file.name, message, ...rangeOf(span) };
}
