import type { Code } from "./codes.ts";
import type { Span } from "./span.ts";

export type Severity = "error" | "warning" | "note";

/** A second place that helps to understand a diagnostic: an opener, an earlier setting, a caller. */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

/** Text to put in place of a span; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A change of text that would mend the finding. Edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Likely, but only a person can tell: offered, and never applied without being asked. */
  readonly guess?: true;
}

/** One finding, from any phase. Its place is a span; line and column are computed when it is shown. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly help?: string;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
}

/** What every phase returns: a value as good as could be made, and what was found on the way. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
