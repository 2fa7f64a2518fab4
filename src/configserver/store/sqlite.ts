import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type SqliteHandle from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteQueryCompiler,
} from "kysely";
import type { Database } from "./database.ts";
import { migrate } from "./migrations.ts";
import { errorCode, StoreError } from "./store-error.ts";
import type { Tables } from "./tables.ts";

type Handle = SqliteHandle.Database;
type Begin = "begin" | "begin immediate";

export interface SqliteOptions {
  /** Whether this is the server: only one may have a folder at a time. Token commands work beside it. */
  readonly exclusive: boolean;
  /** The most pages of 4 KiB that the database may have. */
  readonly maximumPages?: number;
}

/** How long a statement waits for another process, such as a token command, in ms. */
const PATIENCE = 10_000;

/** Opens the embedded database in a folder, which is made where it does not exist. */
export async function openSqlite(folder: string, options: SqliteOptions): Promise<Database> {
  const open = await loadSqlite();
  const closers: (() => void)[] = [];
  try {
    makeFolder(resolve(folder));
    if (options.exclusive) closers.push(lockFolder(open, folder));
    const path = join(folder, "nsc.db");
    makePrivate(path);
    const connect = (): Handle => {
      const handle = open(path);
      closers.unshift(() => handle.close());
      handle.pragma(`busy_timeout = ${PATIENCE}`);
      handle.pragma("journal_mode = WAL");
      handle.pragma("synchronous = FULL");
      return handle;
    };
    const writer = connect();
    if (options.maximumPages !== undefined) writer.pragma(`max_page_count = ${options.maximumPages}`);
    const writes = kyselyOver(new Statements(writer), "begin immediate");
    await writes
      .transaction()
      .execute((transaction) => migrate(transaction, { bytes: "blob", sortedText: "text" }));
    const readStatements = new Statements(connect());
    const reads = kyselyOver(readStatements, "begin");
    // Only reads use this connection: the number changes with whatever another one commits.
    const version = readStatements.handle.prepare<[], number>("pragma data_version").pluck();
    const snapshots = kyselyOver(new Statements(connect()), "begin");
    return {
      where: folder,
      reads,
      first: <Row>({ sql }: CompiledQuery<Row>, parameters: readonly unknown[]) =>
        readStatements.first(sql, parameters) as Row | undefined,
      version: () => version.get() ?? null,
      snapshot: (work) => snapshots.transaction().execute(work),
      write: (work) => writes.transaction().execute(work),
      errorOf: sqliteError,
      close: async () => {
        for (const close of closers) close();
      },
    };
  } catch (error) {
    for (const close of closers) close();
    throw sqliteError(error) ?? fileError(folder, error) ?? error;
  }
}

async function loadSqlite(): Promise<(path: string, options?: SqliteHandle.Options) => Handle> {
  try {
    const { default: Sqlite } = await import("better-sqlite3");
    // The native part is loaded by the first database.
    new Sqlite(":memory:").close();
    return (path, options) => new Sqlite(path, options);
  } catch (error) {
    throw new StoreError(
      "unusable",
      "the embedded database needs the package better-sqlite3, which is not installed or does not fit this Node: " +
        "run `npm install better-sqlite3@12.11.1` in nsc's folder (without a prebuilt binary it needs a C++ compiler), " +
        "or use PostgreSQL with --database postgres://…",
      error,
    );
  }
}

/** Holds a lock that ends with the process, however that ends. */
function lockFolder(open: (path: string, options?: SqliteHandle.Options) => Handle, folder: string) {
  const path = join(folder, "serve.lock");
  makePrivate(path);
  const handle = open(path, { timeout: 0 });
  try {
    handle.pragma("locking_mode = EXCLUSIVE");
    handle.exec("begin exclusive");
  } catch (error) {
    handle.close();
    if (!errorCode(error).startsWith("SQLITE_BUSY")) throw error;
    throw new StoreError(
      "busy",
      `another nsc serve uses ${folder}: end it, give this one a folder of its own with --data, or use ` +
        "PostgreSQL, which several servers may share",
    );
  }
  return () => handle.close();
}

/** Makes a folder that only its owner enters, and those above it. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  // Step by step: Node's own recursive mkdir never ends in a file system such as /proc.
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** Makes a file that only its owner reads. */
function makePrivate(path: string): void {
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
}

/** A connection that keeps what it has prepared. */
class Statements {
  readonly handle: Handle;
  readonly #prepared = new Map<string, SqliteHandle.Statement>();
  readonly #bare = new Map<string, BareStatement>();

  constructor(handle: Handle) {
    this.handle = handle;
  }

  prepare(sql: string): SqliteHandle.Statement {
    let statement = this.#prepared.get(sql);
    if (statement === undefined) {
      statement = this.handle.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }

  /** The first row. The driver makes arrays much faster than objects. */
  first(sql: string, parameters: readonly unknown[]): Record<string, unknown> | undefined {
    let bare = this.#bare.get(sql);
    if (bare === undefined) {
      const statement = this.handle.prepare<unknown[], unknown[]>(sql).raw();
      bare = { statement, columns: statement.columns().map(({ name }) => name) };
      this.#bare.set(sql, bare);
    }
    const values = bare.statement.get(...parameters);
    if (values === undefined) return undefined;
    const row: Record<string, unknown> = {};
    for (const [index, column] of bare.columns.entries()) row[column] = values[index];
    return row;
  }

  close(): void {
    this.handle.close();
  }
}

/** A statement whose rows are arrays. */
interface BareStatement {
  readonly statement: SqliteHandle.Statement<unknown[], unknown[]>;
  readonly columns: readonly string[];
}

function kyselyOver(database: Statements, begin: Begin): Kysely<Tables> {
  const driver = new TransactionalDriver({ database }, database.handle, begin);
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: () => {
        throw new Error("the tables are known");
      },
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

class TransactionalDriver extends SqliteDriver {
  readonly #handle: Handle;
  readonly #begin: Begin;

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0], handle: Handle, begin: Begin) {
    super(config);
    this.#handle = handle;
    this.#begin = begin;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#begin));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // After some errors, such as a full disk, SQLite has rolled back by itself.
    if (this.#handle.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** The store's word for an error of SQLite; null for anything else. */
function sqliteError(error: unknown): StoreError | null {
  if (error instanceof StoreError) return error;
  const code = errorCode(error);
  if (code === "SQLITE_FULL" || code === "SQLITE_IOERR_WRITE") {
    return new StoreError("full", "there is no space left for the database", error);
  }
  if (/^SQLITE_(?:BUSY|LOCKED|IOERR|CANTOPEN|READONLY|PROTOCOL|NOMEM)/.test(code)) {
    return new StoreError("unavailable", "the database file cannot be used at the moment", error);
  }
  return null;
}

function fileError(folder: string, error: unknown): StoreError | null {
  if (!/^E[A-Z]+$/.test(errorCode(error))) return null;
  return new StoreError(
    "folder",
    `the data folder ${folder} cannot be used: ${(error as Error).message}`,
    error,
  );
}
