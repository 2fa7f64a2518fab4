import type { Diagnostic, Severity } from "../source/index.ts";

/** Severities by code that a configuration gives; `off` hides a code. */
export type Severities = ReadonlyMap<string, Severity | "off">;

/** Whether the testbed rejects the file because of it. */
export function rejects({ code, severity }: Diagnostic): boolean {
  return severity === "error" && code < "NS4";
}

/** Findings with the severities of a configuration. Errors with which the testbed rejects the file stay. */
export function applySeverities(diagnostics: readonly Diagnostic[], severities: Severities): Diagnostic[] {
  if (severities.size === 0) return [...diagnostics];
  return diagnostics.flatMap((diagnostic) => {
    const wanted = severities.get(diagnostic.code);
    if (wanted === undefined || rejects(diagnostic)) return [diagnostic];
    return wanted === "off" ? [] : [{ ...diagnostic, severity: wanted }];
  });
}
