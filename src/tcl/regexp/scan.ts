/*
 * Runs of automata over a text. They differ in what they are after; each takes one transition per character, which
 * is computed when it is met for the first time.
 */
import { type Automaton, DEAD } from "./automaton.ts";
import { spend } from "./budget.ts";
import { categoryAfter, categoryBefore, type Subject } from "./subject.ts";

/** How many characters are passed over for one step of the budget. */
const CHARS_PER_STEP = 8;
/** In place of a state that may have been forgotten. */
const UNKNOWN = 0;

function spendChars(subject: Subject, count: number): void {
  spend(subject.budget, 1 + Math.floor(count / CHARS_PER_STEP));
}

/** Where the longest match from a position ends, at `limit` at the latest; -1 if there is none. */
export function longest(automaton: Automaton, subject: Subject, from: number, limit: number): number {
  return run(automaton, subject, from, limit, limit + 1, null);
}

/** Where the shortest match from a position ends, between `earliest` and `limit`; -1 if there is none. */
export function shortest(
  automaton: Automaton,
  subject: Subject,
  from: number,
  earliest: number,
  limit: number,
): number {
  const end = run(automaton, subject, from, limit, earliest, null);
  return end < earliest ? -1 : end;
}

/** Whether the text between two positions matches. */
export function matchesBetween(automaton: Automaton, subject: Subject, from: number, to: number): boolean {
  return run(automaton, subject, from, to, to, null) === to;
}

/** Where matches from a position end, up to `limit`; ascending. */
export function allEnds(automaton: Automaton, subject: Subject, from: number, limit: number): number[] {
  const ends: number[] = [];
  run(automaton, subject, from, limit, limit + 1, ends);
  return ends;
}

/**
 * Runs forward until nothing more can match, `limit` is reached, or a match ends at or after `enough`. Gives the
 * last end of a match, or -1; all of them go to the list.
 */
function run(
  automaton: Automaton,
  subject: Subject,
  from: number,
  limit: number,
  enough: number,
  list: number[] | null,
): number {
  const { text, alphabet, budget, lookaheads } = subject;
  const vectors = lookaheads?.vectors ?? null;
  const { latin } = alphabet;
  const { edge, stride } = automaton;
  const { length } = text;
  let state = automaton.start(categoryBefore(subject, from));
  let table = automaton.table;
  let last = -1;
  let position = from;
  for (; ; position++) {
    let column = edge;
    if (position < length) {
      const char = text.charCodeAt(position);
      column = char < 256 ? (latin[char] as number) : alphabet.classOf(char);
    }
    let row = state;
    if (lookaheads !== null) {
      row = automaton.row(state, lookaheads.vectorAt(position));
      table = automaton.table;
    }
    let transition = table[row * stride + column] as number;
    if (transition === 0) {
      transition = automaton.advance(row, column, budget, vectors);
      table = automaton.table;
    }
    if ((transition & 1) === 1) {
      last = position;
      if (list !== null) list.push(position);
      if (position >= enough) break;
    }
    state = transition >> 1;
    if (state === DEAD || position === limit) break;
  }
  spendChars(subject, position - from);
  if (list !== null) spend(budget, list.length);
  return last;
}

/** The first end of any match that begins at `from` or later, and a position before which none of them begins. */
export interface Sighting {
  readonly notBefore: number;
  readonly end: number;
}

/** Looks for a match with an automaton that restarts at every position; null when there is none. */
export function search(automaton: Automaton, subject: Subject, from: number): Sighting | null {
  const { text, alphabet, budget, lookaheads } = subject;
  const vectors = lookaheads?.vectors ?? null;
  const { latin } = alphabet;
  const { edge, stride } = automaton;
  const { length } = text;
  let state = automaton.start(categoryBefore(subject, from));
  let table = automaton.table;
  // Most of the time the state stays the same, so it is asked about only when it changes.
  let fresh = automaton.isFresh(state);
  let notBefore = from;
  let position = from;
  for (; ; position++) {
    if (fresh) notBefore = position;
    let column = edge;
    if (position < length) {
      const char = text.charCodeAt(position);
      column = char < 256 ? (latin[char] as number) : alphabet.classOf(char);
    }
    let row = state;
    if (lookaheads !== null) {
      row = automaton.row(state, lookaheads.vectorAt(position));
      table = automaton.table;
      state = UNKNOWN;
    }
    let transition = table[row * stride + column] as number;
    if (transition === 0) {
      transition = automaton.advance(row, column, budget, vectors);
      table = automaton.table;
      state = UNKNOWN;
    }
    if ((transition & 1) === 1) {
      spendChars(subject, position - from);
      return { notBefore, end: position };
    }
    const next = transition >> 1;
    if (next !== state) {
      state = next;
      if (state === DEAD) break;
      fresh = automaton.isFresh(state);
    }
  }
  spendChars(subject, position - from);
  return null;
}

/**
 * Runs backward from a position down to `limit` and marks where matches begin that end there (or, if the automaton
 * restarts, that end at any position passed). Gives the first such beginning in the text, or -1. `marks` has an
 * element for every position from `limit` on.
 */
export function markBeginnings(
  automaton: Automaton,
  subject: Subject,
  from: number,
  limit: number,
  marks: Uint8Array,
): number {
  const { text, alphabet, budget, lookaheads, origin } = subject;
  const vectors = lookaheads?.vectors ?? null;
  const { edge, innerEdge, stride } = automaton;
  let state = automaton.start(categoryAfter(subject, from));
  let table = automaton.table;
  let earliest = -1;
  let position = from;
  for (; ; position--) {
    let column = subject.notBeginning ? innerEdge : edge;
    if (position > origin) column = alphabet.classOf(text.charCodeAt(position - 1));
    let row = state;
    if (lookaheads !== null) {
      row = automaton.row(state, lookaheads.vectorAt(position));
      table = automaton.table;
    }
    let transition = table[row * stride + column] as number;
    if (transition === 0) {
      transition = automaton.advance(row, column, budget, vectors);
      table = automaton.table;
    }
    if ((transition & 1) === 1) {
      earliest = position;
      marks[position - limit] = 1;
    }
    state = transition >> 1;
    if (state === DEAD || position === limit) break;
  }
  spendChars(subject, from - position);
  return earliest;
}
