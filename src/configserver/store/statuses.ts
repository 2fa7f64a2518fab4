import type { NodeStatus, Status, StatusReport } from "../../configapi/index.ts";
import { nodeStateSchema } from "../../configapi/index.ts";
import type { Database } from "./database.ts";

/** Stores what a node reports; null when the experiment has no such node. */
export async function reportStatus(
  database: Database,
  experimentId: number,
  node: string,
  report: StatusReport,
): Promise<Status | null> {
  const reported = new Date().toISOString();
  const message = report.message === undefined ? null : JSON.stringify(report.message);
  return database.write(async (db) => {
    const known = await db
      .selectFrom("nodes")
      .select("name")
      .where("experiment_id", "=", experimentId)
      .where("name", "=", node)
      .executeTakeFirst();
    if (known === undefined) return null;
    const row = { state: report.state, message, reported };
    await db
      .insertInto("statuses")
      .values({ experiment_id: experimentId, node, ...row })
      .onConflict((conflict) => conflict.columns(["experiment_id", "node"]).doUpdateSet(row))
      .execute();
    return { node, state: report.state, message: report.message ?? null, reported };
  });
}

/** Nodes with what they last reported, in the experiment's order; `after` is the ordinal of the last one before. */
export async function listStatuses(
  database: Database,
  experimentId: number,
  after: number,
  limit: number,
): Promise<(NodeStatus & { readonly ordinal: number })[]> {
  const rows = await database.reads
    .selectFrom("nodes as n")
    .leftJoin("statuses as s", (join) =>
      join.onRef("s.experiment_id", "=", "n.experiment_id").onRef("s.node", "=", "n.name"),
    )
    .select([
      "n.ordinal",
      "n.name",
      "n.role",
      "n.host",
      "n.control_address",
      "s.state",
      "s.message",
      "s.reported",
    ])
    .where("n.experiment_id", "=", experimentId)
    .where("n.ordinal", ">", after)
    .orderBy("n.ordinal")
    .limit(limit)
    .execute();
  return rows.map(({ ordinal, name, role, host, control_address, state, message, reported }) => ({
    ordinal,
    name,
    role,
    host,
    controlAddress: control_address,
    state: state === null ? null : nodeStateSchema.parse(state),
    message: message === null ? null : (JSON.parse(message) as string),
    reported,
  }));
}
