import { Automaton } from "./automaton.ts";
import { LookaheadVectors } from "./lookahead.ts";
import type { Nfa } from "./nfa.ts";
import { buildNfa } from "./nfa-builder.ts";
import { type Plan, planAlternation } from "./plan.ts";
import { StateCache } from "./state-cache.ts";
import type { Alternation } from "./syntax.ts";

/** How many lookahead vectors are remembered from one match to the next. */
const MOST_VECTORS = 10_000;

/** An expression made ready to be run: its plan, its NFA, and the automata for the parts of the plan. */
export class Program {
  readonly plan: Plan;
  readonly nfa: Nfa;
  /** Reads on to any match, wherever it begins. */
  readonly searcher: Automaton;
  readonly #cache: StateCache;
  readonly #forward = new Map<Plan, Automaton>();
  readonly #backward = new Map<Plan, Automaton>();
  #beginnings: Automaton | null = null;
  #lookaheads: readonly Automaton[] | null = null;
  #vectors = new LookaheadVectors();

  constructor(body: Alternation) {
    this.plan = planAlternation(body);
    this.nfa = buildNfa(this.plan);
    this.#cache = new StateCache(this.nfa.states);
    this.searcher = this.#automaton(this.plan, true, true);
  }

  /** Reads a part of the plan from its beginning on. */
  forward(part: Plan): Automaton {
    let automaton = this.#forward.get(part);
    if (automaton === undefined) {
      automaton = this.#automaton(part, true, false);
      this.#forward.set(part, automaton);
    }
    return automaton;
  }

  /** Reads a part of the plan from its end back. */
  backward(part: Plan): Automaton {
    let automaton = this.#backward.get(part);
    if (automaton === undefined) {
      automaton = this.#automaton(part, false, false);
      this.#backward.set(part, automaton);
    }
    return automaton;
  }

  /** Reads back and finds where any match begins. */
  get beginnings(): Automaton {
    this.#beginnings ??= this.#automaton(this.plan, false, true);
    return this.#beginnings;
  }

  /** For every lookahead what finds the positions at which its expression matches. */
  get lookaheads(): readonly Automaton[] {
    this.#lookaheads ??= this.nfa.lookaheads.map((lookahead) => this.#automaton(lookahead, false, true));
    return this.#lookaheads;
  }

  /** Vectors of the lookaheads: those that the automata know. New ones, and automata that know none, if there are many. */
  get vectors(): LookaheadVectors {
    if (this.#vectors.size > MOST_VECTORS) {
      this.#vectors = new LookaheadVectors();
      this.#cache.empty();
    }
    return this.#vectors;
  }

  #automaton(part: { from: number; to: number }, forward: boolean, restart: boolean): Automaton {
    return new Automaton(this.nfa, part, forward, restart, this.#cache);
  }
}
