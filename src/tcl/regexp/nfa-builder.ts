import { Alphabet } from "./alphabet.ts";
import type { CharSet } from "./char-set.ts";
import { type Condition, looksAtLines, looksAtWords } from "./condition.ts";
import { RegexpSyntaxError } from "./errors.ts";
import { type Arcs, CHARS, CONDITION, EMPTY, LOOKAHEAD, type Lookahead, type Nfa } from "./nfa.ts";
import type { Iteration, Plan } from "./plan.ts";
import { type Alternation, type Atom, type Branch, type Piece, UNLIMITED } from "./syntax.ts";

/** Larger NFAs are refused. Tcl itself gives up between 10,000 and 20,000 states. */
const MOST_STATES = 30_000;
const MOST_ARCS = 100_000;

/** Builds the NFA of a plan and tells every node of the plan where in the NFA it lies. */
export function buildNfa(plan: Plan): Nfa {
  const builder = new NfaBuilder();
  builder.place(plan, builder.state(), builder.state());
  return builder.finish();
}

/**
 * Every part is built between two given states so that none of its arcs leads into the first or out of the second.
 * Hence the part can be run by itself, in both directions, although it is only a piece of one large NFA.
 */
class NfaBuilder {
  #states = 0;
  readonly #sources: number[] = [];
  readonly #targets: number[] = [];
  readonly #kinds: number[] = [];
  readonly #values: number[] = [];
  readonly #sets: CharSet[] = [];
  readonly #setNumbers = new Map<CharSet, number>();
  readonly #conditions: Condition[] = [];
  readonly #lookaheads: Lookahead[] = [];
  readonly #lookaheadNumbers = new Map<Atom, number>();

  state(): number {
    if (this.#states === MOST_STATES) throw new RegexpSyntaxError("REG_ETOOBIG");
    return this.#states++;
  }

  #arc(source: number, target: number, kind = EMPTY, value = 0): void {
    if (this.#sources.length === MOST_ARCS) throw new RegexpSyntaxError("REG_ETOOBIG");
    this.#sources.push(source);
    this.#targets.push(target);
    this.#kinds.push(kind);
    this.#values.push(value);
  }

  place(plan: Plan, from: number, to: number): void {
    plan.from = from;
    plan.to = to;
    while (plan.kind === "sequence") {
      const middle = this.state();
      this.place(plan.left, plan.from, middle);
      plan.right.from = middle;
      plan.right.to = to;
      plan = plan.right;
    }
    switch (plan.kind) {
      case "leaf":
        this.#branch(plan.pieces, plan.from, to);
        return;
      case "choice":
        for (const branch of plan.branches) {
          const start = this.state();
          const end = this.state();
          this.#arc(plan.from, start);
          this.#arc(end, to);
          this.place(branch, start, end);
        }
        return;
      case "capture":
        this.place(plan.child, plan.from, to);
        return;
      case "iteration":
        this.#iteration(plan, plan.from, to);
        return;
      case "reference":
        this.#piece(plan.piece, plan.from, to);
        return;
    }
  }

  /** The rounds of an iteration, and its operand as a part: one of the rounds where that can be, else by itself. */
  #iteration({ child, piece, minimum, maximum }: Iteration, from: number, to: number): void {
    const start = this.state();
    const end = this.state();
    this.place(child, start, end);
    if (minimum > 0 || (maximum > 1 && maximum !== UNLIMITED)) {
      this.#piece(piece, from, to);
      return;
    }
    const loop = maximum === 1 ? from : this.state();
    if (loop !== from) this.#arc(from, loop);
    this.#arc(loop, start);
    this.#arc(loop, to);
    this.#arc(end, loop === from ? to : loop);
  }

