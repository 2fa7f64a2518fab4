import type { Experiment } from "../../topology/index.ts";

/** The columns of one row in order; what has no value is left out. */
export type Row = Readonly<Record<string, string | number | null | undefined>>;

/** One table of the testbed's database, and the rows that an experiment has in it. */
export interface Table {
  readonly name: string;
  readonly rows: (experiment: Experiment) => Iterable<Row>;
}

/** A text that counts as missing when it is empty. */
export function unlessEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

/** A flag as the tables have it. */
export function flag(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
