import type { Kysely } from "kysely";
import { breather } from "../breathe.ts";
import type { Tables } from "./tables.ts";

type Db = Kysely<Tables>;

/** Rows that are read or deleted in one statement: short enough to keep nobody waiting. */
const PAGE = 2_000;

/** The records of containers.json in its order, as JSON texts. Several statements: call it in a snapshot. */
export async function* containerTexts(db: Db, experimentId: number): AsyncGenerator<string> {
  const breathe = breather();
  for (let after = -1; ; ) {
    const rows = await db
      .selectFrom("nodes")
      .select(["ordinal", "container"])
      .where("experiment_id", "=", experimentId)
      .where("ordinal", ">", after)
      .orderBy("ordinal")
      .limit(PAGE)
      .execute();
    for (const { container } of rows) {
      if (container === null) return;
      yield container;
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.ordinal ?? after;
    await breathe();
  }
}

/** The networks of the experiment in the order of topology.json, as JSON texts. Call it in a snapshot. */
export async function* networkTexts(db: Db, experimentId: number): AsyncGenerator<string> {
  const breathe = breather();
  for (let after = -1; ; ) {
    const rows = await db
      .selectFrom("networks")
      .select(["ordinal", "body"])
      .where("experiment_id", "=", experimentId)
      .where("layer", "=", "virtual")
      .where("ordinal", ">", after)
      .orderBy("ordinal")
      .limit(PAGE)
      .execute();
    for (const { body } of rows) yield body;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.ordinal ?? after;
    await breathe();
  }
}

/** Removes all that was made from what was pushed, in slices. */
export async function deleteDerived(db: Db, experimentId: number): Promise<void> {
  const breathe = breather();
  for (const table of ["nodes", "networks"] as const) {
    const { last } = await db
      .selectFrom(table)
      .select((builder) => builder.fn.max("ordinal").as("last"))
      .where("experiment_id", "=", experimentId)
      .executeTakeFirstOrThrow();
    for (let before = PAGE; before <= (last ?? -1); before += PAGE) {
      await db
        .deleteFrom(table)
        .where("experiment_id", "=", experimentId)
        .where("ordinal", "<", before)
        .execute();
      await breathe();
    }
    await db.deleteFrom(table).where("experiment_id", "=", experimentId).execute();
  }
  await db.deleteFrom("documents").where("experiment_id", "=", experimentId).execute();
}
