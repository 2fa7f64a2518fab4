import type { Alphabet } from "./alphabet.ts";
import type { Budget } from "./budget.ts";
import { EDGE, INNER_EDGE } from "./condition.ts";
import type { LookaheadTable } from "./lookahead.ts";

/** A text as one match sees it: nothing before `origin` exists for it. */
export interface Subject {
  readonly text: string;
  readonly origin: number;
  /** Whether `^` does not match at the origin. */
  readonly notBeginning: boolean;
  readonly alphabet: Alphabet;
  readonly budget: Budget;
  /** Which lookaheads hold where; null when the expression has none. */
  lookaheads: LookaheadTable | null;
}

/** What conditions see before a position. */
export function categoryBefore(subject: Subject, position: number): number {
  if (position === subject.origin) return subject.notBeginning ? INNER_EDGE : EDGE;
  return subject.alphabet.category(subject.alphabet.classOf(subject.text.charCodeAt(position - 1)));
}

/** What conditions see after a position. */
export function categoryAfter(subject: Subject, position: number): number {
  if (position === subject.text.length) return EDGE;
  return subject.alphabet.category(subject.alphabet.classOf(subject.text.charCodeAt(position)));
}
