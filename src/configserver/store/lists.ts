import type { Kysely } from "kysely";
import type { Database } from "./database.ts";
import { readDocument } from "./documents.ts";
import type { Head } from "./gate.ts";
import { containerTexts, networkTexts } from "./pages.ts";
import type { Tables } from "./tables.ts";

/** Everything that is read of an experiment as a whole. */
export type ListKind = "containers" | "networks" | "images" | "users" | "hosts" | "topology";

/** A whole list of one generation, as bytes in pieces. */
export interface List extends Head {
  readonly chunks: readonly Buffer[];
}

/** About so many characters make one piece. */
const CHUNK = 64 * 1024;

/** Reads a list; null where the experiment, or this part of it, does not exist. */
export async function readList(
  database: Database,
  project: string,
  experiment: string,
  kind: ListKind,
): Promise<List | null> {
  return database.snapshot(async (db) => {
    const row = await db
      .selectFrom("experiments")
      .select(["id", "generation", "images", "users"])
      .where("project", "=", project)
      .where("experiment", "=", experiment)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { id, generation } = row;
    const chunks =
      kind === "images" || kind === "users" ? [Buffer.from(row[kind])] : await readChunks(db, id, kind);
    return chunks === null ? null : { id, generation, chunks };
  });
}

async function readChunks(
  db: Kysely<Tables>,
  id: number,
  kind: "containers" | "networks" | "hosts" | "topology",
): Promise<Buffer[] | null> {
  if (kind === "hosts" || kind === "topology") {
    const document = await readDocument(db, id, kind);
    return document === null ? null : pieces(document);
  }
  const chunks: Buffer[] = [];
  let text = "[";
  let separator = "";
  for await (const item of kind === "containers" ? containerTexts(db, id) : networkTexts(db, id)) {
    text += separator + item;
    separator = ",";
    if (text.length < CHUNK) continue;
    chunks.push(Buffer.from(text));
    text = "";
  }
  chunks.push(Buffer.from(`${text}]`));
  return chunks;
}

function pieces(whole: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < whole.length; at += CHUNK) chunks.push(whole.subarray(at, at + CHUNK));
  return chunks;
}
