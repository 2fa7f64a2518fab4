/**
 * Patterns for paths: `*` and `?` stay inside of one name, `**` stands for any number of folders, `[a-z]` and `{a,b}`
 * are as in a shell. A name that begins with a dot is matched by a pattern that begins with one.
 */
export class Glob {
  readonly #alternatives: readonly (readonly string[])[];

  constructor(pattern: string) {
    this.#alternatives = expandBraces(pattern).map((alternative) =>
      alternative.split("/").filter((part) => part !== "" && part !== "."),
    );
  }

  /** Whether a path, with `/` between its names, matches. */
  matches(path: string): boolean {
    const names = path.split("/").filter((name) => name !== "" && name !== ".");
    return this.#alternatives.some((parts) => reachable(parts, names).has(parts.length));
  }

  /** Whether something below a folder can match. */
  mayMatchBelow(folder: string): boolean {
    const names = folder.split("/").filter((name) => name !== "" && name !== ".");
    return this.#alternatives.some((parts) => {
      for (const at of reachable(parts, names)) if (at < parts.length) return true;
      return false;
    });
  }
}

/** Whether a word is a pattern and not a plain path. */
export function isPattern(word: string): boolean {
  return /[*?[{]/.test(word);
}

/** The positions in a pattern that can be reached when all names are used up. */
function reachable(parts: readonly string[], names: readonly string[]): Set<number> {
  let positions = skipDoubleStars(new Set([0]), parts);
  for (const name of names) {
    const next = new Set<number>();
    for (const at of positions) {
      const part = parts[at];
      if (part === "**") {
        if (!name.startsWith(".")) next.add(at);
      } else if (part !== undefined && matchesName(part, name)) next.add(at + 1);
    }
    positions = skipDoubleStars(next, parts);
    if (positions.size === 0) break;
  }
  return positions;
}

function skipDoubleStars(positions: Set<number>, parts: readonly string[]): Set<number> {
  // A set grows while it is gone through: what is added is visited too.
  for (const at of positions) if (parts[at] === "**") positions.add(at + 1);
  return positions;
}

/** Matches one name; a star is tried again at one place only, so the time is bounded by the product of the lengths. */
function matchesName(pattern: string, name: string): boolean {
  if (name.startsWith(".") && !pattern.startsWith(".")) return false;
  let at = 0;
  let used = 0;
  let star = -1;
  let resume = 0;
  while (at < name.length) {
    const length = used < pattern.length ? matchOne(pattern, used, name[at] as string) : 0;
    if (pattern[used] === "*") {
      star = used++;
      resume = at;
    } else if (length > 0) {
      used += length;
      at++;
    } else if (star >= 0) {
      used = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[used] === "*") used++;
  return used === pattern.length;
}

/** How much of the pattern one character takes; 0 when it does not match. */
function matchOne(pattern: string, at: number, character: string): number {
  const sign = pattern[at] as string;
  if (sign === "?") return 1;
  if (sign === "[") {
    const close = pattern.indexOf("]", at + 2);
    if (close > 0) return inClass(pattern.slice(at + 1, close), character) ? close + 1 - at : 0;
  }
  return sign === character ? 1 : 0;
}

function inClass(members: string, character: string): boolean {
  const negated = /^[!^]/.test(members);
  let found = false;
  for (let i = negated ? 1 : 0; i < members.length; i++) {
    const first = members[i] as string;
    const last = members[i + 2];
    if (members[i + 1] === "-" && last !== undefined) {
      if (first <= character && character <= last) found = true;
      i += 2;
    } else if (first === character) found = true;
  }
  return found !== negated;
}

/** Most alternatives that braces may make. */
const MOST_ALTERNATIVES = 1_000;

function expandBraces(pattern: string): string[] {
  const done: string[] = [];
  const pending = [pattern];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const open = next.lastIndexOf("{");
    const close = open < 0 ? -1 : next.indexOf("}", open);
    if (close < 0 || done.length + pending.length > MOST_ALTERNATIVES) {
      done.push(next);
      continue;
    }
    const [before, after] = [next.slice(0, open), next.slice(close + 1)];
    for (const choice of next.slice(open + 1, close).split(",")) pending.push(before + choice + after);
  }
  return done;
}
