/*
 * Captures of expressions with back references. What an automaton thinks of a back reference is only that it looks
 * like its group, so divisions have to be tried until one holds. They are tried in the order in which Tcl does it,
 * which also decides what is left in captures of branches that were given up.
 */
import { spend } from "./budget.ts";
import { assignCaptures, type Division, setCapture } from "./captures.ts";
import { lowerCaseOf } from "./characters.ts";
import {
  CAPTURES,
  type Iteration,
  type Plan,
  REFERENCES,
  type Reference,
  type Sequence,
  SHORTEST,
} from "./plan.ts";
import { allEnds, longest, markBeginnings, matchesBetween, shortest } from "./scan.ts";

/** A division whose back references have to be looked at. */
export interface Attempt extends Division {
  readonly nocase: boolean;
}

/** Whether a part matches between two positions, where its automaton says that it may; sets its captures. */
export function tryCaptures(attempt: Attempt, plan: Plan, from: number, to: number): boolean {
  spend(attempt.subject.budget, 1);
  if ((plan.flags & REFERENCES) === 0) {
    assignCaptures(attempt, plan, from, to);
    return true;
  }
  switch (plan.kind) {
    case "leaf":
      return true;
    case "reference":
      return matchesReference(attempt, plan, from, to);
    case "capture":
      if (!tryCaptures(attempt, plan.child, from, to)) return false;
      setCapture(attempt, plan.group, from, to);
      return true;
    case "choice":
      return plan.branches.some(
        (branch) =>
          matchesBetween(attempt.program.forward(branch), attempt.subject, from, to) &&
          tryCaptures(attempt, branch, from, to),
      );
    case "sequence":
      return trySequence(attempt, plan, from, to);
    case "iteration":
      return tryIteration(attempt, plan, from, to);
  }
}

function matchesReference(attempt: Attempt, plan: Reference, from: number, to: number): boolean {
  const { subject, offsets, nocase } = attempt;
  const { text } = subject;
  const start = offsets[2 * plan.group] as number;
  if (start < 0) return false;
  const length = (offsets[2 * plan.group + 1] as number) - start;
  if (length === 0) return from === to;
  if (from === to) return plan.minimum === 0;
  const times = (to - from) / length;
  if (!Number.isInteger(times) || times < plan.minimum || times > plan.maximum) return false;
  spend(subject.budget, 1 + ((to - from) >> 3));
  for (let i = 0; i < to - from; i++) {
    const one = text.charCodeAt(start + (i % length));
    const other = text.charCodeAt(from + i);
    if (one !== other && !(nocase && lowerCaseOf(one) === lowerCaseOf(other))) return false;
  }
  return true;
}

function trySequence(attempt: Attempt, { left, right }: Sequence, from: number, to: number): boolean {
  const { program, subject } = attempt;
  if (left.width !== null) {
    const middle = from + left.width;
    return tryCaptures(attempt, left, from, middle) && tryCaptures(attempt, right, middle, to);
  }
  const ends = allEnds(program.forward(left), subject, from, to);
  if ((left.flags & SHORTEST) === 0) ends.reverse();
  const marks = new Uint8Array(to - from + 1);
  markBeginnings(program.backward(right), subject, to, from, marks);
  return ends.some((middle, index) => {
    if (index > 0) {
      clearCaptures(attempt.offsets, left);
      clearCaptures(attempt.offsets, right);
    }
    return (
      marks[middle - from] === 1 &&
      tryCaptures(attempt, left, from, middle) &&
      tryCaptures(attempt, right, middle, to)
    );
  });
}

/** Unsets all captures of a part. */
function clearCaptures(offsets: Int32Array, plan: Plan): void {
  if ((plan.flags & CAPTURES) === 0) return;
  switch (plan.kind) {
    case "capture":
      offsets.fill(-1, 2 * plan.group, 2 * plan.group + 2);
      clearCaptures(offsets, plan.child);
      return;
    case "iteration":
      clearCaptures(offsets, plan.child);
      return;
    case "choice":
      for (const branch of plan.branches) clearCaptures(offsets, branch);
      return;
    case "sequence":
      clearCaptures(offsets, plan.left);
      clearCaptures(offsets, plan.right);
      return;
  }
}

/**
 * Finds ends of rounds that the operand's automaton accepts, then asks about the captures of each round. A round is
 * empty only if there would not be enough rounds otherwise.
 */
function tryIteration(attempt: Attempt, plan: Iteration, from: number, to: number): boolean {
  const { program, subject } = attempt;
  const { child } = plan;
  if (plan.minimum === 0 && from === to) return true;
  const minimum = Math.max(plan.minimum, 1);
  const most = Math.max(minimum, Math.min(to - from, plan.maximum));
  const automaton = program.forward(child);
  const preferShort = (child.flags & SHORTEST) !== 0;
  const ends = [from];
  const endOf = (index: number) => ends[index] as number;
  const mayBeEmpty = (round: number, position: number) => round < minimum && minimum - round >= to - position;

  let round = 1;
  let checked = 0;
  let bound = preferShort ? from : to;
  while (round > 0) {
    spend(subject.budget, 1);
    const start = endOf(round - 1);
    let end: number;
    if (preferShort) {
      if (bound === start && bound !== to && !mayBeEmpty(round, bound)) bound++;
      if (round >= most) bound = to;
      end = shortest(automaton, subject, start, bound, to);
    } else end = longest(automaton, subject, start, bound);

    if (end < 0) round--;
    else {
      ends[round] = end;
      if (checked >= round) checked = round - 1;
      if (end !== to) {
        if (round >= most) round--;
        else if (preferShort || end > start || mayBeEmpty(round, end)) {
          round++;
          bound = preferShort ? end : to;
          continue;
        }
      } else if (round >= minimum) {
        while (checked < round) {
          clearCaptures(attempt.offsets, child);
          if (!tryCaptures(attempt, child, endOf(checked), endOf(checked + 1))) break;
          checked++;
        }
        if (checked === round) return true;
      }
    }

    // Another end for this round, or for one before it.
    for (; round > 0; round--) {
      const previous = endOf(round - 1);
      const current = endOf(round);
      if (preferShort) {
        bound = current + 1;
        if (current < to) break;
      } else {
        bound = current - 1;
        if (bound > previous || (bound === previous && mayBeEmpty(round, previous))) break;
      }
    }
  }
  return false;
}
