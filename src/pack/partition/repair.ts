import type { Assignment } from "./assignment.ts";

/** So many parts, spread over all, are looked at as new places for a node. */
const MOST_TARGETS = 200;
/** So many members of a part are looked at for an exchange. */
const MOST_PARTNERS = 64;

interface Change {
  readonly node: number;
  readonly target: number;
  /** A node that goes the other way, or -1. */
  readonly partner: number;
  readonly relief: number;
  readonly gain: number;
}

/**
 * Moves and exchanges nodes until no part holds more than it may, at the least cost in cut that is near. False when it
 * gets stuck.
 */
export function repair(state: Assignment): boolean {
  const unit = memoryUnit(state);
  const parts = state.members.length;
  for (let part = 0; part < parts; part++) {
    while (!state.holds(part)) {
      const change = bestMove(state, part, unit) ?? bestExchange(state, part, unit);
      if (change === null) return false;
      const { node, target, partner } = change;
      state.move(node, target, state.gain(node, target));
      if (partner !== -1) state.move(partner, part, state.gain(partner, part));
    }
  }
  for (let part = 0; part < parts; part++) if (!state.holds(part)) return false;
  return true;
}

function memoryUnit({ graph }: Assignment): number {
  return graph.memory.reduce((sum, memory) => sum + memory, 0) / graph.size || 1;
}

function bestMove(state: Assignment, part: number, unit: number): Change | null {
  const { count, memory } = state.graph;
  let best: Change | null = null;
  for (const node of state.members[part])
    for (const target of targets(state, node, part)) {
      const relief =
        excess(state, part, 0, 0, unit) +
        excess(state, target, 0, 0, unit) -
        excess(state, part, -count[node], -memory[node], unit) -
        excess(state, target, count[node], memory[node], unit);
      best = better(state, best, { node, target, partner: -1, relief, gain: 0 });
    }
  return best;
}

function bestExchange(state: Assignment, part: number, unit: number): Change | null {
  const { memory } = state.graph;
  let best: Change | null = null;
  for (const node of state.members[part])
    for (const target of targets(state, node, part)) {
      for (const partner of state.members[target].slice(0, MOST_PARTNERS)) {
        if (!state.suits(partner, part)) continue;
        const lighter = memory[node] - memory[partner];
        const relief =
          excess(state, part, 0, 0, unit) +
          excess(state, target, 0, 0, unit) -
          excess(state, part, 0, -lighter, unit) -
          excess(state, target, 0, lighter, unit);
        best = better(state, best, { node, target, partner, relief, gain: 0 });
      }
    }
  return best;
}

/** The change that relieves more, or that costs less for the same relief; what relieves nothing is none. */
function better(state: Assignment, best: Change | null, change: Change): Change | null {
  if (change.relief <= (best?.relief ?? 0) && change.relief !== best?.relief) return best;
  const { node, target, partner } = change;
  const back = partner === -1 ? 0 : state.gain(partner, state.part[node]);
  const gain = state.gain(node, target) + back;
  return best === null || change.relief > best.relief || gain > best.gain ? { ...change, gain } : best;
}

function* targets(state: Assignment, node: number, part: number): Generator<number> {
  const parts = state.members.length;
  const step = Math.ceil(parts / MOST_TARGETS);
  for (let target = part % step; target < parts; target += step)
    if (target !== part && state.suits(node, target)) yield target;
}

/** By how much a part holds too much after a change, memory in the given unit. */
function excess(state: Assignment, part: number, count: number, memory: number, unit: number): number {
  const over = state.count[part] + count - state.bins.count;
  const overMemory = state.memory[part] + memory - state.bins.memory;
  return Math.max(0, over) + Math.max(0, overMemory / unit);
}
