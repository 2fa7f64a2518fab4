import { resolve } from "node:path";
import type { Diagnostic, Fix, SourceFile, Span } from "../../source/index.ts";
import type { LintOutcome } from "./job.ts";

/**
 * The findings of several files together: a file that more than one of them sources is one file, and what was found in
 * it again is one finding. The order is that of the outcomes.
 */
export function mergeOutcomes(cwd: string, outcomes: readonly LintOutcome[]): Diagnostic[] {
  const files = new Map<string, SourceFile>();
  const one = (file: SourceFile): SourceFile => {
    const path = resolve(cwd, file.name);
    const known = files.get(path);
    if (known?.text === file.text) return known;
    files.set(path, file);
    return file;
  };
  const spanIn = (span: Span): Span => ({ ...span, file: one(span.file) });
  const fixIn = (fix: Fix): Fix => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, span: spanIn(edit.span) })),
  });

  const seen = new Map<SourceFile, Set<string>>();
  const merged: Diagnostic[] = [];
  for (const { diagnostics } of outcomes) {
    for (const diagnostic of diagnostics) {
      const span = spanIn(diagnostic.span);
      const keys = seen.get(span.file) ?? new Set<string>();
      seen.set(span.file, keys);
      const key = `${diagnostic.code} ${span.start} ${span.end} ${diagnostic.message}`;
      if (keys.has(key)) continue;
      keys.add(key);
      merged.push({
        ...diagnostic,
        span,
        ...(diagnostic.fix === undefined ? {} : { fix: fixIn(diagnostic.fix) }),
      });
    }
  }
  return merged;
}
