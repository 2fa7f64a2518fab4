import type { Code, Diagnostic, SourceFile, Span } from "../source/index.ts";

/**
 * One cause, one finding: findings of one code at one place, as a loop makes them, become the first of them, which
 * says how many there were.
 */
export function mergeRepeated(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = new Map<SourceFile, Map<string, Group>>();
  const order: Group[] = [];
  for (const diagnostic of diagnostics) {
    const { code, severity, span } = diagnostic;
    const places = groups.get(span.file) ?? new Map<string, Group>();
    groups.set(span.file, places);
    const key = `${code} ${severity} ${span.start} ${span.end}`;
    const known = places.get(key);
    if (known === undefined) {
      const group = { first: diagnostic, same: 1, others: 0 };
      places.set(key, group);
      order.push(group);
    } else if (known.first.message === diagnostic.message) known.same++;
    else known.others++;
  }
  return order.map(counted);
}

interface Group {
  readonly first: Diagnostic;
  same: number;
  others: number;
}

function counted({ first, same, others }: Group): Diagnostic {
  const note =
    others > 0 ? ` (and ${others + same - 1} more like it here)` : same > 1 ? ` (${same} times)` : "";
  return note === "" ? first : { ...first, message: `${first.message}${note}` };
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
