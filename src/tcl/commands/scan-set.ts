/** The characters of a `%[…]` conversion. */
export class CharacterSet {
  /** First and last unit of each run, sorted and apart from each other. */
  readonly #runs: readonly (readonly [number, number])[];
  readonly #negated: boolean;

  private constructor(runs: readonly (readonly [number, number])[], negated: boolean) {
    this.#runs = runs;
    this.#negated = negated;
  }

  has(unit: number): boolean {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (unit > (this.#runs[middle] as readonly [number, number])[1]) low = middle + 1;
      else high = middle;
    }
    const run = this.#runs[low];
    return (run !== undefined && unit >= run[0]) !== this.#negated;
  }

  /** Reads the set whose text begins at `start`, after its `[`; null where it has no end. */
  static read(format: string, start: number): { set: CharacterSet; end: number } | null {
    const negated = format.charAt(start) === "^";
    const first = negated ? start + 1 : start;
    const close = format.indexOf("]", format.charAt(first) === "]" ? first + 1 : first);
    if (close < 0) return null;
    const runs = merged(runsOf(format.slice(first, close)));
    return { set: new CharacterSet(runs, negated), end: close + 1 };
  }
}

/** So many are merged before more are read; at most half as many are left then. */
const MANY_RUNS = 0x10000;

/** The runs of a set as written: `a-z` is one, and a dash first or last stands for itself. */
function runsOf(text: string): [number, number][] {
  let runs: [number, number][] = [];
  let at = 0;
  let start = text.charCodeAt(0);
  if (start === 45 || start === 93) {
    runs.push([start, start]);
    at++;
  }
  for (; at < text.length; at++) {
    if (runs.length > MANY_RUNS) runs = merged(runs);
    const unit = text.charCodeAt(at);
    if (text.charCodeAt(at + 1) === 45) {
      start = unit;
    } else if (unit !== 45) {
      runs.push([unit, unit]);
    } else if (at + 1 === text.length) {
      runs.push([start, start], [45, 45]);
    } else {
      const last = text.charCodeAt(++at);
      runs.push(start < last ? [start, last] : [last, start]);
    }
  }
  return runs;
}

function merged(runs: [number, number][]): [number, number][] {
  runs.sort((a, b) => a[0] - b[0]);
  const result: [number, number][] = [];
  for (const run of runs) {
    const last = result[result.length - 1];
    if (last !== undefined && run[0] <= last[1] + 1) last[1] = Math.max(last[1], run[1]);
    else result.push(run);
  }
  return result;
}
