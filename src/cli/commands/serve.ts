import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_PORT } from "../../configapi/index.ts";
import {
  type Database,
  defaultServerLimits,
  openPostgres,
  openSqlite,
  type RunningServer,
  ServeError,
  type ServerLimits,
  StoreError,
  startServer,
} from "../../configserver/index.ts";
import { EnvironmentError, Exit, UsageError } from "../exit.ts";
import type { Session } from "../program.ts";
import { reason } from "../read.ts";
import type { Terminal } from "../terminal.ts";
import { userFolder } from "../user-folder.ts";
import { VERSION } from "../version.ts";
import { addTokenCommands } from "./serve-token.ts";

/** Where the store is: options of `serve` and of its token commands. */
export interface StoreFlags {
  readonly data?: string;
  readonly database?: string;
}

interface ServeFlags extends StoreFlags {
  readonly host: string;
  readonly port: number;
  readonly insecure?: boolean;
  readonly controlPool: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tokenInUrl?: boolean;
  readonly dist?: string;
  readonly limit?: Partial<ServerLimits>;
}

export function addServe(command: Command, session: Session): void {
  addStoreOptions(command)
    .option("--host <name>", "the address to listen on", "127.0.0.1")
    .addOption(
      new Option("--port <number>", "the port; 0 takes a free one").argParser(readPort).default(DEFAULT_PORT),
    )
    .option("--insecure", "without tokens let everybody who reaches the server do everything")
    .option("--control-pool <cidr>", "the block that control addresses come from", "172.16.0.0/12")
    .option("--tls-cert <file>", "certificate chain (PEM), to serve HTTPS")
    .option("--tls-key <file>", "its private key (PEM)")
    .option("--token-in-url", "let `GET …/delete` take its token as ?token=")
    .option(
      "--dist <dir>",
      "the folder with nsc for nodes that have none (default: what `npm run package` made here)",
    )
    .addOption(
      new Option(
        "--limit <name=value>",
        "change a limit (repeatable); sizes may end in KiB, MiB or GiB",
      ).argParser(readLimit),
    )
    .addHelpText("after", `\nLimits:\n${limitLines().join("\n")}`)
    .action((flags: ServeFlags) => serve(session.terminal, flags));
  addTokenCommands(command, session);
}

export function addStoreOptions(command: Command): Command {
  return command
    .option(
      "--data <dir>",
      "the folder of the embedded database (default: $XDG_DATA_HOME/nsc or ~/.local/share/nsc)",
    )
    .option("--database <url>", "a PostgreSQL database instead: postgres://USER@HOST/NAME");
}

async function serve(terminal: Terminal, flags: ServeFlags): Promise<void> {
  const tls = readTls(terminal, flags);
  const dist = distFolder(terminal, flags);
  const database = await openStore(terminal, flags, true);
  try {
    const running = await start(database, {
      host: flags.host,
      port: flags.port,
      insecure: flags.insecure ?? false,
      controlPool: flags.controlPool,
      tokenInQuery: flags.tokenInUrl ?? false,
      tls,
      dist,
      limits: { ...defaultServerLimits, ...flags.limit },
      version: VERSION,
      log: 2,
    });
    announce(terminal, flags, database, running);
    await endSignal();
    await running.close();
  } finally {
    await database.close();
  }
}

async function start(...settings: Parameters<typeof startServer>): Promise<RunningServer> {
  try {
    return await startServer(...settings);
  } catch (error) {
    if (error instanceof ServeError)
      throw new EnvironmentError(error.message, error.usage ? Exit.usage : Exit.step);
    throw error;
  }
}

function announce(
  terminal: Terminal,
  flags: ServeFlags,
  database: Database,
  { url, guarded }: RunningServer,
): void {
  const { stdout } = terminal;
  const store =
    flags.database === undefined
      ? flags.data === undefined
        ? ""
        : ` --data ${shellWord(flags.data)}`
      : " --database URL";
  stdout.write(`nsc config server listening on ${url}\n`);
  stdout.write(`  data    ${database.where}\n`);
  if (guarded) stdout.write("  access  with a token\n");
  else if (flags.insecure) stdout.write("  access  everybody may do everything, because of --insecure\n");
  else stdout.write("  access  no tokens: everybody on this machine, nobody else\n");
  stdout.write(`  token   nsc serve token create --project PROJECT --scope write${store}\n`);
  terminal.release?.();
}

