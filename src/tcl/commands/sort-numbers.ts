import type { Value } from "../value.ts";

/**
 * Integers in order, where all values are such and none is long: equal ones cannot be told apart, so that any way to
 * sort them is stable. Null where the values are others as well.
 */
export function sortedNumbers(
  items: readonly Value[],
  decreasing: boolean,
  unique: boolean,
): number[] | null {
  const numbers = new Float64Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item !== "number") return null;
    numbers[i] = item;
  }
  numbers.sort();
  if (decreasing) numbers.reverse();
  const sorted: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    if (!unique || i === 0 || number !== numbers[i - 1]) sorted.push(number);
  }
  return sorted;
}
