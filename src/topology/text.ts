const MOST_NAMES = 8;

/** Names for a message: `a`, `a and b`, `a, b and c`, and a count where there are many. */
export function nameList(names: readonly string[]): string {
  if (names.length > MOST_NAMES)
    return `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more`;
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
