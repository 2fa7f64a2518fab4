import type { Severity } from "../diagnostic.ts";

/** What the examples of an entry are written in: an NS file, plain Tcl, JSON, XML, or a shell session. */
export type ExampleLanguage = "ns" | "tcl" | "json" | "xml" | "shell";

/** One row of a table of codes. Explanations are lists of sentences, examples lists of lines. */
export interface CodeRow {
  /** What the finding has where nothing else is said; a strict testbed profile raises some warnings to errors. */
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: readonly string[];
  /**
   * `ns` when left out. An NS example without `new Simulator` is the middle of a file that has made the simulator `ns`,
   * sourced tb_compat.tcl and created the nodes `a`, `b` and `c`, and that ends with `$ns run`.
   */
  readonly language?: ExampleLanguage;
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** Checks the shape of a table and keeps its keys, the codes, as a type. */
export function codeTable<Key extends `NS${number}`>(rows: Record<Key, CodeRow>): Record<Key, CodeRow> {
  return rows;
}
