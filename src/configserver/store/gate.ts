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

/** Looks up a token by its id and an experiment by its name; empty texts for what is not asked. */
export function readGate(
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
