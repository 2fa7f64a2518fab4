/** Automatic networks lie in 10.1.0.0 to 10.253.255.255. */
const TEN = 10 * 2 ** 24;
const MOST_SECOND_OCTETS = 253;
const MOST_OF_AN_OCTET = 254;

/** Networks of a prefix length that can be given automatically, in the order in which they are tried. */
interface Candidates {
  readonly count: number;
  /** The address of the network with this number; grows with the number. */
  base(index: number): number;
}

/**
 * Which networks are tried for a prefix length from 16 to 32: 10.B.C.D with B from 1; a mask of 24 bits counts C from 1,
 * a longer one D from its first network that does not end in 0, a shorter one C from its size.
 */
function candidates(prefix: number): Candidates {
  if (prefix === 16) return { count: MOST_SECOND_OCTETS, base: (index) => TEN + (index + 1) * 2 ** 16 };
  const inThird = prefix <= 24;
  const step = 2 ** (inThird ? 24 - prefix : 32 - prefix);
  const steps = Math.floor(MOST_OF_AN_OCTET / step);
  if (inThird) {
    return {
      count: MOST_SECOND_OCTETS * steps,
      base: (index) =>
        TEN + (Math.floor(index / steps) + 1) * 2 ** 16 + ((index % steps) + 1) * step * 2 ** 8,
    };
  }
  const perSecond = MOST_OF_AN_OCTET * steps;
  return {
    count: MOST_SECOND_OCTETS * perSecond,
    base(index) {
      const second = Math.floor(index / perSecond) + 1;
      const third = Math.floor((index % perSecond) / steps) + 1;
      return TEN + second * 2 ** 16 + third * 2 ** 8 + ((index % steps) + 1) * step;
    },
  };
}

/**
 * Which networks are in use. Blocks are powers of two, so two of them overlap only when one holds the other: it is
 * enough to know the blocks in use and everything that holds one, by prefix length.
 */
export class SubnetPool {
  readonly #used = new Map<number, Set<number>>();
  readonly #touched = new Map<number, Set<number>>();
  readonly #next = new Map<number, number>();

  /** Marks the network that an address lies in as used. */
  reserve(address: number, prefix: number): void {
    const base = alignDown(address, prefix);
    setOf(this.#used, prefix).add(base);
    for (let outer = prefix - 1; outer >= 8; outer--) {
      const touched = setOf(this.#touched, outer);
      const outerBase = alignDown(base, outer);
      if (touched.has(outerBase)) break;
      touched.add(outerBase);
    }
  }

  /** Takes the next free network of a prefix length; null when none is left. */
  take(prefix: number): number | null {
    const { count, base } = candidates(prefix);
    let index = this.#next.get(prefix) ?? 0;
    while (index < count) {
      const candidate = base(index);
      const end = this.#endOfHolder(candidate, prefix);
      if (end !== null) index = firstFrom(end, index + 1, count, base);
      else if (this.#touched.get(prefix)?.has(candidate)) index++;
      else {
        this.#next.set(prefix, index + 1);
        this.reserve(candidate, prefix);
        return candidate;
      }
    }
    this.#next.set(prefix, count);
    return null;
  }

  /** The end of a used block that holds this one, or null. */
  #endOfHolder(base: number, prefix: number): number | null {
    for (const [outer, blocks] of this.#used) {
      if (outer > prefix) continue;
      const outerBase = alignDown(base, outer);
      if (blocks.has(outerBase)) return outerBase + 2 ** (32 - outer);
    }
    return null;
  }
}

/** The first address of the block of a prefix length that holds an address. */
export function alignDown(address: number, prefix: number): number {
  const size = 2 ** (32 - prefix);
  return Math.floor(address / size) * size;
}

function setOf(map: Map<number, Set<number>>, prefix: number): Set<number> {
  const known = map.get(prefix);
  if (known !== undefined) return known;
  const made = new Set<number>();
  map.set(prefix, made);
  return made;
}

/** The smallest index from `low` whose base is at least `address`. */
function firstFrom(address: number, low: number, count: number, base: (index: number) => number): number {
  let first = low;
  let last = count;
  while (first < last) {
    const middle = (first + last) >> 1;
    if (base(middle) < address) first = middle + 1;
    else last = middle;
  }
  return first;
}
