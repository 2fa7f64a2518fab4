import { noProgress, type Progress } from "../../source/index.ts";
import type { Bins } from "./bins.ts";
import { bisect, totalOf } from "./bisect.ts";
import { Extractor, type Graph, numbers } from "./graph.ts";
import type { SeededRandom } from "./random.ts";

/**
 * Splits a graph into parts by halves: a part for each node. Kinds are kept apart, counts fit, and no part stays empty;
 * memory fits in the sum of each half, which mostly lets it fit in the parts too. Each half is tried from `starts` starts.
 * `progress` is told of each part that is ready.
 */
export function splitByHalves(
  graph: Graph,
  bins: Bins,
  starts: number,
  random: SeededRandom,
  progress: Progress = noProgress,
): Int32Array {
  const part = new Int32Array(graph.size);
  let placed = 0;
  split(graph, numbers(graph.size), 0, bins.kinds.length);
  return part;

  function split(local: Graph, names: Int32Array, first: number, end: number): void {
    if (end - first === 1) {
      for (const name of names) part[name] = first;
      placed += names.length;
      progress("placing", placed, graph.size);
      return;
    }
    const middle = middleOf(bins.kinds, first, end);
    const [left, right] = [middle - first, end - middle];
    const total = totalOf(local.count);
    const side = bisect(
      local,
      {
        count: [Math.min(left * bins.count, total - right), Math.min(right * bins.count, total - left)],
        memory: [left * bins.memory, right * bins.memory],
        target: Math.round((total * left) / (left + right)),
        fixed: fixedSides(bins, names, first, end),
      },
      starts,
      random,
    );
    const extractor = new Extractor(local);
    const zero = nodesOn(side, 0);
    const one = nodesOn(side, 1);
    split(
      extractor.extract(zero),
      zero.map((node) => names[node]),
      first,
      middle,
    );
    split(
      extractor.extract(one),
      one.map((node) => names[node]),
      middle,
      end,
    );
  }
}

function nodesOn(side: Int8Array, which: number): Int32Array {
  const nodes = new Int32Array(side.length);
  let end = 0;
  for (let node = 0; node < side.length; node++) if (side[node] === which) nodes[end++] = node;
  return nodes.slice(0, end);
}

/** Where the parts' kind changes, or the middle. */
function middleOf(kinds: Uint8Array, first: number, end: number): number {
  if (kinds[first] === kinds[end - 1]) return (first + end) >> 1;
  return kinds.indexOf(kinds[end - 1], first);
}

/** Nodes of a kind go to the side for it; null where both sides are for the same. */
function fixedSides(
  { kinds, kindOf }: Bins,
  names: Int32Array,
  first: number,
  end: number,
): Int8Array | null {
  if (kinds[first] === kinds[end - 1]) return null;
  return Int8Array.from(names, (name) => {
    if (kindOf[name] === kinds[first]) return 0;
    return kindOf[name] === kinds[end - 1] ? 1 : -1;
  });
}
