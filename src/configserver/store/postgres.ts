import { type CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import type { ClientConfig, PoolConfig } from "pg";
import type { Database } from "./database.ts";
import { migrate } from "./migrations.ts";
import { errorCode, StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

/** Connections of one server; PostgreSQL permits 100 in all unless told otherwise. */
const READ_CONNECTIONS = 10;
const WRITE_CONNECTIONS = 8;
/** How long a connection may take to open, and how long requests wait for one that is free, in ms. */
const CONNECT_TIMEOUT = 5_000;
const QUEUE_TIMEOUT = 30_000;
/** Of `pg_advisory_xact_lock`: any number that no other program uses. */
const MIGRATION_LOCK = 5_320_001;
const ATTEMPTS = 5;
const BIGINT = 20;

/** Opens a PostgreSQL database by its URL. */
export async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import("pg");
  // The pool has one time-out for both.
  class Client extends pg.Client {
    constructor(config?: ClientConfig) {
      super({ ...config, connectionTimeoutMillis: CONNECT_TIMEOUT });
    }
  }
  const connect = (limits: PoolConfig): InstanceType<typeof pg.Pool> => {
    const pool = new pg.Pool({
      connectionString: url,
      application_name: "nsc serve",
      Client,
      connectionTimeoutMillis: QUEUE_TIMEOUT,
      keepAlive: true,
      ...limits,
      types: {
        // Ids, generations and addresses are all below 2^53.
        getTypeParser: (oid: number, format?: "text" | "binary") =>
          oid === BIGINT ? Number : pg.types.getTypeParser(oid, format as "text"),
      },
    });
    // Idle connections fail when the database ends; the next request opens new ones.
    pool.on("error", () => {});
    pool.on("connect", (client) => {
      client.on("error", () => {});
      // What was answered must be on the disk, also where the database is configured otherwise.
      client.query("set synchronous_commit to on").catch(() => {});
    });
    return pool;
  };
  const readPool = connect({ max: READ_CONNECTIONS, statement_timeout: 10_000, query_timeout: 12_000 });
  const writePool = connect({
    max: WRITE_CONNECTIONS,
    statement_timeout: 60_000,
    query_timeout: 65_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  const reads = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: readPool }) });
  const writes = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: writePool }) });
  const close = async (): Promise<void> => {
    await Promise.allSettled([reads.destroy(), writes.destroy()]);
  };
  try {
    await prepare(writes);
  } catch (error) {
    await close();
    throw postgresError(error) ?? error;
  }
  return {
    where: describe(url),
    reads,
    first: async <Row>({ sql: text }: CompiledQuery<Row>, values: readonly unknown[]) => {
      const { rows } = await readPool.query({ name: statementName(text), text, values: [...values] });
      return rows[0] as Row | undefined;
    },
    version: () => null,
    snapshot: (work) =>
      reads.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(work),
    write: (work) => attempt(writes, work),
    errorOf: postgresError,
    close,
  };
}

async function prepare(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(transaction);
    if (rows[0]?.server_encoding !== "UTF8") {
      throw new StoreError(
        "unusable",
        `the database has the encoding ${rows[0]?.server_encoding}: make one with UTF8, for instance ` +
          "createdb --encoding UTF8 --template template0 nsc",
      );
    }
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
    await migrate(transaction, { bytes: "bytea", sortedText: 'text collate "C"' });
  });
}

/** Runs a transaction, and again where PostgreSQL ended it because of another one. */
async function attempt<T>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const again = ["40001", "40P01"].includes(errorCode(error));
      if (!again || tries === ATTEMPTS) throw error;
    }
  }
}

/** The store's word for an error of PostgreSQL or of the connection to it; null for anything else. */
function postgresError(error: unknown): StoreError | null {
  if (error instanceof StoreError) return error;
  const code = errorCode(error);
  if (code === "53100") return new StoreError("full", "there is no space left for the database", error);
  const refused = /^(?:08|53|57P|58|25006|40|55P03|57014)/.test(code) && /^[0-9A-Z]{5}$/.test(code);
  const network = /^E[A-Z_]+$/.test(code);
  // pg's own errors have no code.
  const driver =
    code === "" &&
    error instanceof Error &&
    /^(?:Connection terminated|timeout exceeded|Client has encountered|Query read timeout|Cannot use a pool)/i.test(
      error.message,
    );
  if (refused || network || driver) {
    return new StoreError("unavailable", "the database does not answer at the moment", error);
  }
  if (/^(?:28|3D)/.test(code)) {
    return new StoreError("unusable", `PostgreSQL refuses: ${(error as Error).message}`, error);
  }
  return null;
}

/** PostgreSQL plans a statement once for each connection and name. */
function statementName(text: string): string {
  let name = NAMES.get(text);
  if (name === undefined) {
    name = `nsc-${NAMES.size}`;
    NAMES.set(text, name);
  }
  return name;
}

const NAMES = new Map<string, string>();

/** Host, port and name of the database, without user and password. */
function describe(url: string): string {
  const { host, pathname } = new URL(url);
  return `PostgreSQL ${host || "(local socket)"}${pathname}`;
}
