import { type Diagnostic, RepeatedFindings } from "../source/index.ts";

/** Collects what is found, each cause once, and knows whether an error is among it. */
export class DiagnosticLog {
  readonly #findings = new RepeatedFindings();
  #errors = 0;

  /** Adds a finding. True when it is kept, false when it only counts. */
  add(diagnostic: Diagnostic): boolean {
    if (diagnostic.severity === "error") this.#errors++;
    return this.#findings.add(diagnostic);
  }

  /** Whether an error is among them. */
  get failed(): boolean {
    return this.#errors > 0;
  }

  /** All findings in the order in which they were first made. */
  list(): Diagnostic[] {
    return this.#findings.list();
  }
}
