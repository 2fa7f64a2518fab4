import { EDGE, holds, NEWLINE, OTHER, WORD } from "./condition.ts";
import { CHARS, EMPTY, LOOKAHEAD, type Nfa } from "./nfa.ts";
import type { Note } from "./notes.ts";
import { SHORTEST } from "./plan.ts";
import type { Program } from "./program.ts";

const SIDES = [OTHER, NEWLINE, WORD, EDGE];

/** What can be told of an expression only once its NFA is there; lookaheads are taken to hold. */
export function facts({ nfa, plan }: Program): Note[] {
  const notes: Note[] = [];
  const { possible, empty } = explore(nfa, plan.from, plan.to);
  if (!possible) notes.push("REG_UIMPOSSIBLE");
  if (empty) notes.push("REG_UEMPTYMATCH");
  if ((plan.flags & SHORTEST) !== 0) notes.push("REG_USHORTEST");
  return notes;
}

/**
 * Whether the goal can be reached at all, and without a character or, as Tcl tells it, a lookahead. Conditions see
 * all kinds of neighbours.
 */
function explore(nfa: Nfa, start: number, goal: number): { possible: boolean; empty: boolean } {
  const { first, kind, value, target } = nfa.forward;
  const { alphabet } = nfa;
  // A node is a state between two sides, and whether anything was passed on the way.
  const seen = new Set<number>();
  const pending: number[] = [];
  const visit = (state: number, before: number, after: number, moved: number) => {
    const node = ((state * 2 + moved) * 4 + before) * 4 + after;
    if (seen.has(node)) return;
    seen.add(node);
    pending.push(node);
  };
  for (const before of SIDES) for (const after of SIDES) visit(start, before, after, 0);
  let possible = false;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const after = node % 4;
    const before = (node >> 2) % 4;
    const moved = (node >> 4) % 2;
    const state = node >> 5;
    if (state === goal) {
      if (moved === 0) return { possible: true, empty: true };
      possible = true;
      continue;
    }
    const end = first[state + 1] as number;
    for (let arc = first[state] as number; arc < end; arc++) {
      const next = target[arc] as number;
      const index = value[arc] as number;
      if (kind[arc] === CHARS) {
        if (after === EDGE || !hasCategory(alphabet, index, after)) continue;
        for (const side of SIDES) visit(next, after, side, 1);
      } else if (kind[arc] === LOOKAHEAD) {
        visit(next, before, after, 1);
      } else if (
        kind[arc] === EMPTY ||
        holds(nfa.conditions[index] as (typeof nfa.conditions)[number], before, after)
      ) {
        visit(next, before, after, moved);
      }
    }
  }
  return { possible, empty: false };
}

function hasCategory(alphabet: Nfa["alphabet"], set: number, category: number): boolean {
  for (let number = 0; number < alphabet.size; number++) {
    if (alphabet.category(number) === category && alphabet.has(set, number)) return true;
  }
  return false;
}
