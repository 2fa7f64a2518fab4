import type { CompiledQuery, Insertable, Kysely } from "kysely";
import { breather } from "../breathe.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

type Db = Kysely<Tables>;

/** Stands for a value that is given when a prepared statement runs. */
class Parameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A place for a value in a prepared statement, typed as the value. */
export function parameter<T>(name: string): T {
  return new Parameter(name) as T;
}

/**
 * A statement that is compiled once for each database instead of each time. `build` makes it with `parameter(NAME)` in
 * the place of values; the function that comes back takes the values by name and gives the first row.
 */
export function prepared<Row, Values extends object>(
  build: (db: Db) => { compile(): CompiledQuery<Row> },
): (database: Database, values: Values) => Row | undefined | Promise<Row | undefined> {
  const compiled = new WeakMap<Database, CompiledQuery<Row>>();
  return (database, values) => {
    let query = compiled.get(database);
    if (query === undefined) {
      query = build(database.reads).compile();
      compiled.set(database, query);
    }
    const parameters: unknown[] = [];
    for (const value of query.parameters) {
      parameters.push(value instanceof Parameter ? values[value.name as keyof Values] : value);
    }
    return database.first(query, parameters);
  };
}

/** So many values go into one statement; SQLite takes 32,766. */
const VALUES = 3_000;

/** Inserts rows many at a time, in slices that let other requests through. All have the same columns. */
export async function insertRows<Name extends keyof Tables & string>(
  db: Db,
  table: Name,
  rows: Iterable<Insertable<Tables[Name]>>,
): Promise<void> {
  const breathe = breather();
  const compiled = new Map<number, CompiledQuery>();
  let columns: string[] = [];
  let values: unknown[] = [];
  const flush = async (): Promise<void> => {
    const count = values.length / columns.length;
    let query = compiled.get(count);
    if (query === undefined) {
      const row = Object.fromEntries(columns.map((column) => [column, null]));
      query = db
        .insertInto(table)
        .values(Array.from({ length: count }, () => row) as never)
        .compile();
      compiled.set(count, query);
    }
    await db.executeQuery({ ...query, parameters: values });
    values = [];
    await breathe();
  };
  for (const row of rows) {
    if (columns.length === 0) columns = Object.keys(row);
    for (const column of columns) values.push((row as Record<string, unknown>)[column]);
    if (values.length + columns.length > VALUES) await flush();
  }
  if (values.length > 0) await flush();
}
