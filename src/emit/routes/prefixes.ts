import { formatIpv4 } from "../../topology/index.ts";

/** A subnet as numbers and as text. */
export interface Subnet {
  readonly base: number;
  readonly mask: number;
  /** `10.1.2.0/24`; `10.1.2.0/255.255.0.255` where the mask has no prefix length. */
  readonly text: string;
}

export function subnetOf(base: number, mask: number): Subnet {
  return { base, mask, text: `${formatIpv4(base)}/${prefixLength(mask) ?? formatIpv4(mask)}` };
}

/** Prefix length of a mask; null when the mask has holes. */
function prefixLength(mask: number): number | null {
  const free = ~mask >>> 0;
  return (free & (free + 1)) === 0 ? Math.clz32(free) : null;
}

/** By address, the wider one first. */
export function compareSubnets(a: Subnet, b: Subnet): number {
  return a.base - b.base || a.mask - b.mask;
}

/** Whether no two of these subnets, sorted and different, share an address, so that joining them is safe. */
export function areApart(subnets: readonly Subnet[]): boolean {
  let end = -1;
  for (const { base, mask } of subnets) {
    if (prefixLength(mask) === null || base <= end) return false;
    end = base + (~mask >>> 0);
  }
  return true;
}

/** Joins halves of the same block as long as there are any: the fewest blocks that cover exactly these subnets. */
export function joinBlocks(subnets: readonly Subnet[]): Subnet[] {
  const joined: Subnet[] = [];
  for (let block of subnets) {
    for (let last = joined.at(-1); last !== undefined && areHalves(last, block); last = joined.at(-1)) {
      joined.pop();
      block = subnetOf(last.base, (last.mask << 1) >>> 0);
    }
    joined.push(block);
  }
  return joined;
}

function areHalves(low: Subnet, high: Subnet): boolean {
  const size = (~low.mask >>> 0) + 1;
  return (
    low.mask === high.mask && low.mask !== 0 && high.base === low.base + size && low.base % (2 * size) === 0
  );
}
