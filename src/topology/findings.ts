import { type Diagnostic, escapeControl, type SourceFile } from "../source/index.ts";

/**
 * Collects diagnostics, each cause once: a command in a loop yields the same finding at the same place for every
 * turn, and only the first is kept. Text of the user in a message cannot break its line.
 */
export class Findings {
  readonly #list: Diagnostic[] = [];
  readonly #seen = new Map<SourceFile, Set<string>>();
  #failed = false;

  add(diagnostic: Diagnostic): void {
    const { file, start, end } = diagnostic.span;
    const keys = this.#seen.get(file) ?? new Set<string>();
    this.#seen.set(file, keys);
    const message = escapeControl(diagnostic.message);
    const key = `${diagnostic.code} ${start} ${end} ${message}`;
    if (keys.has(key)) return;
    keys.add(key);
    this.#list.push({ ...diagnostic, message });
    if (diagnostic.severity === "error") this.#failed = true;
  }

  addAll(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.add(diagnostic);
  }

  /** Whether an error is among them. */
  get failed(): boolean {
    return this.#failed;
  }

  get list(): readonly Diagnostic[] {
    return this.#list;
  }
}
