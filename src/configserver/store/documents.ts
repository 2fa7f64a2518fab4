import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Kysely } from "kysely";
import type { DocumentKind, Tables } from "./tables.ts";

const compress = promisify(gzip);
const expand = promisify(gunzip);

type Db = Kysely<Tables>;

/** A text as it is stored. Compressing happens on another thread. */
export async function packDocument(text: string): Promise<Uint8Array> {
  return compress(text, { level: 1 });
}

export async function writeDocument(
  db: Db,
  experimentId: number,
  kind: DocumentKind,
  body: Uint8Array,
): Promise<void> {
  await db.insertInto("documents").values({ experiment_id: experimentId, kind, body }).execute();
}

/** The document's text in UTF-8; null where the experiment has none. */
export async function readDocument(db: Db, experimentId: number, kind: DocumentKind): Promise<Buffer | null> {
  const row = await db
    .selectFrom("documents")
    .select("body")
    .where("experiment_id", "=", experimentId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row === undefined ? null : expand(row.body);
}
