import { type Coarsening, coarsen } from "./coarsen.ts";
import { type Graph, numbers } from "./graph.ts";
import type { SeededRandom } from "./random.ts";
import { type TwoSides, TwoWay } from "./two-way.ts";

/** Graphs up to this size are split as they are. */
const COARSEST = 48;
const PASSES = 6;

/**
 * Splits a graph into two sides with little between them: clusters of neighbours are contracted until few are left,
 * these are split `starts` times, and the best split is refined while they are taken apart again. A side for each node;
 * where the sides cannot hold the nodes, they hold as little too much as was found.
 */
export function bisect(graph: Graph, sides: TwoSides, starts: number, random: SeededRandom): Int8Array {
  if (graph.size > COARSEST) {
    const coarsening = coarsen(graph, { count: largestCluster(graph, sides), label: sides.fixed }, random);
    if (coarsening !== null) {
      const fixed = coarseFixed(coarsening, sides);
      const coarse = bisect(coarsening.graph, { ...sides, fixed }, starts, random);
      const side = new Int8Array(graph.size);
      for (let node = 0; node < graph.size; node++) side[node] = coarse[coarsening.clusterOf[node]];
      refine(new TwoWay(graph, sides, side));
      return side;
    }
  }
  return bestStart(graph, sides, starts, random);
}

function largestCluster(graph: Graph, sides: TwoSides): number {
  return Math.max(1, Math.floor(Math.min(...sides.count, totalOf(graph.count) / (COARSEST / 2))));
}

export function totalOf(list: Int32Array | Float64Array): number {
  let total = 0;
  for (let i = 0; i < list.length; i++) total += list[i];
  return total;
}

function coarseFixed({ graph, clusterOf }: Coarsening, { fixed }: TwoSides): Int8Array | null {
  if (fixed === null) return null;
  const coarse = new Int8Array(graph.size);
  clusterOf.forEach((cluster, node) => {
    coarse[cluster] = fixed[node];
  });
  return coarse;
}

function bestStart(graph: Graph, sides: TwoSides, starts: number, random: SeededRandom): Int8Array {
  const order = numbers(graph.size);
  const state = new TwoWay(graph, sides, new Int8Array(graph.size));
  let best = { side: state.side, excess: Number.POSITIVE_INFINITY, cut: 0, tilt: 0 };
  for (let i = 0; i < starts; i++) {
    random.shuffle(order);
    state.grow(order);
    refine(state);
    const { excess, cut, tilt } = state;
    if (excess > best.excess) continue;
    if (excess === best.excess && (cut > best.cut || (cut === best.cut && tilt >= best.tilt))) continue;
    best = { side: state.side.slice(), excess, cut, tilt };
  }
  return best.side;
}

function refine(state: TwoWay): void {
  const patience = Math.max(50, Math.min(500, state.side.length >> 4));
  for (let i = 0; i < PASSES; i++) if (!state.pass(patience)) return;
}
