/** Lists with fewer items are copied when they grow. */
const FEW = 4;

/**
 * A list with one more item, which takes the place of the old one. An array that grows in place keeps room for sixteen
 * items more, which is most of the memory of a node with two interfaces.
 */
export function grown<T>(list: readonly T[], item: T): readonly T[] {
  if (list.length < FEW) return list.concat([item]);
  (list as T[]).push(item);
  return list;
}
