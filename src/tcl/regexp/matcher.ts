import { tryCaptures } from "./backtrack.ts";
import { type Budget, spend } from "./budget.ts";
import { assignCaptures } from "./captures.ts";
import type { CompiledRegexp } from "./compile.ts";
import { looksBehind } from "./condition.ts";
import { findLookaheads, type LookaheadTable } from "./lookahead.ts";
import { CAPTURES, REFERENCES, SHORTEST } from "./plan.ts";
import { allEnds, longest, markBeginnings, search, shortest } from "./scan.ts";
import type { Subject } from "./subject.ts";

/** How much trying positions one by one may cost, beside half a step per character, before all are found at once. */
const PATIENCE = 500;

/** Logarithm of how many characters are searched for a literal text in one step of the budget. */
const SEARCHED_PER_STEP = 6;

/** Where a match begins, and the end that the expression prefers. */
interface Found {
  readonly begin: number;
  readonly end: number;
}

/**
 * Matches one expression against one text, several times. What was found out about the text is kept as long as the
 * matches start further and further on.
 */
export class TextMatcher {
  readonly #regexp: CompiledRegexp;
  readonly #text: string;
  #lookaheads: LookaheadTable | null = null;
  /** Where matches begin, from a position on; the position where a match was looked for may be wrong. */
  #beginnings: { readonly base: number; readonly marks: Uint8Array } | null = null;
  #lastStart = 0;

  constructor(regexp: CompiledRegexp, text: string) {
    this.#regexp = regexp;
    this.#text = text;
  }

  /**
   * The first match at or after `start`; the text before does not exist for it. With `notBeginning`, `^` does not
   * match at the start. Gives begin and end of the match and of every group, -1 for what is not part of the match;
   * null if there is none. Throws RegexpBudgetExceeded.
   */
  match(start: number, notBeginning: boolean, budget: Budget): Int32Array | null {
    const { program, groups } = this.#regexp;
    const subject: Subject = {
      text: this.#text,
      origin: start,
      notBeginning,
      alphabet: program.nfa.alphabet,
      budget,
      lookaheads: null,
    };
    spend(budget, 1);
    if (start < this.#lastStart) {
      this.#lookaheads = null;
      this.#beginnings = null;
    }
    this.#lastStart = start;
    if (program.nfa.lookaheads.length > 0) this.#useLookaheads(subject);
    const offsets = new Int32Array(2 * groups + 2).fill(-1);
    const found =
      (program.plan.flags & REFERENCES) === 0
        ? this.#find(subject, start)
        : this.#findReferring(subject, offsets);
    if (found === null) return null;
    offsets[0] = found.begin;
    offsets[1] = found.end;
    if ((program.plan.flags & (REFERENCES | CAPTURES)) === CAPTURES) {
      assignCaptures({ program, subject, offsets }, program.plan, found.begin, found.end);
    }
    return offsets;
  }

  #useLookaheads(subject: Subject): void {
    const { nfa, lookaheads, vectors } = this.#regexp.program;
    if (this.#lookaheads?.vectors !== vectors || nfa.conditions.some(looksBehind)) {
      this.#lookaheads = findLookaheads(subject, vectors, nfa.lookaheads, lookaheads);
    }
    subject.lookaheads = this.#lookaheads;
  }

  /** The preferred match with back references: they can make any end of any beginning fail. */
  #findReferring(subject: Subject, offsets: Int32Array): Found | null {
    const { program, nocase } = this.#regexp;
    const { plan } = program;
    const attempt = { program, subject, offsets, nocase };
    let found = this.#find(subject, subject.origin);
    while (found !== null) {
      const { begin } = found;
      const ends = allEnds(program.forward(plan), subject, begin, subject.text.length);
      if ((plan.flags & SHORTEST) === 0) ends.reverse();
      for (const end of ends) {
        offsets.fill(-1);
        if (tryCaptures(attempt, plan, begin, end)) return { begin, end };
      }
      found = begin < subject.text.length ? this.#find(subject, begin + 1) : null;
    }
    return null;
  }

  /** The first beginning of a match at or after a position, as automata see it. */
  #find(subject: Subject, from: number): Found | null {
    const { anchored, literal } = this.#regexp;
    if (anchored) return from === subject.origin ? this.#at(subject, from) : null;
    if (this.#beginnings !== null) return this.#findMarked(subject, from);
    return literal === "" ? this.#findSighted(subject, from) : this.#findLiteral(subject, from, literal);
  }

  #at(subject: Subject, begin: number): Found | null {
    const { program } = this.#regexp;
    const automaton = program.forward(program.plan);
    const { length } = subject.text;
    const short = (program.plan.flags & SHORTEST) !== 0;
    const end = short
      ? shortest(automaton, subject, begin, begin, length)
      : longest(automaton, subject, begin, length);
    return end < 0 ? null : { begin, end };
  }

  #findLiteral(subject: Subject, from: number, literal: string): Found | null {
    const { text, budget } = subject;
    const enough = budget.steps - PATIENCE - (text.length - from) / 2;
    let passed = from;
    for (
      let position = text.indexOf(literal, from);
      position >= 0;
      position = text.indexOf(literal, position + 1)
    ) {
      spend(budget, (position - passed) >> SEARCHED_PER_STEP);
      passed = position;
      const found = this.#at(subject, position);
      if (found !== null) return found;
      if (budget.steps < enough) return this.#findMarked(subject, position + 1);
    }
    spend(budget, (text.length - passed) >> SEARCHED_PER_STEP);
    return null;
  }

  #findSighted(subject: Subject, from: number): Found | null {
    const { text, budget } = subject;
    const sighting = search(this.#regexp.program.searcher, subject, from);
    if (sighting === null) return null;
    const enough = budget.steps - PATIENCE - (text.length - from) / 2;
    for (let position = sighting.notBefore; ; position++) {
      const found = this.#at(subject, position);
      if (found !== null) return found;
      if (budget.steps < enough) return this.#findMarked(subject, position + 1);
    }
  }

  /** Finds all beginnings by one run back over the text, for expressions that often begin to match and then do not. */
  #findMarked(subject: Subject, from: number): Found | null {
    const { length } = subject.text;
    if (from === subject.origin) {
      const found = this.#at(subject, from);
      if (found !== null) return found;
    }
    if (this.#beginnings === null || from < this.#beginnings.base) {
      const marks = new Uint8Array(Math.max(length - from + 1, 0));
      if (from <= length) markBeginnings(this.#regexp.program.beginnings, subject, length, from, marks);
      this.#beginnings = { base: from, marks };
    }
    const { base, marks } = this.#beginnings;
    const first = from === subject.origin ? from + 1 : from;
    const index = marks.indexOf(1, first - base);
    return index < 0 ? null : this.#at(subject, index + base);
  }
}
