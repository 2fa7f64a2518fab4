import { type Code, type Diagnostic, RepeatedFindings, type SourceFile, type Span } from "../source/index.ts";

/** Findings of one code at one place, as a loop makes them, become the first of them with their number. */
export function mergeRepeated(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const findings = new RepeatedFindings();
  for (const diagnostic of diagnostics) findings.add(diagnostic);
  return findings.list();
}

/** Finds whether the evaluator has reported a cause already. */
export class ReportedCauses {
  readonly #byFile = new Map<SourceFile, Map<Code, Diagnostic[]>>();

  constructor(diagnostics: readonly Diagnostic[]) {
    for (const diagnostic of diagnostics) {
      const { file } = diagnostic.span;
      const byCode = this.#byFile.get(file) ?? new Map<Code, Diagnostic[]>();
      this.#byFile.set(file, byCode);
      const list = byCode.get(diagnostic.code);
      if (list === undefined) byCode.set(diagnostic.code, [diagnostic]);
      else list.push(diagnostic);
    }
  }

  /** A finding with one of the codes whose place overlaps with this one. */
  find(place: Span, codes: readonly Code[]): Diagnostic | null {
    const byCode = this.#byFile.get(place.file);
    if (byCode === undefined) return null;
    for (const code of codes) {
      const found = byCode.get(code)?.find(({ span }) => span.start <= place.end && span.end >= place.start);
      if (found !== undefined) return found;
    }
    return null;
  }
}
