/** Negative, zero or positive for the order of two elements, given by their indices. */
export type CompareIndices = (left: number, right: number) => number;

const NONE = -1;

/**
 * Sorts as Tcl does: elements join one at a time, and runs are merged whenever two have the same length. Scripts
 * that compare see exactly Tcl's sequence of comparisons. Equal elements keep their order; with `unique` the last
 * of them stays.
 */
export class MergeSorter {
  readonly #compare: CompareIndices;
  readonly #unique: boolean;
  /** The element after each one in its run. */
  readonly #next: Int32Array;
  /** The first element of the run of 2^n elements, at n. */
  readonly #runs: number[] = [];

  constructor(length: number, compare: CompareIndices, unique: boolean) {
    this.#compare = compare;
    this.#unique = unique;
    this.#next = new Int32Array(length).fill(NONE);
  }

  /** Adds the element with this index. */
  add(element: number): void {
    let run = element;
    let rank = 0;
    for (; rank < this.#runs.length; rank++) {
      const other = this.#runs[rank] as number;
      if (other === NONE) break;
      run = this.#merge(other, run);
      this.#runs[rank] = NONE;
    }
    this.#runs[rank] = run;
  }

  /** The indices of the elements in order. */
  finish(): number[] {
    let run = NONE;
    for (const other of this.#runs) run = this.#merge(other, run);
    const order: number[] = [];
    for (let at = run; at !== NONE; at = this.#next[at] as number) order.push(at);
    return order;
  }

  #merge(first: number, second: number): number {
    if (first === NONE) return second;
    if (second === NONE) return first;
    const next = this.#next;
    let left = first;
    let right = second;
    let head = NONE;
    let tail = NONE;
    while (left !== NONE && right !== NONE) {
      const order = this.#compare(left, right);
      let taken: number;
      if (order > 0 || (order === 0 && this.#unique)) {
        taken = right;
        right = next[right] as number;
        if (order === 0) left = next[left] as number;
      } else {
        taken = left;
        left = next[left] as number;
      }
      if (tail === NONE) head = taken;
      else next[tail] = taken;
      tail = taken;
    }
    next[tail] = left !== NONE ? left : right;
    return head;
  }
}