  #alternation(body: Alternation, from: number, to: number): void {
    for (const branch of body) this.#branch(branch, from, to);
  }

  #branch(branch: Branch, from: number, to: number): void {
    if (branch.length === 0) this.#arc(from, to);
    let start = from;
    branch.forEach((piece, index) => {
      const end = index === branch.length - 1 ? to : this.state();
      this.#piece(piece, start, end);
      start = end;
    });
  }

  #piece({ atom, quantifier }: Piece, from: number, to: number): void {
    if (quantifier === null) {
      this.#atom(atom, from, to);
      return;
    }
    const { minimum, maximum } = quantifier;
    if (minimum === 1 && maximum === 1) {
      this.#atom(atom, from, to);
      return;
    }
    let start = from;
    for (let i = maximum === UNLIMITED ? 1 : 0; i < minimum; i++) {
      const end = this.state();
      this.#atom(atom, start, end);
      start = end;
    }
    if (maximum !== UNLIMITED) {
      for (let i = minimum; i < maximum; i++) {
        const end = this.state();
        this.#arc(start, to);
        this.#atom(atom, start, end);
        start = end;
      }
      this.#arc(start, to);
      return;
    }
    const loop = this.state();
    this.#arc(start, loop);
    if (minimum === 0) {
      this.#loop(atom, loop);
      this.#arc(loop, to);
    } else {
      const end = this.state();
      this.#atom(atom, loop, end);
      this.#arc(end, loop);
      this.#arc(end, to);
    }
  }

  /** The atom any number of times, from a state back to it. */
  #loop(atom: Atom, loop: number): void {
    if (atom.kind === "chars") {
      this.#atom(atom, loop, loop);
      return;
    }
    const end = this.state();
    this.#atom(atom, loop, end);
    this.#arc(end, loop);
  }

  #atom(atom: Atom, from: number, to: number): void {
    switch (atom.kind) {
      case "chars":
        this.#arc(from, to, CHARS, this.#setNumber(atom.set));
        return;
      case "assertion":
        this.#arc(from, to, CONDITION, this.#condition(atom));
        return;
      case "lookahead":
        this.#arc(from, to, LOOKAHEAD, this.#lookahead(atom, atom.positive, atom.body));
        return;
      case "group":
        this.#alternation(atom.body, from, to);
        return;
      case "backreference":
        this.#alternation(atom.group.body, from, to);
        return;
    }
  }

  #setNumber(set: CharSet): number {
    const known = this.#setNumbers.get(set);
    if (known !== undefined) return known;
    this.#setNumbers.set(set, this.#sets.length);
    return this.#sets.push(set) - 1;
  }

  #condition({ assertion, multiline }: Condition): number {
    const known = this.#conditions.findIndex(
      (other) => other.assertion === assertion && other.multiline === multiline,
    );
    return known >= 0 ? known : this.#conditions.push({ assertion, multiline }) - 1;
  }

  /** The number of a lookahead; however often it is repeated, it is built once. */
  #lookahead(atom: Atom, positive: boolean, body: Alternation): number {
    const known = this.#lookaheadNumbers.get(atom);
    if (known !== undefined) return known;
    const from = this.state();
    const to = this.state();
    this.#alternation(body, from, to);
    const number = this.#lookaheads.push({ positive, from, to }) - 1;
    this.#lookaheadNumbers.set(atom, number);
    return number;
  }

  finish(): Nfa {
    const conditions = this.#conditions;
    return {
      states: this.#states,
      forward: this.#arcs(this.#sources, this.#targets),
      backward: this.#arcs(this.#targets, this.#sources),
      alphabet: new Alphabet(this.#sets, conditions.some(looksAtLines), conditions.some(looksAtWords)),
      conditions,
      lookaheads: this.#lookaheads,
    };
  }

  #arcs(near: readonly number[], far: readonly number[]): Arcs {
    const first = new Int32Array(this.#states + 1);
    for (const state of near) first[state + 1] = (first[state + 1] as number) + 1;
    for (let state = 0; state < this.#states; state++) {
      first[state + 1] = (first[state + 1] as number) + (first[state] as number);
    }
    const next = first.slice();
    const kind = new Uint8Array(near.length);
    const value = new Int32Array(near.length);
    const target = new Int32Array(near.length);
    near.forEach((state, arc) => {
      const place = next[state] as number;
      next[state] = place + 1;
      kind[place] = this.#kinds[arc] as number;
      value[place] = this.#values[arc] as number;
      target[place] = far[arc] as number;
    });
    return { first, kind, value, target };
  }
}
