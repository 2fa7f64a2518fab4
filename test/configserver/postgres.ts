import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VERSIONS = "/usr/lib/postgresql";

/** The folder of PostgreSQL's own programs; null where it is not installed. */
export function postgresPrograms(): string | null {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const found = versions
    .map((version) => join(VERSIONS, version, "bin"))
    .filter((path) => existsSync(join(path, "initdb")));
  return found.at(-1) ?? null;
}

/** A PostgreSQL of the test's own on a free loopback port. */
export class ThrowAwayPostgres {
  readonly port: number;
  readonly #programs: string;
  readonly #folder: string;
  #databases = 0;

  private constructor(programs: string, folder: string, port: number) {
    this.#programs = programs;
    this.#folder = folder;
    this.port = port;
  }

  static async start(): Promise<ThrowAwayPostgres> {
    const programs = postgresPrograms();
    if (programs === null) throw new Error("PostgreSQL is not installed");
    const folder = mkdtempSync(join(tmpdir(), "nsc-postgres-"));
    if (process.getuid?.() === 0) chownSync(folder, ...postgresUser());
    const postgres = new ThrowAwayPostgres(programs, folder, await freePort());
    postgres.#run(
      "initdb",
      "-D",
      postgres.#data,
      "-A",
      "trust",
      "-U",
      "postgres",
      "--no-sync",
      "-E",
      "UTF8",
      "--no-locale",
    );
    postgres.resume();
    return postgres;
  }

  get #data(): string {
    return join(this.#folder, "data");
  }

  /** A new, empty database, in a tablespace of its own where one is named. */
  createDatabase(tablespace = "pg_default"): string {
    const name = `nsc${++this.#databases}`;
    this.query("postgres", `create database ${name} tablespace ${tablespace}`);
    return `postgres://postgres@127.0.0.1:${this.port}/${name}`;
  }

  query(database: string, sql: string): string {
    return this.#run(
      "psql",
      "-h",
      this.#folder,
      "-p",
      String(this.port),
      "-U",
      "postgres",
      "-d",
      database,
      "-Atc",
      sql,
    );
  }

  /** Ends PostgreSQL, cutting all connections. */
  pause(): void {
    this.#run("pg_ctl", "-D", this.#data, "-m", "immediate", "-w", "stop");
  }

  resume(): void {
    const options = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${this.#folder} -c max_connections=200`;
    this.#run("pg_ctl", "-D", this.#data, "-w", "-l", join(this.#folder, "log"), "-o", options, "start");
  }

  stop(): void {
    try {
      this.pause();
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** PostgreSQL refuses to run as root. */
  #run(program: string, ...programArguments: string[]): string {
    const path = join(this.#programs, program);
    const [command, words] =
      process.getuid?.() === 0
        ? ["runuser", ["-u", "postgres", "--", path, ...programArguments]]
        : [path, programArguments];
    return execFileSync(command as string, words as string[], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      cwd: "/",
    });
  }
}

function postgresUser(): [number, number] {
  const id = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return [id("-u"), id("-g")];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === "object" && address !== null ? address.port : 0;
}
