import type { AddressRange } from "../topology/index.ts";

const FIRST = 10 * 2 ** 24;
const LAST = 11 * 2 ** 24 - 1;
/** Longest prefix with two host addresses, and the shortest that `tb-set-netmask` accepts. */
const LONGEST = 30;
const SHORTEST = 16;
const WIDEST = 8;

/** The prefix length of the smallest network with so many host addresses; null when it would be too wide. */
export function smallestPrefix(hosts: number): number | null {
  for (let prefix = LONGEST; prefix >= SHORTEST; prefix--) if (2 ** (32 - prefix) - 2 >= hosts) return prefix;
  return null;
}

/** Hands out aligned blocks of 10.0.0.0/8 that overlap neither each other nor the reserved ranges, lowest first. */
export class BlockAllocator {
  /** Apart from each other and in order. */
  readonly #reserved: readonly AddressRange[];
  readonly #cursors = new Map<number, number>();
  readonly #taken = new Set<number>();
  /** Blocks of any size that hold a taken one. */
  readonly #touched = new Set<number>();

  constructor(reserved: readonly AddressRange[]) {
    this.#reserved = mergeRanges(reserved);
  }

  /** The first address of a free block with this prefix length, or null when there is none. */
  allocate(prefix: number): number | null {
    const size = 2 ** (32 - prefix);
    let at = this.#cursors.get(prefix) ?? FIRST;
    while (at + size - 1 <= LAST) {
      const reserved = this.#firstReservedFrom(at);
      if (reserved !== undefined && reserved.start < at + size) {
        at = Math.ceil((reserved.end + 1) / size) * size;
      } else if (this.#isTaken(at, prefix)) {
        at += size;
      } else {
        this.#take(at, prefix);
        this.#cursors.set(prefix, at + size);
        return at;
      }
    }
    this.#cursors.set(prefix, at);
    return null;
  }

  /** The first reserved range that ends at `address` or later. */
  #firstReservedFrom(address: number): AddressRange | undefined {
    let low = 0;
    let high = this.#reserved.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#reserved[middle] as AddressRange).end < address) low = middle + 1;
      else high = middle;
    }
    return this.#reserved[low];
  }

  #isTaken(at: number, prefix: number): boolean {
    if (this.#touched.has(blockKey(at, prefix))) return true;
    for (let wider = prefix; wider >= WIDEST; wider--) if (this.#taken.has(blockKey(at, wider))) return true;
    return false;
  }

  #take(at: number, prefix: number): void {
    this.#taken.add(blockKey(at, prefix));
    for (let wider = prefix; wider >= WIDEST; wider--) this.#touched.add(blockKey(at, wider));
  }
}

/** One number for the block of a prefix length that holds an address. */
function blockKey(address: number, prefix: number): number {
  const size = 2 ** (32 - prefix);
  return Math.floor(address / size) * 64 + prefix;
}

function mergeRanges(ranges: readonly AddressRange[]): AddressRange[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
