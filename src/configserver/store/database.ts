import type { CompiledQuery, Kysely, Transaction } from "kysely";
import type { StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

/** One of the two databases, opened and brought up to date. */
export interface Database {
  /** For people: a folder, or host and name of a database, never a password. */
  readonly where: string;
  /** Single statements, each of which sees everything that was committed before. */
  readonly reads: Kysely<Tables>;
  /** The first row of such a statement that was compiled before, the shortest way. The embedded database answers at once. */
  first<Row>(
    compiled: CompiledQuery<Row>,
    parameters: readonly unknown[],
  ): Row | undefined | Promise<Row | undefined>;
  /**
   * A number of the store that is another one after each commit, asked for anew by each call; null where a statement is
   * no dearer than the question.
   */
  version(): number | null;
  /** Several reads that all see one state. */
  snapshot<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** A transaction that is on the disk when the promise is kept. `work` may run again after a conflict. */
  write<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** What an error of the driver means for the store; null where it is no failure of the store. */
  errorOf(error: unknown): StoreError | null;
  close(): Promise<void>;
}
