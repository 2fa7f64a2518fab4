/** Choices for all parsers of this room. */
export interface ParseOptions {
  /** How deep brackets, array indexes, braces and parentheses may be nested; 1000 unless told. */
  readonly nesting?: number;
  /**
   * Whether CR LF is a line end, as Tcl's `source` reads it: true unless told. False for text that was made at run
   * time, where a carriage return is itself.
   */
  readonly crlf?: boolean;
}

const DEFAULT_NESTING = 1_000;

/** Options with nothing left out. */
export function completeOptions(options: ParseOptions): Required<ParseOptions> {
  return { nesting: options.nesting ?? DEFAULT_NESTING, crlf: options.crlf ?? true };
}
