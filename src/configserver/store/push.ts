import { randomInt } from "node:crypto";
import type { Selectable, Transaction } from "kysely";
import type { ImageView, User } from "../../configapi/index.ts";
import {
  type ContainerRecord,
  containerSchema,
  formatIpv4,
  type TopologyDocument,
} from "../../topology/index.ts";
import { hostsText } from "../derive/hosts.ts";
import { imageViews } from "../derive/images.ts";
import { networkRows } from "../derive/networks.ts";
import { nodeRows } from "../derive/nodes.ts";
import { type Indexed, indexed } from "../derive/source.ts";
import { Problem } from "../problem.ts";
import { type Conditions, checkConditions } from "../rules/conditions.ts";
import { digestOf } from "../rules/digest.ts";
import { type AddressPool, ownAddresses, reserveAddresses } from "./addresses.ts";
import type { Database } from "./database.ts";
import { packDocument, readDocument, writeDocument } from "./documents.ts";
import type { Head } from "./gate.ts";
import { containerTexts, deleteDerived } from "./pages.ts";
import { insertRows } from "./statements.ts";
import type { ExperimentsTable, Tables } from "./tables.ts";

type Db = Transaction<Tables>;
type ExperimentRow = Selectable<ExperimentsTable>;

/** What a push brings; a part that is left out stays as it is. All was checked before. */
export interface Change {
  readonly containers?: readonly ContainerRecord[];
  readonly topology?: TopologyDocument;
  readonly users?: readonly User[];
}

export interface PushRequest {
  readonly project: string;
  readonly experiment: string;
  readonly change: Change;
  readonly conditions: Conditions;
  readonly pool: AddressPool;
}

export interface PushOutcome {
  readonly head: Head;
  readonly created: boolean;
  readonly changed: boolean;
  readonly containers: number;
  /** By the container's name. */
  readonly controlAddresses: ReadonlyMap<string, string>;
}

/** The digests of the parts as the table has them. */
type Digests = Pick<ExperimentRow, "containers_digest" | "config_digest" | "users_digest">;

/**
 * Stores a push in one transaction: who reads meanwhile sees all of the old state or all of the new one. Throws a
 * `Problem` for conditions that do not hold and an experiment that is missing, `PoolExhausted` where addresses are.
 */
export async function push(database: Database, request: PushRequest): Promise<PushOutcome> {
  const { change } = request;
  const digests = await digestsOf(change);
  const packed = change.topology === undefined ? null : await packDocument(JSON.stringify(change.topology));
  return database.write(async (db) => {
    const now = new Date().toISOString();
    const row = await lockRow(db, request, now);
    const existing = row.generation === 0 ? null : row;
    checkConditions(request.conditions, existing);
    const known = (Object.keys(digests) as (keyof Digests)[]).every((part) => row[part] === digests[part]);
    if (existing !== null && known) return unchanged(db, existing);

    let derived = {};
    let addresses: ReadonlyMap<string, string> | null = null;
    if (change.containers !== undefined || change.topology !== undefined) {
      const records = change.containers ?? (await storedRecords(db, row.id));
      const topology = change.topology ?? (await storedTopology(db, row.id));
      addresses = await reserveAddresses(
        db,
        row.id,
        records.map(({ name }) => name),
        request.pool,
      );
      const { project, experiment } = request;
      const source = indexed({ project, experiment, records, topology, addresses });
      const document = packed ?? (topology && (await packDocument(JSON.stringify(topology))));
      derived = await replaceDerived(db, row.id, source, document);
    }
    const generation = row.generation + 1;
    const users = change.users === undefined ? {} : { users: JSON.stringify(change.users) };
    await db
      .updateTable("experiments")
      .set({ ...digests, ...derived, ...users, generation, updated: now })
      .where("id", "=", row.id)
      .execute();
    addresses ??= await storedAddresses(db, row.id);
    return {
      head: { id: row.id, generation },
      created: existing === null,
      changed: true,
      containers: addresses.size,
      controlAddresses: addresses,
    };
  });
}

