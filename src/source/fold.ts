import type { Diagnostic, Related } from "./diagnostic.ts";
import type { SourceFile } from "./file.ts";

/** Findings alike that are shown one by one; more of them are shown as one. */
const MOST_ALIKE = 3;

/** Further places that such a finding names. */
const PLACES = 2;

/**
 * For people: where the same thing was found again and again in a file, the first finding with the number of times and
 * a few further places. Everything else stays as it is, in its order.
 */
export function foldAlike(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = new Map<SourceFile, Map<string, Diagnostic[]>>();
  const groupOf = ({ code, severity, message, span }: Diagnostic): Diagnostic[] => {
    const inFile = groups.get(span.file) ?? new Map<string, Diagnostic[]>();
    groups.set(span.file, inFile);
    const key = `${code} ${severity} ${message}`;
    const group = inFile.get(key) ?? [];
    inFile.set(key, group);
    return group;
  };
  for (const diagnostic of diagnostics) groupOf(diagnostic).push(diagnostic);
  return diagnostics.flatMap((diagnostic) => {
    const group = groupOf(diagnostic);
    if (group.length <= MOST_ALIKE) return [diagnostic];
    return group[0] === diagnostic ? [folded(diagnostic, group)] : [];
  });
}

function folded(first: Diagnostic, group: readonly Diagnostic[]): Diagnostic {
  const again = group.slice(1, 1 + PLACES).map(({ span }): Related => ({ message: "and here", span }));
  return {
    ...first,
    message: `${first.message} (${group.length} times)`,
    related: [...(first.related ?? []), ...again],
  };
}
