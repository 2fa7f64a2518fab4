import { type Budget, spend } from "./budget.ts";
import { EDGE, holds, INNER_EDGE } from "./condition.ts";
import type { LookaheadVectors } from "./lookahead.ts";
import { type Arcs, CHARS, CONDITION, EMPTY, type Nfa } from "./nfa.ts";
import type { StateCache } from "./state-cache.ts";

/** The state from which nothing matches any more. Other states have larger numbers; 0 is no state. */
export const DEAD = 1;
const FIRST_STATE = 2;

/** The arcs that a state of the DFA stands for. */
interface StateSet {
  /** States of the NFA that have arcs other than empty ones, or are the goal; ascending. */
  readonly members: Int32Array;
  /** What is on the side of the position that has been read; only kept where a condition is still open. */
  readonly category: number;
  readonly open: boolean;
  /** Whether the set is just what a match that begins here has: no match is under way. */
  readonly fresh: boolean;
}

/**
 * A part of an NFA as a DFA that is made while it runs. It reads forward from the part's first state to its last, or
 * backward from the last to the first. With `restart` a match may begin at every position.
 *
 * The DFA reads classes of characters, after which come `edge` (the end it runs towards) and, for a text that
 * begins where `^` does not match, `innerEdge`. A transition holds the next state and whether the part matches up
 * to the position before the character: conditions and lookaheads there need to see it.
 */
export class Automaton {
  readonly edge: number;
  readonly innerEdge: number;
  readonly stride: number;
  /** Transitions: 0 when not yet known, else the next state times 2, plus 1 if there is a match before it. */
  table: Int32Array;
  /** Grows when the cache was emptied: states known before are none any more. */
  generation = 0;
  readonly #nfa: Nfa;
  readonly #arcs: Arcs;
  readonly #forward: boolean;
  readonly #start: number;
  readonly #goal: number;
  readonly #restart: boolean;
  readonly #cache: StateCache;
  #sets: StateSet[] = [];
  #byHash = new Map<number, number[]>();
  #starts: (number | undefined)[] = [];
  /** With lookaheads: rows by state and lookahead vector. */
  #rows = new Map<number, number>();
  #rowOrigin: { readonly state: number; readonly vector: number }[] = [];
  #rowCount = FIRST_STATE;

  constructor(
    nfa: Nfa,
    part: { from: number; to: number },
    forward: boolean,
    restart: boolean,
    cache: StateCache,
  ) {
    this.#nfa = nfa;
    this.#arcs = forward ? nfa.forward : nfa.backward;
    this.#forward = forward;
    this.#start = forward ? part.from : part.to;
    this.#goal = forward ? part.to : part.from;
    this.#restart = restart;
    this.#cache = cache;
    this.edge = nfa.alphabet.size;
    this.innerEdge = this.edge + 1;
    this.stride = this.edge + 2;
    this.table = new Int32Array(0);
    cache.add(this);
  }

  /** Forgets all states. */
  reset(): void {
    this.table = new Int32Array(0);
    this.generation++;
    this.#sets = [];
    this.#byHash = new Map();
    this.#starts = [];
    this.#rows = new Map();
    this.#rowOrigin = [];
    this.#rowCount = FIRST_STATE;
  }

  /** The state in which a match begins, given what is on the other side of the position. */
  start(category: number): number {
    const known = this.#starts[category];
    if (known !== undefined) return known;
    const marks = this.#nextMarks();
    const members: number[] = [];
    this.#include(this.#start, members, marks);
    const state = this.#intern(members, category, this.#restart);
    this.#starts[category] = state;
    return state;
  }

