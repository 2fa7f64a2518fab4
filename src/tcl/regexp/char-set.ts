/**
 * A set of UTF-16 code units: first and last of each range, ascending, ranges neither overlapping nor touching.
 */
export type CharSet = readonly number[];

/** The largest code unit. */
export const LAST_CHAR = 0xffff;

export const allChars: CharSet = [0, LAST_CHAR];

/** Puts ranges of any order, given as first and last in turn, into the form of a CharSet. */
export function charSet(ranges: readonly number[]): CharSet {
  const order: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) order.push(i);
  order.sort((a, b) => (ranges[a] as number) - (ranges[b] as number));
  const set: number[] = [];
  for (const i of order) {
    const first = ranges[i] as number;
    const last = ranges[i + 1] as number;
    const previous = set.length - 1;
    if (previous < 0 || first > (set[previous] as number) + 1) set.push(first, last);
    else if (last > (set[previous] as number)) set[previous] = last;
  }
  return set;
}

/** Everything that is not in the set. */
export function complement(set: CharSet): CharSet {
  const result: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    const first = set[i] as number;
    if (first > next) result.push(next, first - 1);
    next = (set[i + 1] as number) + 1;
  }
  if (next <= LAST_CHAR) result.push(next, LAST_CHAR);
  return result;
}

/** The set without one character. */
export function without(set: CharSet, char: number): CharSet {
  return complement(charSet([...complement(set), char, char]));
}
