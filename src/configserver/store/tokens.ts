import { newToken, type Scope } from "../rules/token.ts";
import type { Database } from "./database.ts";

/** A token as `nsc serve token list` shows it. */
export interface TokenRow {
  readonly id: string;
  readonly project: string;
  readonly experiment: string | null;
  readonly scope: string;
  readonly created: string;
  readonly expires: string | null;
}

export interface TokenRequest {
  /** `*` for all. */
  readonly project: string;
  readonly experiment: string | null;
  readonly scope: Scope;
  /** ISO 8601 in UTC; null for no end. */
  readonly expires: string | null;
}

/** Makes a token and returns its text, which is not stored. */
export async function createToken(database: Database, request: TokenRequest): Promise<string> {
  const { text, id, hash } = newToken();
  const created = new Date().toISOString();
  await database.write((transaction) =>
    transaction
      .insertInto("tokens")
      .values({ id, hash, created, revoked: null, ...request })
      .execute(),
  );
  return text;
}

/** The tokens that were not revoked, oldest first. */
export async function listTokens(database: Database): Promise<TokenRow[]> {
  return database.reads
    .selectFrom("tokens")
    .select(["id", "project", "experiment", "scope", "created", "expires"])
    .where("revoked", "is", null)
    .orderBy("created")
    .orderBy("id")
    .execute();
}

/** Ends a token. False when there is none of this id, or it was revoked before. Its row stays: see `GateRow.guarded`. */
export async function revokeToken(database: Database, id: string): Promise<boolean> {
  const revoked = new Date().toISOString();
  const { numUpdatedRows } = await database.write((transaction) =>
    transaction
      .updateTable("tokens")
      .set({ revoked })
      .where("id", "=", id)
      .where("revoked", "is", null)
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n;
}
