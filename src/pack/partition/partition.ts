import type { Progress } from "../../source/index.ts";
import { Assignment } from "./assignment.ts";
import { balance } from "./balance.ts";
import type { Bins } from "./bins.ts";
import { type ChainEffort, improveByChains } from "./chains.ts";
import type { Graph } from "./graph.ts";
import { SeededRandom } from "./random.ts";
import { regroup } from "./regroup.ts";
import { repair } from "./repair.ts";
import { splitByHalves } from "./split.ts";

/** Parts to choose from, with one way to put the nodes into them that is known to fit. */
export interface Frame {
  readonly bins: Bins;
  readonly fitting: Int32Array;
}

/** Graphs up to this size are split as a whole more than once. */
const SMALL = 2_000;
/** Larger graphs are worked on less thoroughly. */
const LARGE = 20_000;
/** Nodes that are split anew in the end: so many times their number, but of large graphs fewer. */
const REGROUP_SHARE = 30;
const MOST_REGROUPED = 40_000;

/**
 * Puts nodes into parts so that little crosses them: the weight of what does, a net on p parts counted p - 1 times, is
 * made small, and then the parts are evened out. Of several frames the best is taken. No part holds more than it may,
 * and the same graph always gives the same parts.
 */
export function partition(graph: Graph, frames: readonly Frame[], progress: Progress): Int32Array {
  let best: Assignment | null = null;
  for (const frame of frames) {
    const state = isTrivial(graph, frame) ? fittingState(graph, frame) : bestStart(graph, frame, progress);
    if (best === null || state.cut < best.cut) best = state;
  }
  const state = best as Assignment;
  if (state.members.length > 1) {
    progress("improving the placement");
    if (state.cut > 0) {
      regroup(state, new SeededRandom(REGROUP_SHARE), Math.min(REGROUP_SHARE * graph.size, MOST_REGROUPED));
      improveByChains(state, Array(graph.size).keys(), effortFor(graph));
    }
    balance(state);
  }
  return state.part;
}

/** Whether there is only one part, or nothing to cut. */
function isTrivial({ to, pins }: Graph, { bins }: Frame): boolean {
  return bins.kinds.length === 1 || (to.length === 0 && pins.length === 0);
}

function bestStart(graph: Graph, frame: Frame, progress: Progress): Assignment {
  let best: Assignment | null = null;
  for (let seed = 0; seed < (graph.size > SMALL ? 1 : 2); seed++) {
    const starts = graph.size > LARGE ? 3 : 6;
    const part = splitByHalves(graph, frame.bins, starts, new SeededRandom(seed), progress);
    const state = new Assignment(graph, frame.bins, part);
    if (!repair(state)) continue;
    improveByChains(state, Array(graph.size).keys(), effortFor(graph));
    if (best === null || state.cut < best.cut) best = state;
  }
  return best ?? fittingState(graph, frame);
}

function fittingState(graph: Graph, { bins, fitting }: Frame): Assignment {
  const state = new Assignment(graph, bins, fitting.slice());
  improveByChains(state, Array(graph.size).keys(), effortFor(graph));
  return state;
}

function effortFor({ size, to, pins }: Graph): ChainEffort {
  const work = 1_000_000 + 50 * (size + to.length + pins.length);
  return size > LARGE
    ? { length: 1, width: 1, members: 16, work }
    : { length: 4, width: 3, members: 64, work };
}
