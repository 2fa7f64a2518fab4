import { type Diagnostic, escapeControl, type SourceFile, span } from "../source/index.ts";

/** Findings of one phase in one file that are kept where the file is data and may hold any number of mistakes. */
export const MOST_FINDINGS = 10_000;

/**
 * Collects diagnostics, each cause once: a command in a loop yields the same finding at the same place for every
 * turn, and only the first is kept. Text of the user in a message cannot break its line.
 */
export class Findings {
  readonly #list: Diagnostic[] = [];
  readonly #seen = new Map<SourceFile, Set<string>>();
  readonly #most: number;
  #dropped = 0;
  #failed = false;

  /** Further findings than `most` are counted only. */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  add(diagnostic: Diagnostic): void {
    if (diagnostic.severity === "error") this.#failed = true;
    if (this.#list.length >= this.#most) {
      this.#dropped++;
      return;
    }
    const { file, start, end } = diagnostic.span;
    const keys = this.#seen.get(file) ?? new Set<string>();
    this.#seen.set(file, keys);
    const message = escapeControl(diagnostic.message);
    const key = `${diagnostic.code} ${start} ${end} ${message}`;
    if (keys.has(key)) return;
    keys.add(key);
    this.#list.push({ ...diagnostic, message });
  }

  addAll(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.add(diagnostic);
  }

  /** Whether there was an error. */
  get failed(): boolean {
    return this.#failed;
  }

  /** The findings, with one more (NS4207) that counts those not kept. */
  finish(file: SourceFile): readonly Diagnostic[] {
    if (this.#dropped === 0) return this.#list;
    const message = `${this.#dropped} further findings are not listed`;
    const severity = this.#failed ? "error" : "warning";
    return [...this.#list, { code: "NS4207", severity, message, span: span(file, file.text.length) }];
  }

  get list(): readonly Diagnostic[] {
    return this.#list;
  }
}