  /** Whether no match is under way in a state; only of interest with `restart`. */
  isFresh(state: number): boolean {
    return state !== DEAD && (this.#sets[state - FIRST_STATE] as StateSet).fresh;
  }

  /** The row of the table for a state, where some lookaheads hold. May invalidate the state, as `advance` may. */
  row(state: number, vector: number): number {
    const known = this.#rows.get(rowKey(state, vector));
    if (known !== undefined) return known;
    const { members, category, fresh } = this.#sets[state - FIRST_STATE] as StateSet;
    const emptied = this.#cache.take(this.stride + 16);
    const valid = emptied ? this.#intern(members, category, fresh) : state;
    const row = this.#rowCount++;
    this.#rows.set(rowKey(valid, vector), row);
    this.#rowOrigin[row] = { state: valid, vector };
    this.#grow();
    return row;
  }

  /**
   * Computes the transition of a row that is not yet known. Afterwards `table` may be another array, and after
   * `generation` has changed only the state in the result is valid. `vectors` are those of the lookaheads.
   */
  advance(row: number, column: number, budget: Budget, vectors: LookaheadVectors | null): number {
    const origin = vectors === null ? { state: row, vector: 0 } : this.#rowOrigin[row];
    const { state, vector } = origin as { state: number; vector: number };
    const set = this.#sets[state - FIRST_STATE] as StateSet;
    const { alphabet } = this.#nfa;
    const atEdge = column >= alphabet.size;
    const ahead = atEdge ? (column === this.edge ? EDGE : INNER_EDGE) : alphabet.category(column);
    const current = set.open ? this.#resolve(set, ahead, vector, budget, vectors) : set.members;

    const members: number[] = [];
    const marks = this.#nextMarks();
    let matched = false;
    let fresh = this.#restart;
    let work = 1;
    const { first, kind, value, target } = this.#arcs;
    for (const member of current) {
      if (member === this.#goal) {
        matched = true;
        continue;
      }
      if (atEdge) continue;
      const end = first[member + 1] as number;
      for (let arc = first[member] as number; arc < end; arc++) {
        work++;
        if (kind[arc] === CHARS && alphabet.has(value[arc] as number, column)) {
          fresh = false;
          this.#include(target[arc] as number, members, marks);
        }
      }
    }
    if (this.#restart && !atEdge) this.#include(this.#start, members, marks);
    spend(budget, work + members.length);

    const { generation } = this;
    const next = members.length === 0 ? DEAD : this.#intern(members, ahead, fresh);
    const transition = next * 2 + (matched ? 1 : 0);
    if (this.generation === generation) this.table[row * this.stride + column] = transition;
    return transition;
  }

  /** Marks of NFA states, none of which is equal to the number returned. */
  #nextMarks(): number {
    return this.#cache.nextMark();
  }

  /** Adds a state and all that empty arcs lead to, as far as they have other arcs or are the goal. */
  #include(state: number, members: number[], mark: number): void {
    const { marks, pending } = this.#cache;
    if (marks[state] === mark) return;
    marks[state] = mark;
    const { first, kind, target } = this.#arcs;
    let depth = 0;
    pending[depth++] = state;
    while (depth > 0) {
      const member = pending[--depth] as number;
      if (member === this.#goal) {
        members.push(member);
        continue;
      }
      let listed = false;
      const end = first[member + 1] as number;
      for (let arc = first[member] as number; arc < end; arc++) {
        if (kind[arc] !== EMPTY) {
          if (!listed) members.push(member);
          listed = true;
          continue;
        }
        const next = target[arc] as number;
        if (marks[next] === mark) continue;
        marks[next] = mark;
        pending[depth++] = next;
      }
    }
  }

  /** The members and what they reach by conditions and lookaheads that hold at this position. */
  #resolve(
    set: StateSet,
    ahead: number,
    vector: number,
    budget: Budget,
    vectors: LookaheadVectors | null,
  ): number[] {
    const { conditions } = this.#nfa;
    const members = [...set.members];
    const mark = this.#nextMarks();
    for (const member of members) this.#cache.marks[member] = mark;
    const [before, after] = this.#forward ? [set.category, ahead] : [ahead, set.category];
    const { first, kind, value, target } = this.#arcs;
    // The list grows while it is walked.
    for (let i = 0; i < members.length; i++) {
      const member = members[i] as number;
      if (member === this.#goal) continue;
      const end = first[member + 1] as number;
      spend(budget, 1 + end - (first[member] as number));
      for (let arc = first[member] as number; arc < end; arc++) {
        if (kind[arc] === CHARS || kind[arc] === EMPTY) continue;
        const index = value[arc] as number;
        const passes =
          kind[arc] === CONDITION
            ? holds(conditions[index] as (typeof conditions)[number], before, after)
            : vectors?.holds(vector, index);
        if (passes) this.#include(target[arc] as number, members, mark);
      }
    }
    return members;
  }

  #intern(list: ArrayLike<number>, category: number, fresh: boolean): number {
    const members = Int32Array.from(list).sort();
    const open = this.#hasConditions(members);
    const kept = open ? category : 0;
    let hash = kept + (fresh ? 8 : 0);
    for (const member of members) hash = (Math.imul(hash, 31) + member) | 0;
    const bucket = this.#byHash.get(hash);
    if (bucket !== undefined) {
      for (const state of bucket) {
        const other = this.#sets[state - FIRST_STATE] as StateSet;
        if (other.category === kept && other.fresh === fresh && sameMembers(other.members, members))
          return state;
      }
    }
    if (this.#cache.take(this.stride + members.length + 16)) return this.#intern(list, category, fresh);
    const state = this.#sets.push({ members, category: kept, open, fresh }) + FIRST_STATE - 1;
    const states = this.#byHash.get(hash);
    if (states === undefined) this.#byHash.set(hash, [state]);
    else states.push(state);
    if (this.#nfa.lookaheads.length === 0) {
      this.#rowCount = state + 1;
      this.#grow();
    }
    return state;
  }

  #hasConditions(members: Int32Array): boolean {
    const { first, kind } = this.#arcs;
    for (const member of members) {
      if (member === this.#goal) continue;
      const end = first[member + 1] as number;
      for (let arc = first[member] as number; arc < end; arc++)
        if ((kind[arc] as number) >= CONDITION) return true;
    }
    return false;
  }

  #grow(): void {
    const needed = this.#rowCount * this.stride;
    if (needed <= this.table.length) return;
    const table = new Int32Array(Math.max(2 * this.table.length, needed + 2 * this.stride));
    table.set(this.table);
    this.table = table;
  }
}

function rowKey(state: number, vector: number): number {
  return state * 0x8000000 + vector;
}

function sameMembers(one: Int32Array, other: Int32Array): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