async function digestsOf({ containers, topology, users }: Change): Promise<Partial<Digests>> {
  const digests: Partial<Digests> = {};
  if (containers !== undefined) digests.containers_digest = await digestOf(containers);
  if (topology !== undefined) {
    const { nodes, networks, ...rest } = topology;
    digests.config_digest = await digestOf([rest, nodes.length, ...nodes, ...networks]);
  }
  if (users !== undefined) digests.users_digest = await digestOf(users);
  return digests;
}

/** The row of the experiment, made where there is none, locked until the transaction ends. */
async function lockRow(
  db: Db,
  { project, experiment, change }: PushRequest,
  now: string,
): Promise<ExperimentRow> {
  const makes = change.containers !== undefined || change.topology !== undefined;
  if (makes) {
    await db
      .insertInto("experiments")
      .values({ id: randomInt(2 ** 48 - 1), project, experiment, created: now, updated: now })
      .onConflict((conflict) => conflict.columns(["project", "experiment"]).doNothing())
      .execute();
  }
  const row = await db
    .updateTable("experiments")
    .set((builder) => ({ generation: builder.ref("generation") }))
    .where("project", "=", project)
    .where("experiment", "=", experiment)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) {
    throw new Problem("noExperiment", `there is no experiment ${project}/${experiment}: push it first`);
  }
  return row;
}

async function unchanged(db: Db, row: ExperimentRow): Promise<PushOutcome> {
  const addresses = await storedAddresses(db, row.id);
  return {
    head: row,
    created: false,
    changed: false,
    containers: addresses.size,
    controlAddresses: addresses,
  };
}

async function storedAddresses(db: Db, experimentId: number): Promise<ReadonlyMap<string, string>> {
  const own = await ownAddresses(db, experimentId);
  return new Map([...own].map(([name, address]) => [name, formatIpv4(address)]));
}

const storedRecordSchema = containerSchema.strip();

async function storedRecords(db: Db, experimentId: number): Promise<ContainerRecord[]> {
  const records: ContainerRecord[] = [];
  for await (const text of containerTexts(db, experimentId)) {
    records.push(storedRecordSchema.parse(JSON.parse(text)));
  }
  return records;
}

async function storedTopology(db: Db, experimentId: number): Promise<TopologyDocument | null> {
  const text = await readDocument(db, experimentId, "topology");
  return text === null ? null : (JSON.parse(text.toString("utf8")) as TopologyDocument);
}

/** Writes everything that is made from what was pushed; returns the columns of the experiment that follow from it. */
async function replaceDerived(
  db: Db,
  experimentId: number,
  source: Indexed,
  document: Uint8Array | null,
): Promise<Partial<ExperimentRow>> {
  await deleteDerived(db, experimentId);
  const images: ImageView[] = imageViews(source);
  let hosts = 0;
  await insertRows(
    db,
    "nodes",
    owned(experimentId, nodeRows(source, images), (row) => {
      if (row.machine !== null) hosts++;
    }),
  );
  await insertRows(db, "networks", owned(experimentId, networkRows(source)));
  if (document !== null) await writeDocument(db, experimentId, "topology", document);
  const text = await packDocument([...hostsText(source)].join(""));
  await writeDocument(db, experimentId, "hosts", text);
  await db
    .deleteFrom("statuses")
    .where("experiment_id", "=", experimentId)
    .where("node", "not in", (builder) =>
      builder.selectFrom("nodes").select("name").where("experiment_id", "=", experimentId),
    )
    .execute();
  return {
    containers: source.records.length,
    hosts,
    networks: source.topology?.networks.length ?? 0,
    images: JSON.stringify(images),
  };
}

/** Rows with the experiment that they belong to. */
function* owned<Row extends object>(
  experimentId: number,
  rows: Iterable<Row>,
  see: (row: Row) => void = () => {},
): Generator<Row & { experiment_id: number }> {
  for (const row of rows) {
    see(row);
    yield { experiment_id: experimentId, ...row };
  }
}
