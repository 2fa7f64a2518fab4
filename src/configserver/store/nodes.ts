import type { Kysely } from "kysely";
import type { Database } from "./database.ts";
import type { Head } from "./gate.ts";
import { parameter, prepared } from "./statements.ts";
import type { Tables } from "./tables.ts";

/** The stored parts of a node's record, with the state that they belong to. */
export interface NodeParts extends Head {
  readonly body: string;
  /** JSON lists, see the tables. */
  readonly networks: string;
  readonly peerNetworks: string;
  readonly users: string;
}

interface Question {
  readonly project: string;
  readonly experiment: string;
  readonly node: string;
}

const nodeStatement = prepared<NodeParts, Question>((db) =>
  db
    .selectFrom("experiments as e")
    .innerJoin("nodes as n", "n.experiment_id", "e.id")
    .select(["e.id", "e.generation", "e.users", "n.body", "n.networks", "n.peer_networks as peerNetworks"])
    .where("e.project", "=", parameter<string>("project"))
    .where("e.experiment", "=", parameter<string>("experiment"))
    .where("n.name", "=", parameter<string>("node")),
);

/** One node; null when there is none of this name. */
export async function readNode(
  database: Database,
  project: string,
  experiment: string,
  node: string,
): Promise<NodeParts | null> {
  return (await nodeStatement(database, { project, experiment, node })) ?? null;
}

/** So many names go into one statement. */
const BATCH = 500;

/**
 * The networks with these keys, as JSON texts by key, of one generation. Null when the experiment is not at that
 * generation any more.
 */
export async function readNetworks(
  database: Database,
  { id, generation }: Head,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string> | null> {
  return database.snapshot(async (db) => {
    if ((await generationOf(db, id)) !== generation) return null;
    const found = new Map<string, string>();
    for (let i = 0; i < keys.length; i += BATCH) {
      const rows = await db
        .selectFrom("networks")
        .select(["key", "body"])
        .where("experiment_id", "=", id)
        .where("key", "in", keys.slice(i, i + BATCH))
        .execute();
      for (const { key, body } of rows) found.set(key, body);
    }
    return found;
  });
}

/** The generation that an experiment is at; undefined when it is gone. */
export async function generationOf(db: Kysely<Tables>, id: number): Promise<number | undefined> {
  const state = await db
    .selectFrom("experiments")
    .select("generation")
    .where("id", "=", id)
    .executeTakeFirst();
  return state?.generation;
}

/** The `container` or `machine` column of a node, with its state; null where the node has none. */
export async function readNodeColumn(
  database: Database,
  column: "container" | "machine",
  project: string,
  experiment: string,
  node: string,
): Promise<(Head & { readonly text: string }) | null> {
  const row = await database.reads
    .selectFrom("experiments as e")
    .innerJoin("nodes as n", "n.experiment_id", "e.id")
    .select(["e.id", "e.generation", `n.${column} as text`])
    .where("e.project", "=", project)
    .where("e.experiment", "=", experiment)
    .where("n.name", "=", node)
    .executeTakeFirst();
  return row === undefined || row.text === null ? null : { ...row, text: row.text };
}
