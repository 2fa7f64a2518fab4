/** How many members a net has in each part. */
export interface NetCounts {
  get(net: number, part: number): number;
  /** Changes a count and returns the new one. */
  add(net: number, part: number, by: number): number;
}

const LARGEST_TABLE = 1 << 22;

/** Counts for so many nets and parts, all 0: in one table where it is not too large, else in maps. */
export function netCounts(nets: number, parts: number): NetCounts {
  return nets * parts <= LARGEST_TABLE ? new Table(nets, parts) : new Maps(nets);
}

class Table implements NetCounts {
  readonly #parts: number;
  readonly #counts: Int32Array;

  constructor(nets: number, parts: number) {
    this.#parts = parts;
    this.#counts = new Int32Array(nets * parts);
  }

  get(net: number, part: number): number {
    return this.#counts[net * this.#parts + part];
  }

  add(net: number, part: number, by: number): number {
    const at = net * this.#parts + part;
    this.#counts[at] += by;
    return this.#counts[at];
  }
}

class Maps implements NetCounts {
  readonly #maps: readonly Map<number, number>[];

  constructor(nets: number) {
    this.#maps = Array.from({ length: nets }, () => new Map());
  }

  get(net: number, part: number): number {
    return this.#maps[net].get(part) ?? 0;
  }

  add(net: number, part: number, by: number): number {
    const count = this.get(net, part) + by;
    if (count === 0) this.#maps[net].delete(part);
    else this.#maps[net].set(part, count);
    return count;
  }
}
