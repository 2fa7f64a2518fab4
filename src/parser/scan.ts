import type { SyntaxProblemKind } from "./syntax.ts";

export interface ScanOptions {
  /** How deep brackets, array indexes and braces may be nested. */
  readonly nesting: number;
  /** Whether CR LF is a line end, as it is in a file. */
  readonly crlf: boolean;
}

/** Why a scan stopped early. */
export interface Failure {
  readonly kind: Exclude<SyntaxProblemKind, "expression">;
  readonly start: number;
  readonly end: number;
  readonly tclMessage: string;
}
