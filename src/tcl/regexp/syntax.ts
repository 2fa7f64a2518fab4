import type { CharSet } from "./char-set.ts";
import type { AssertionKind } from "./token.ts";

/** What a quantifier without an upper bound allows. */
export const UNLIMITED = Number.POSITIVE_INFINITY;

/** Which of several possible matches is wanted. */
export type Preference = "longest" | "shortest";

export interface Quantifier {
  readonly minimum: number;
  readonly maximum: number;
  /** Null for `{m}`, which leaves the preference of its operand as it is. */
  readonly preference: Preference | null;
}

export interface Group {
  readonly kind: "group";
  /** Counts the capturing groups from 1; 0 for a group that captures nothing. */
  readonly number: number;
  readonly body: Alternation;
}

export type Atom =
  | { readonly kind: "chars"; readonly set: CharSet }
  | { readonly kind: "assertion"; readonly assertion: AssertionKind; readonly multiline: boolean }
  | { readonly kind: "lookahead"; readonly positive: boolean; readonly body: Alternation }
  | { readonly kind: "backreference"; readonly group: Group }
  | Group;

export interface Piece {
  readonly atom: Atom;
  readonly quantifier: Quantifier | null;
}

/** What has to match one after the other. */
export type Branch = readonly Piece[];

/** Branches of which one has to match; at least one. */
export type Alternation = readonly Branch[];

/** A pattern that was understood. */
export interface Expression {
  readonly body: Alternation;
  /** How many groups capture. */
  readonly groups: number;
  /** Whether back references compare without regard to case. */
  readonly nocase: boolean;
}
