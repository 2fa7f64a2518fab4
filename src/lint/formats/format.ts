import type { Diagnostic } from "../../source/index.ts";

/** What a format prints: the files that were looked at, in order, and what was found in them and elsewhere. */
export interface FindingsReport {
  /** The version of nsc. */
  readonly version: string;
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export type FindingsFormat = (report: FindingsReport) => Iterable<string>;

/** Findings by file name: the files that were looked at first, also those without a finding. */
export function byFile({ files, diagnostics }: FindingsReport): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>(files.map((file) => [file, []]));
  for (const diagnostic of diagnostics) {
    const { name } = diagnostic.span.file;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [diagnostic]);
    else group.push(diagnostic);
  }
  return groups;
}
