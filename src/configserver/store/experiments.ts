import type { Selectable } from "kysely";
import type { ExperimentSummary } from "../../configapi/index.ts";
import { Problem } from "../problem.ts";
import { type Conditions, checkConditions } from "../rules/conditions.ts";
import { combinedDigest } from "../rules/digest.ts";
import { releaseAddresses } from "./addresses.ts";
import type { Database } from "./database.ts";
import { deleteDerived } from "./pages.ts";
import type { ExperimentsTable } from "./tables.ts";

const SUMMARY = [
  "project",
  "experiment",
  "generation",
  "containers_digest",
  "config_digest",
  "users_digest",
  "created",
  "updated",
  "containers",
  "hosts",
  "networks",
] as const;

type SummaryRow = Pick<Selectable<ExperimentsTable>, (typeof SUMMARY)[number]>;

/** Which experiments a list has: all, one project's, or one alone. */
export interface ListQuery {
  readonly project: string | null;
  readonly experiment: string | null;
  /** Names the last one of the page before. */
  readonly after: { readonly project: string; readonly experiment: string } | null;
  readonly limit: number;
}

/** Experiments by the byte order of their names. */
export async function listExperiments(database: Database, query: ListQuery): Promise<ExperimentSummary[]> {
  const { project, experiment, after, limit } = query;
  let select = database.reads
    .selectFrom("experiments")
    .select(SUMMARY)
    .orderBy("project")
    .orderBy("experiment")
    .limit(limit);
  if (project !== null) select = select.where("project", "=", project);
  if (experiment !== null) select = select.where("experiment", "=", experiment);
  if (after !== null) {
    select = select.where((builder) =>
      builder.or([
        builder("project", ">", after.project),
        builder.and([builder("project", "=", after.project), builder("experiment", ">", after.experiment)]),
      ]),
    );
  }
  return (await select.execute()).map(summary);
}

/** An experiment with the id that its ETag needs; null when there is none. */
export async function readExperiment(
  database: Database,
  project: string,
  experiment: string,
): Promise<{ readonly id: number; readonly images: string; readonly summary: ExperimentSummary } | null> {
  const row = await database.reads
    .selectFrom("experiments")
    .select([...SUMMARY, "id", "images", "users"])
    .where("project", "=", project)
    .where("experiment", "=", experiment)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, images: row.images, summary: summary(row) };
}

function summary(row: SummaryRow): ExperimentSummary {
  const { containers_digest, config_digest, users_digest, ...rest } = row;
  const { project, experiment, generation, created, updated, containers, hosts, networks } = rest;
  return {
    project,
    experiment,
    generation,
    digest: combinedDigest([containers_digest, config_digest, users_digest]),
    created,
    updated,
    containers,
    hosts,
    networks,
    configured: config_digest !== null,
  };
}

/** Removes an experiment and gives its control addresses back; returns how many. Throws a `Problem` when there is none. */
export async function removeExperiment(
  database: Database,
  project: string,
  experiment: string,
  conditions: Conditions,
): Promise<number> {
  return database.write(async (db) => {
    const row = await db
      .updateTable("experiments")
      .set((builder) => ({ generation: builder.ref("generation") }))
      .where("project", "=", project)
      .where("experiment", "=", experiment)
      .returning(["id", "generation"])
      .executeTakeFirst();
    if (row === undefined)
      throw new Problem("noExperiment", `there is no experiment ${project}/${experiment}`);
    checkConditions(conditions, row);
    const released = await releaseAddresses(db, row.id);
    await deleteDerived(db, row.id);
    await db.deleteFrom("statuses").where("experiment_id", "=", row.id).execute();
    await db.deleteFrom("experiments").where("id", "=", row.id).execute();
    return released;
  });
}
