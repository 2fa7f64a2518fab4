import type { CompiledQuery, Insertable, Kysely } from "kysely";
import { breather } from "../breathe.ts";
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
 * the place of values; `run` gives the values by name.
 */
export function prepared<Row, Values extends object>(
  build: (db: Db) => { compile(): CompiledQuery<Row> },
): (db: Db, values: Values) => Promise<Row[]> {
  const compiled = new WeakMap<Db, CompiledQuery<Row>>();
  return async (db, values) => {
    let query = compiled.get(db);
    if (query === undefined) {
      query = build(db).compile();
      compiled.set(db, query);
    }
    const parameters = query.parameters.map((value) =>
      value instanceof Parameter ? values[value.name as keyof Values] : value,
    );
    const { rows } = await db.executeQuery<Row>({ ...query, parameters } as CompiledQuery<Row>);
    return rows;
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
