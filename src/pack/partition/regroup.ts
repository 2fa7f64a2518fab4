import { Assignment } from "./assignment.ts";
import { improveByChains } from "./chains.ts";
import { Extractor } from "./graph.ts";
import type { SeededRandom } from "./random.ts";
import { splitByHalves } from "./split.ts";

/** Most parts, and containers in them, that are put together and split anew at once. */
const MOST_PARTS = 6;
const MOST_NODES = 240;
const STARTS = 6;
const EFFORT = { length: 4, width: 3, members: 64, work: 100_000 };

/**
 * Lowers the cut in places: a few parts that are joined are put together and split anew, and the new split is taken when
 * it is no worse. Goes on until the given number of nodes has been split.
 */
export function regroup(state: Assignment, random: SeededRandom, nodes: number): void {
  if (state.bins.kinds.length < 2 || state.graph.size === 0) return;
  const extractor = new Extractor(state.graph);
  for (let done = 0; done < nodes; ) {
    const parts = joinedParts(state, random);
    done += 1 + (parts.length > 1 ? resplit(state, parts, extractor, random) : 0);
  }
}

/** A part and others, each joined to those before; more or less at random, in ascending order. */
function joinedParts(state: Assignment, random: SeededRandom): number[] {
  const most = Math.max(2, Math.min(MOST_PARTS, Math.floor(MOST_NODES / state.bins.count)));
  const wanted = 2 + random.below(most - 1);
  const chosen = [state.part[random.below(state.graph.size)]];
  const pull = new Map<number, number>();
  while (chosen.length < wanted) {
    for (const node of state.members[chosen.at(-1) as number]) {
      state.scan(node);
      for (const part of state.near) pull.set(part, (pull.get(part) ?? 0) + state.pull[part]);
    }
    let best = -1;
    let strongest = 0;
    for (const [part, weight] of pull) {
      const strength = weight * (0.5 + random.fraction());
      if (strength <= strongest || chosen.includes(part)) continue;
      best = part;
      strongest = strength;
    }
    if (best === -1) break;
    chosen.push(best);
  }
  return chosen.sort((a, b) => a - b);
}

/** Splits the nodes of some parts anew; how many they are. */
function resplit(
  state: Assignment,
  parts: readonly number[],
  extractor: Extractor,
  random: SeededRandom,
): number {
  const nodes = Int32Array.from(parts.flatMap((part) => state.members[part])).sort();
  const graph = extractor.extract(nodes);
  const bins = {
    ...state.bins,
    kinds: Uint8Array.from(parts, (part) => state.bins.kinds[part]),
    kindOf: Uint8Array.from(nodes, (node) => state.bins.kindOf[node]),
  };
  const before = new Assignment(
    graph,
    bins,
    Int32Array.from(nodes, (node) => parts.indexOf(state.part[node])),
  );
  const after = new Assignment(graph, bins, splitByHalves(graph, bins, STARTS, random));
  if (!parts.every((_, i) => after.holds(i))) return nodes.length;
  improveByChains(after, nodes.keys(), EFFORT);
  if (after.cut > before.cut) return nodes.length;
  nodes.forEach((node, i) => {
    const target = parts[after.part[i]];
    if (target !== state.part[node]) state.move(node, target, state.gain(node, target));
  });
  return nodes.length;
}
