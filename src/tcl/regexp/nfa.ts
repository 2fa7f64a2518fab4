import type { Alphabet } from "./alphabet.ts";
import type { Condition } from "./condition.ts";

/** What an arc asks for: nothing, a character, a condition, that a lookahead holds. */
export const EMPTY = 0;
export const CHARS = 1;
export const CONDITION = 2;
export const LOOKAHEAD = 3;

/** The arcs of an NFA by the state at one of their ends: those of state s are first[s] up to first[s + 1]. */
export interface Arcs {
  readonly first: Int32Array;
  readonly kind: Uint8Array;
  /** Index of a character set, condition or lookahead. */
  readonly value: Int32Array;
  /** The state at the other end. */
  readonly target: Int32Array;
}

export interface Lookahead {
  readonly positive: boolean;
  readonly from: number;
  readonly to: number;
}

/** A nondeterministic automaton. The parts of an expression lie between two of its states each. */
export interface Nfa {
  readonly states: number;
  readonly forward: Arcs;
  readonly backward: Arcs;
  readonly alphabet: Alphabet;
  readonly conditions: readonly Condition[];
  /** Inner ones come before those that contain them. */
  readonly lookaheads: readonly Lookahead[];
}
