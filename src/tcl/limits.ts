/** The bounds of one evaluation. Reaching one ends it; no script can catch that. */
export interface Limits {
  /** Commands run, plus 1 for every 256 bytes or 8 items made. */
  readonly steps: number;
  /** Nested calls and evaluations. */
  readonly depth: number;
  /** Nested brackets and braces in source text. */
  readonly nesting: number;
  /** Characters of one value. */
  readonly bytes: number;
  /** Elements of one list. */
  readonly items: number;
  /** All live values together, estimated, in bytes. */
  readonly memory: number;
  readonly nodes: number;
  readonly links: number;
  /** Files that `source` may read. */
  readonly sources: number;
  /** Bytes of one source file. */
  readonly file: number;
  /** Characters that `puts` may write. */
  readonly output: number;
  /** Matcher steps of one regular expression match. */
  readonly regexp: number;
  readonly events: number;
}

export const defaultLimits: Limits = {
  steps: 50_000_000,
  depth: 1_000,
  nesting: 1_000,
  bytes: 64 * 1024 * 1024,
  items: 5_000_000,
  memory: 1024 * 1024 * 1024,
  nodes: 1_000_000,
  links: 1_000_000,
  sources: 256,
  file: 64 * 1024 * 1024,
  output: 16 * 1024 * 1024,
  regexp: 10_000_000,
  events: 100_000,
};

/** What each limit counts, for messages: `more than 1000 nested calls`. */
export const limitUnits: Readonly<Record<keyof Limits, string>> = {
  steps: "steps",
  depth: "nested calls",
  nesting: "nested brackets",
  bytes: "bytes in one value",
  items: "items in one list",
  memory: "bytes of live values",
  nodes: "nodes",
  links: "links and LANs",
  sources: "sourced files",
  file: "bytes in one file",
  output: "characters of output",
  regexp: "matcher steps in one regular expression match",
  events: "events",
};

/** The limits for a server or an editor: a tenth of the default. */
export function tenthOf(limits: Limits): Limits {
  const entries = Object.entries(limits).map(([name, value]) => [name, Math.max(1, Math.floor(value / 10))]);
  return Object.fromEntries(entries) as unknown as Limits;
}
