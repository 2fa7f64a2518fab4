/** How many table cells and set members all automata of one expression may hold together: about 2 MB. */
const MOST_CELLS = 1 << 18;

/** What the automata of one expression share: a bound on the memory of their states, and scratch space. */
export class StateCache {
  /** For every NFA state the last mark that it was given. */
  readonly marks: Int32Array;
  /** A stack of NFA states. */
  readonly pending: Int32Array;
  readonly #automata: { reset(): void }[] = [];
  #cells = 0;
  #mark = 0;

  constructor(states: number) {
    this.marks = new Int32Array(states);
    this.pending = new Int32Array(states);
  }

  add(automaton: { reset(): void }): void {
    this.#automata.push(automaton);
  }

  /** A mark that no state has. */
  nextMark(): number {
    if (this.#mark === 0x7fffffff) {
      this.marks.fill(0);
      this.#mark = 0;
    }
    return ++this.#mark;
  }

  /** Accounts for cells. When there are too many, empties all automata and returns true; nothing is accounted then. */
  take(cells: number): boolean {
    if (this.#cells > 0 && this.#cells + cells > MOST_CELLS) {
      this.empty();
      return true;
    }
    this.#cells += cells;
    return false;
  }

  /** Makes all automata forget their states. */
  empty(): void {
    for (const automaton of this.#automata) automaton.reset();
    this.#cells = 0;
  }
}
