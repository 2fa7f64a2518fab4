import type { Automaton } from "./automaton.ts";
import { spend } from "./budget.ts";
import { markBeginnings } from "./scan.ts";
import type { Subject } from "./subject.ts";

/** What making a vector costs, in steps of the budget. */
const STEPS_PER_VECTOR = 10;

/**
 * Which lookaheads hold, as numbers, so that automata can tell positions apart by them. A vector says it of the first
 * so many lookaheads of an expression; it is the vector of those before the last, and whether the last one holds.
 */
export class LookaheadVectors {
  readonly #parent: number[] = [0];
  readonly #depth: number[] = [0];
  readonly #holds: boolean[] = [false];
  readonly #children = new Map<number, number>();

  get size(): number {
    return this.#parent.length;
  }

  /** Whether a lookahead, by its number, holds in a vector. */
  holds(vector: number, lookahead: number): boolean {
    let at = vector;
    while ((this.#depth[at] as number) > lookahead + 1) at = this.#parent[at] as number;
    return this.#holds[at] as boolean;
  }

  /** The vector with one more lookahead. */
  extended(vector: number, holds: boolean): number {
    return this.#children.get(vector * 2 + (holds ? 1 : 0)) ?? this.#make(vector, holds);
  }

  #make(vector: number, holds: boolean): number {
    this.#parent.push(vector);
    this.#depth.push((this.#depth[vector] as number) + 1);
    const made = this.#holds.push(holds) - 1;
    this.#children.set(vector * 2 + (holds ? 1 : 0), made);
    return made;
  }
}

/** Which lookaheads hold at every position of a text. */
export class LookaheadTable {
  readonly vectors: LookaheadVectors;
  readonly #origin: number;
  readonly #at: Int32Array;

  constructor(vectors: LookaheadVectors, origin: number, end: number) {
    this.vectors = vectors;
    this.#origin = origin;
    this.#at = new Int32Array(end - origin + 1);
  }

  vectorAt(position: number): number {
    return this.#at[position - this.#origin] as number;
  }

  /** Adds the next lookahead: at the marked positions its expression matches. Gives the number of new vectors. */
  add(positive: boolean, marks: Uint8Array): number {
    const { vectors } = this;
    const before = vectors.size;
    for (let i = 0; i < this.#at.length; i++) {
      this.#at[i] = vectors.extended(this.#at[i] as number, (marks[i] === 1) === positive);
    }
    return vectors.size - before;
  }
}

/**
 * Finds out where lookaheads hold, by one run back over the text for each; `automata` read their expressions backward
 * and restart at every position. Inner lookaheads come first, and are known when those around them are looked for.
 */
export function findLookaheads(
  subject: Subject,
  vectors: LookaheadVectors,
  lookaheads: readonly { readonly positive: boolean }[],
  automata: readonly Automaton[],
): LookaheadTable {
  const { origin, text, budget } = subject;
  const table = new LookaheadTable(vectors, origin, text.length);
  subject.lookaheads = table;
  lookaheads.forEach(({ positive }, index) => {
    const marks = new Uint8Array(text.length - origin + 1);
    markBeginnings(automata[index] as Automaton, subject, text.length, origin, marks);
    spend(budget, STEPS_PER_VECTOR * table.add(positive, marks));
  });
  return table;
}