/** A word as a shell reads it back. */
function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Waits until somebody ends the server. A second signal ends it at once. */
async function endSignal(): Promise<void> {
  await new Promise<void>((done) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(Exit.step));
        done();
      });
    }
  });
}

/** Opens the store that the flags name. What is wrong with it ends nsc with one line. */
export async function openStore(
  terminal: Terminal,
  flags: StoreFlags,
  exclusive: boolean,
): Promise<Database> {
  if (flags.data !== undefined && flags.database !== undefined) {
    throw new UsageError("--data and --database exclude each other");
  }
  try {
    if (flags.database === undefined) return await openSqlite(dataFolder(terminal, flags), { exclusive });
    if (!/^postgres(?:ql)?:\/\//.test(flags.database) || !URL.canParse(flags.database)) {
      throw new UsageError("--database: write postgres://USER@HOST/NAME");
    }
    return await openPostgres(flags.database);
  } catch (error) {
    if (error instanceof StoreError) {
      throw new EnvironmentError(error.message, error.kind === "folder" ? Exit.file : Exit.step);
    }
    throw error;
  }
}

function dataFolder({ cwd, env }: Terminal, { data }: StoreFlags): string {
  return data === undefined ? userFolder(env, "XDG_DATA_HOME") : resolve(cwd, data);
}

/** Where what is handed out at /dist/ stands. */
function distFolder({ cwd, process }: Terminal, { dist }: ServeFlags): string | null {
  if (dist === undefined) {
    const entry = process?.entry ?? null;
    return entry === null ? null : fileURLToPath(new URL("../build/package/", entry));
  }
  const folder = resolve(cwd, dist);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new EnvironmentError(`--dist: there is no folder ${dist}`);
}

function readTls({ cwd }: Terminal, { tlsCert, tlsKey }: ServeFlags): { cert: Buffer; key: Buffer } | null {
  if (tlsCert === undefined && tlsKey === undefined) return null;
  if (tlsCert === undefined || tlsKey === undefined) {
    throw new UsageError("--tls-cert and --tls-key go together");
  }
  const read = (name: string): Buffer => {
    try {
      return readFileSync(resolve(cwd, name));
    } catch (error) {
      throw new EnvironmentError(`${name} cannot be read: ${reason(error)}`);
    }
  };
  return { cert: read(tlsCert), key: read(tlsKey) };
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError("a port is a number from 0 to 65535");
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["KiB", 2 ** 10],
  ["MiB", 2 ** 20],
  ["GiB", 2 ** 30],
]);

/** Seconds; timers hold no more than 24 days. */
const LONGEST_TIMEOUT = 1_000_000;

function readLimit(text: string, before: Partial<ServerLimits> = {}): Partial<ServerLimits> {
  const [name = "", value = ""] = text.split("=");
  if (!Object.hasOwn(defaultServerLimits, name)) {
    throw new InvalidArgumentError(
      `unknown limit "${name}": it is one of ${Object.keys(defaultServerLimits).join(", ")}`,
    );
  }
  const [, digits, unit = ""] = /^(\d{1,15})([A-Za-z]*)$/.exec(value) ?? [];
  const factor = UNITS.get(unit);
  if (digits === undefined || factor === undefined || Number(digits) < 1) {
    throw new InvalidArgumentError(`write --limit ${name}=NUMBER with a number of at least 1`);
  }
  const number = Number(digits) * factor;
  if (name.endsWith("-timeout") && number > LONGEST_TIMEOUT) {
    throw new InvalidArgumentError(`${name} is at most ${LONGEST_TIMEOUT} seconds`);
  }
  return { ...before, [name]: number };
}

function limitLines(): string[] {
  return Object.entries(defaultServerLimits).map(([name, value]) => `  ${name.padEnd(16)} ${value}`);
}
