/** So many things that may each be of one of several types. */
export interface Demand {
  readonly count: number;
  readonly types: readonly string[];
}

/** Demands that cannot be met together: what they ask for goes beyond what all their types have. */
export interface Shortage {
  /** Indices of the demands. */
  readonly demands: readonly number[];
  readonly types: readonly string[];
}

/** How demands are shared out. */
export interface Sharing {
  readonly shortages: readonly Shortage[];
  /** What is left of each type. */
  readonly left: ReadonlyMap<string, number>;
}

/**
 * Meets demands from a stock of types as far as can be, moving what was given before where that helps, so that a
 * shortage is a true one (a largest flow by augmenting paths; Ford and Fulkerson, 1956).
 */
export function shareOut(demands: readonly Demand[], stock: ReadonlyMap<string, number>): Sharing {
  const left = new Map(stock);
  const given = demands.map(() => new Map<string, number>());
  const shortages: Shortage[] = [];
  const short = new Set<number>();
  demands.forEach(({ count }, demand) => {
    for (let open = count; open > 0; ) {
      const search = findPath(demand, demands, given, left);
      if (search.path === null) {
        if (!short.has(demand)) shortages.push({ demands: search.demands, types: search.types });
        for (const each of search.demands) short.add(each);
        break;
      }
      open -= movePath(search.path, open, given, left);
    }
  });
  return { shortages, left };
}

/** `demand` takes of `type`; what it takes is free, or is given up by the step after it. */
interface Step {
  readonly demand: number;
  readonly type: string;
}

interface Search {
  /** From the demand that wants more to a type of which there is more; null when there is none. */
  readonly path: readonly Step[] | null;
  /** What was reached. */
  readonly demands: readonly number[];
  readonly types: readonly string[];
}

function findPath(
  start: number,
  demands: readonly Demand[],
  given: readonly ReadonlyMap<string, number>[],
  left: ReadonlyMap<string, number>,
): Search {
  /** For each type, the demand that reached it; for each demand, the type that it would give up. */
  const reachedBy = new Map<string, number>();
  const givesUp = new Map<number, string | null>([[start, null]]);
  for (const demand of givesUp.keys()) {
    for (const type of demands[demand]?.types ?? []) {
      if (reachedBy.has(type)) continue;
      reachedBy.set(type, demand);
      if ((left.get(type) ?? 0) > 0)
        return { path: pathTo(type, reachedBy, givesUp), demands: [], types: [] };
      given.forEach((amounts, other) => {
        if (!givesUp.has(other) && (amounts.get(type) ?? 0) > 0) givesUp.set(other, type);
      });
    }
  }
  return { path: null, demands: [...givesUp.keys()].sort((a, b) => a - b), types: [...reachedBy.keys()] };
}

function pathTo(
  last: string,
  reachedBy: ReadonlyMap<string, number>,
  givesUp: ReadonlyMap<number, string | null>,
): Step[] {
  const path: Step[] = [];
  for (let type: string | null = last; type !== null; ) {
    const demand = reachedBy.get(type) as number;
    path.unshift({ demand, type });
    type = givesUp.get(demand) ?? null;
  }
  return path;
}

/** Moves as much as can be along a path, `most` at most, and gives how much that was. */
function movePath(
  path: readonly Step[],
  most: number,
  given: readonly Map<string, number>[],
  left: Map<string, number>,
): number {
  const last = path.at(-1) as Step;
  const amounts = path.slice(1).map(({ demand }, i) => given[demand]?.get((path[i] as Step).type) ?? 0);
  const moved = Math.min(most, left.get(last.type) ?? 0, ...amounts);
  path.forEach(({ demand, type }, i) => {
    const own = given[demand] as Map<string, number>;
    own.set(type, (own.get(type) ?? 0) + moved);
    const before = path[i - 1];
    if (before !== undefined) own.set(before.type, (own.get(before.type) ?? 0) - moved);
  });
  left.set(last.type, (left.get(last.type) ?? 0) - moved);
  return moved;
}
