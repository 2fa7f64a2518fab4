/** Integers in order. Equal ones cannot be told apart, so that any way to sort them is stable. */
export function sortedNumbers(integers: readonly number[], decreasing: boolean, unique: boolean): number[] {
  const numbers = new Float64Array(integers).sort();
  if (decreasing) numbers.reverse();
  const sorted: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    if (!unique || i === 0 || number !== numbers[i - 1]) sorted.push(number);
  }
  return sorted;
}

/** Whether all values are integers that are kept as numbers. */
export function areNumbers(values: readonly unknown[]): values is readonly number[] {
  return values.every((value) => typeof value === "number");
}
