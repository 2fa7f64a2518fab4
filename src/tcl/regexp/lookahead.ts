import type { Automaton } from "./automaton.ts";
import { markBeginnings } from "./scan.ts";
import type { Subject } from "./subject.ts";

/**
 * Which lookaheads hold at every position of a text, found by one backward run for each. Positions at which the same
 * ones hold share a vector, a number by which automata tell positions apart.
 */
export class LookaheadTable {
  readonly #origin: number;
  /** The vector of every position from the origin on. */
  readonly #vectors: Int32Array;
  /** A vector is the one of the lookaheads before the last, and whether the last one holds. */
  readonly #parent: number[] = [0];
  readonly #depth: number[] = [0];
  readonly #holds: boolean[] = [false];
  readonly #children = new Map<number, number>();

  constructor(origin: number, end: number) {
    this.#origin = origin;
    this.#vectors = new Int32Array(end - origin + 1);
  }

  vectorAt(position: number): number {
    return this.#vectors[position - this.#origin] as number;
  }

  /** Whether a lookahead, by its number, holds in a vector. */
  holds(vector: number, lookahead: number): boolean {
    let at = vector;
    while ((this.#depth[at] as number) > lookahead + 1) at = this.#parent[at] as number;
    return this.#holds[at] as boolean;
  }

  /** Adds the next lookahead: at the marked positions its expression matches. */
  add(positive: boolean, marks: Uint8Array): void {
    for (let i = 0; i < this.#vectors.length; i++) {
      this.#vectors[i] = this.#child(this.#vectors[i] as number, (marks[i] === 1) === positive);
    }
  }

  #child(vector: number, holds: boolean): number {
    const key = vector * 2 + (holds ? 1 : 0);
    const known = this.#children.get(key);
    if (known !== undefined) return known;
    this.#parent.push(vector);
    this.#depth.push((this.#depth[vector] as number) + 1);
    const child = this.#holds.push(holds) - 1;
    this.#children.set(key, child);
    return child;
  }
}

/**
 * Finds out where lookaheads hold; `automata` read their expressions backward and restart at every position. Inner
 * lookaheads come first, and are known when those around them are looked for.
 */
export function findLookaheads(
  subject: Subject,
  lookaheads: readonly { readonly positive: boolean }[],
  automata: readonly Automaton[],
): LookaheadTable {
  const { origin, text } = subject;
  const table = new LookaheadTable(origin, text.length);
  subject.lookaheads = table;
  lookaheads.forEach(({ positive }, index) => {
    const marks = new Uint8Array(text.length - origin + 1);
    markBeginnings(automata[index] as Automaton, subject, text.length, origin, marks);
    table.add(positive, marks);
  });
  return table;
}
