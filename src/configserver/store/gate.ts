import { sql } from "kysely";
import type { Database } from "./database.ts";
import { parameter, prepared } from "./statements.ts";

/** Who asks, and what of: all that has to be known before a request is looked at further. */
export interface GateRow {
  /** Whether any token was ever made. */
  readonly guarded: boolean;
  readonly token: GateToken | null;
  /** The experiment that the request is about; null where it does not exist or none is named. */
  readonly head: Head | null;
}

export interface GateToken {
  readonly id: string;
  readonly hash: string;
  readonly project: string;
  readonly experiment: string | null;
  readonly scope: string;
  readonly expires: string | null;
  readonly revoked: string | null;
}

/** The state of an experiment: what was read of it is true as long as these two are. */
export interface Head {
  readonly id: number;
  readonly generation: number;
}

interface Question {
  readonly token: string;
  readonly project: string;
  readonly experiment: string;
}

interface Answer {
  readonly guarded: string | null;
  readonly hash: string | null;
  readonly tokenProject: string | null;
  readonly tokenExperiment: string | null;
  readonly scope: string | null;
  readonly expires: string | null;
  readonly revoked: string | null;
  readonly id: number | null;
  readonly generation: number | null;
}

/** One statement for everything, because it runs for each request. */
const gateStatement = prepared<Answer, Question>((db) =>
  db
    .selectFrom(sql<{ one: number }>`(select 1 as one)`.as("always"))
    .leftJoin("tokens as t", (join) => join.on("t.id", "=", parameter<string>("token")))
    .leftJoin("experiments as e", (join) =>
      join
        .on("e.project", "=", parameter<string>("project"))
        .on("e.experiment", "=", parameter<string>("experiment")),
    )
    .select((builder) => [
      builder.selectFrom("tokens").select("id").limit(sql.lit(1)).as("guarded"),
      "t.hash",
      "t.project as tokenProject",
      "t.experiment as tokenExperiment",
      "t.scope",
      "t.expires",
      "t.revoked",
      "e.id",
      "e.generation",
    ]),
);

/** Rows that are true while the store is at one version. */
class KnownRows {
  #version: number | null = null;
  readonly #rows = new Map<string, GateRow>();

  /** The rows to look in at this version. */
  at(version: number): Map<string, GateRow> {
    if (version !== this.#version || this.#rows.size >= MOST_KNOWN) this.#rows.clear();
    this.#version = version;
    return this.#rows;
  }
}

const MOST_KNOWN = 10_000;
const KNOWN = new WeakMap<Database, KnownRows>();

/**
 * Looks up a token by its id and an experiment by its name; empty texts for what is not asked. The store is asked each
 * time: for the row itself, or whether anything was committed since the row was read.
 */
export function readGate(
  database: Database,
  token: string,
  project: string,
  experiment: string,
): GateRow | Promise<GateRow> {
  // Before the row: what is committed in between makes the row newer than its version, never older.
  const version = database.version();
  if (version === null) return askGate(database, token, project, experiment);
  let known = KNOWN.get(database);
  if (known === undefined) {
    known = new KnownRows();
    KNOWN.set(database, known);
  }
  const rows = known.at(version);
  const key = `${token}/${project}/${experiment}`;
  const row = rows.get(key) ?? askGate(database, token, project, experiment);
  if (!(row instanceof Promise)) rows.set(key, row);
  return row;
}

function askGate(
  database: Database,
  token: string,
  project: string,
  experiment: string,
): GateRow | Promise<GateRow> {
  const answer = gateStatement(database, { token, project, experiment });
  return answer instanceof Promise ? answer.then((row) => gateRow(row, token)) : gateRow(answer, token);
}

function gateRow(answer: Answer | undefined, tokenId: string): GateRow {
  if (answer === undefined) throw new Error("the gate has always one row");
  const { guarded, hash, tokenProject, scope, id, generation } = answer;
  return {
    guarded: guarded !== null,
    token:
      hash === null || tokenProject === null || scope === null
        ? null
        : {
            id: tokenId,
            hash,
            project: tokenProject,
            experiment: answer.tokenExperiment,
            scope,
            expires: answer.expires,
            revoked: answer.revoked,
          },
    head: id === null || generation === null ? null : { id, generation },
  };
}
