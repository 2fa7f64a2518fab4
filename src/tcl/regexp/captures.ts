/*
 * Captures of a match whose ends are known, for parts without back references. The automata have already decided
 * that the part matches between its ends, so there is nothing to try out: each division is found directly. It costs
 * a few runs over the text of the part. Only iterations whose operand can read far ahead of where it ends, such as
 * `(a|a[^z]*z)*`, can take a run for each of their rounds.
 */
import { spend } from "./budget.ts";
import { CAPTURES, type Iteration, type Plan, type Sequence, SHORTEST } from "./plan.ts";
import type { Program } from "./program.ts";
import { allEnds, longest, markBeginnings, matchesBetween, shortest } from "./scan.ts";
import type { Subject } from "./subject.ts";
import { UNLIMITED } from "./syntax.ts";

/** A match that is being divided: `offsets` has the beginning and end of every group, -1 while unset. */
export interface Division {
  readonly program: Program;
  readonly subject: Subject;
  readonly offsets: Int32Array;
}

/** Sets the captures of a part that matches between two positions. */
export function assignCaptures(division: Division, part: Plan, from: number, to: number): void {
  let plan = part;
  let start = from;
  const end = to;
  while ((plan.flags & CAPTURES) !== 0) {
    switch (plan.kind) {
      case "capture":
        setCapture(division, plan.group, start, end);
        plan = plan.child;
        break;
      case "sequence": {
        const middle = split(division, plan, start, end);
        assignCaptures(division, plan.left, start, middle);
        plan = plan.right;
        start = middle;
        break;
      }
      case "choice":
        plan = chooseBranch(division, plan.branches, start, end);
        break;
      case "iteration": {
        const last = lastRound(division, plan, start, end);
        if (last < 0) return;
        plan = plan.child;
        start = last;
        break;
      }
      default:
        return;
    }
  }
}

export function setCapture({ offsets }: Division, group: number, from: number, to: number): void {
  offsets[2 * group] = from;
  offsets[2 * group + 1] = to;
}

/** The first branch that matches. */
function chooseBranch(
  { program, subject }: Division,
  branches: readonly Plan[],
  from: number,
  to: number,
): Plan {
  const last = branches.length - 1;
  const index = branches.findIndex(
    (branch, i) => i === last || matchesBetween(program.forward(branch), subject, from, to),
  );
  return branches[index] as Plan;
}

/** Where the left part of a sequence ends: as late as can be, or as early if it prefers the shortest match. */
function split({ program, subject }: Division, { left, right }: Sequence, from: number, to: number): number {
  if (left.width !== null) return from + left.width;
  if (right.width !== null) return to - right.width;
  const forward = program.forward(left);
  const preferShort = (left.flags & SHORTEST) !== 0;
  const wanted = preferShort
    ? shortest(forward, subject, from, from, to)
    : longest(forward, subject, from, to);
  if (matchesBetween(program.forward(right), subject, wanted, to)) return wanted;

  const marks = new Uint8Array(to - from + 1);
  markBeginnings(program.backward(right), subject, to, from, marks);
  const ends = allEnds(forward, subject, from, to);
  const possible = (end: number) => marks[end - from] === 1;
  return (preferShort ? ends.find(possible) : ends.findLast(possible)) as number;
}

/** Where the last round of an iteration begins; -1 when it has no rounds. */
function lastRound(division: Division, plan: Iteration, from: number, to: number): number {
  if (from === to) return -1;
  if (plan.maximum === 1) return from;
  if (plan.child.width !== null) return to - plan.child.width;
  if (plan.maximum === UNLIMITED) return lastOfMany(division, plan, from, to);
  return lastOfBounded(division, plan, from, to);
}

function lastOfMany({ program, subject }: Division, plan: Iteration, from: number, to: number): number {
  const marks = new Uint8Array(to - from + 1);
  markBeginnings(program.backward(plan), subject, to, from, marks);
  const forward = program.forward(plan.child);
  const preferShort = (plan.child.flags & SHORTEST) !== 0;
  let start = from;
  for (;;) {
    const begin = start;
    const possible = (end: number) => end > begin && marks[end - from] === 1;
    let end = preferShort
      ? shortest(forward, subject, begin, begin + 1, to)
      : longest(forward, subject, begin, to);
    if (!possible(end)) {
      const ends = allEnds(forward, subject, begin, to);
      end = (preferShort ? ends.find(possible) : ends.findLast(possible)) as number;
    }
    if (end === to) return begin;
    start = end;
  }
}

/** The same where the number of rounds is limited, so that the preferred ends may take too many of them. */
function lastOfBounded({ program, subject }: Division, plan: Iteration, from: number, to: number): number {
  const forward = program.forward(plan.child);
  const preferShort = (plan.child.flags & SHORTEST) !== 0;
  const roundsAt = (round: number, position: number) => round * (to - from + 1) + position - from;
  const failed = new Set<number>();
  const untried: number[][] = [];
  const starts: number[] = [];
  const begin = (position: number) => {
    const ends = allEnds(forward, subject, position, to).filter((end) => end > position);
    untried.push(preferShort ? ends.reverse() : ends);
    starts.push(position);
  };
  begin(from);
  while (starts.length > 0) {
    spend(subject.budget, 1);
    const round = starts.length;
    const end = (untried[round - 1] as number[]).pop();
    if (end === to) return starts[round - 1] as number;
    if (end === undefined) {
      failed.add(roundsAt(round - 1, starts.pop() as number));
      untried.pop();
    } else if (round < plan.maximum && !failed.has(roundsAt(round, end))) begin(end);
  }
  return -1;
}
