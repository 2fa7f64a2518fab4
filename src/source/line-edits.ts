import type { Edit } from "./diagnostic.ts";
import type { SourceFile } from "./file.ts";

/** Differences beyond which lines are no longer matched one by one. */
const MOST_STEPS = 2_000;

/** Lines of the old text, from `at` on, that are replaced by lines of the new one, from `to` on. */
interface Change {
  readonly at: number;
  readonly removed: number;
  readonly to: number;
  readonly added: number;
}

/** The edits of whole lines that make one text another, as few as can be found in reasonable time, in order. */
export function lineEdits(file: SourceFile, after: string): Edit[] {
  const a = splitLines(file.text);
  const b = splitLines(after);
  const offset = (line: number): number =>
    line < a.length ? (file.lineStarts[line] as number) : file.text.length;
  return findChanges(a, b).map(({ at, removed, to, added }) => ({
    span: { file, start: offset(at), end: offset(at + removed) },
    text: b.slice(to, to + added).join(""),
  }));
}

/** Lines with their ends. */
function splitLines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
    lines.push(text.slice(start, end + 1));
    start = end + 1;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

function findChanges(a: readonly string[], b: readonly string[]): Change[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const longest = Math.min(a.length, b.length) - start;
  let end = 0;
  while (end < longest && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const inner = changesBetween(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return inner.map((change) => ({ ...change, at: change.at + start, to: change.to + start }));
}

/** The shortest way from one list of lines to the other (Myers, 1986); one change for all where it is long. */
function changesBetween(a: readonly string[], b: readonly string[]): Change[] {
  if (a.length === 0 && b.length === 0) return [];
  const whole = [{ at: 0, removed: a.length, to: 0, added: b.length }];
  if (a.length === 0 || b.length === 0) return whole;
  const most = Math.min(MOST_STEPS, a.length + b.length);
  /** How far each diagonal was reached before each step, diagonal `k` at `k + step + 1`. */
  const trail: Int32Array[] = [];
  const reach = new Int32Array(2 * most + 3);
  for (let step = 0; step <= most; step++) {
    trail.push(reach.slice(most - step, most + step + 3));
    for (let k = -step; k <= step; k += 2) {
      const middle = most + 1 + k;
      const below = reach[middle - 1] as number;
      const above = reach[middle + 1] as number;
      let x = k === -step || (k !== step && below < above) ? above : below + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[middle] = x;
      if (x >= a.length && x - k >= b.length) return wayBack(trail, a.length, b.length);
    }
  }
  return whole;
}

function wayBack(trail: readonly Int32Array[], endA: number, endB: number): Change[] {
  const changes: Change[] = [];
  let x = endA;
  let y = endB;
  for (let step = trail.length - 1; step > 0; step--) {
    const reach = trail[step] as Int32Array;
    const at = (diagonal: number): number => reach[diagonal + step + 1] as number;
    const k = x - y;
    const inserts = k === -step || (k !== step && at(k - 1) < at(k + 1));
    x = inserts ? at(k + 1) : at(k - 1);
    y = x - (inserts ? k + 1 : k - 1);
    addBefore(changes, { at: x, removed: inserts ? 0 : 1, to: y, added: inserts ? 1 : 0 });
  }
  return changes.reverse();
}

/** Adds a change that stands before the ones so far; neighbours become one. */
function addBefore(changes: Change[], change: Change): void {
  const next = changes.at(-1);
  if (next !== undefined && change.at + change.removed === next.at && change.to + change.added === next.to) {
    const { at, to } = change;
    changes[changes.length - 1] = {
      at,
      removed: change.removed + next.removed,
      to,
      added: change.added + next.added,
    };
  } else changes.push(change);
}
