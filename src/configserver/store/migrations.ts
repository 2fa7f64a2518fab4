import { type Kysely, sql } from "kysely";
import { StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

/** What differs between the databases where tables are made. */
export interface ColumnTypes {
  readonly bytes: "blob" | "bytea";
  /** Text that sorts by its bytes. */
  readonly sortedText: string;
}

type Migration = (db: Kysely<Tables>, types: ColumnTypes) => Promise<void>;

/** In order; one that was released is never changed. The version of a database is how many it has had. */
const MIGRATIONS: readonly Migration[] = [firstTables];

/** Brings a database up to date. Has to run in one transaction that keeps other servers out. */
export async function migrate(db: Kysely<Tables>, types: ColumnTypes): Promise<void> {
  await sql`create table if not exists schema_version (version integer not null)`.execute(db);
  const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(db);
  const version = rows[0]?.version ?? 0;
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      "newer",
      `the database has version ${version}, this nsc knows versions up to ${MIGRATIONS.length}: use the newer nsc`,
    );
  }
  if (version === MIGRATIONS.length) return;
  for (const step of MIGRATIONS.slice(version)) await step(db, types);
  await sql`delete from schema_version`.execute(db);
  await sql`insert into schema_version values (${MIGRATIONS.length})`.execute(db);
}

async function firstTables(db: Kysely<Tables>, { bytes, sortedText }: ColumnTypes): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("experiments")
    .addColumn("id", "bigint", (column) => column.primaryKey())
    .addColumn("project", sql.raw(sortedText), (column) => column.notNull())
    .addColumn("experiment", sql.raw(sortedText), (column) => column.notNull())
    .addColumn("generation", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("containers_digest", "text")
    .addColumn("config_digest", "text")
    .addColumn("users_digest", "text")
    .addColumn("created", "text", (column) => column.notNull())
    .addColumn("updated", "text", (column) => column.notNull())
    .addColumn("containers", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("hosts", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("networks", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("images", "text", (column) => column.notNull().defaultTo("[]"))
    .addColumn("users", "text", (column) => column.notNull().defaultTo("[]"))
    .addUniqueConstraint("experiments_name", ["project", "experiment"])
    .execute();
  await schema
    .createTable("nodes")
    .addColumn("experiment_id", "bigint", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("role", "text")
    .addColumn("host", "text")
    .addColumn("control_address", "text")
    .addColumn("container", "text")
    .addColumn("machine", "text")
    .addColumn("networks", "text", (column) => column.notNull())
    .addColumn("peer_networks", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("nodes_key", ["experiment_id", "name"])
    .addUniqueConstraint("nodes_order", ["experiment_id", "ordinal"])
    .execute();
  await schema
    .createTable("networks")
    .addColumn("experiment_id", "bigint", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("layer", "text", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("networks_key", ["experiment_id", "key"])
    .addUniqueConstraint("networks_order", ["experiment_id", "layer", "ordinal"])
    .execute();
  await schema
    .createTable("documents")
    .addColumn("experiment_id", "bigint", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("body", sql.raw(bytes), (column) => column.notNull())
    .addPrimaryKeyConstraint("documents_key", ["experiment_id", "kind"])
    .execute();
  await schema
    .createTable("addresses")
    .addColumn("address", "bigint", (column) => column.primaryKey())
    .addColumn("experiment_id", "bigint", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addUniqueConstraint("addresses_owner", ["experiment_id", "name"])
    .execute();
  await schema
    .createTable("pools")
    .addColumn("cidr", "text", (column) => column.primaryKey())
    .addColumn("next", "bigint", (column) => column.notNull())
    .execute();
  await schema
    .createTable("locks")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("taken", "bigint", (column) => column.notNull())
    .execute();
  await db.insertInto("locks").values({ name: "addresses", taken: 0 }).execute();
  await schema
    .createTable("statuses")
    .addColumn("experiment_id", "bigint", (column) => column.notNull())
    .addColumn("node", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("message", "text")
    .addColumn("reported", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("statuses_key", ["experiment_id", "node"])
    .execute();
  await schema
    .createTable("tokens")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("project", "text", (column) => column.notNull())
    .addColumn("experiment", "text")
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("created", "text", (column) => column.notNull())
    .addColumn("expires", "text")
    .addColumn("revoked", "text")
    .execute();
}
