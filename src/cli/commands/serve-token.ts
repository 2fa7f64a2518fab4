import { type Command, InvalidArgumentError, Option } from "commander";
import { isId } from "../../configapi/index.ts";
import {
  createToken,
  type Database,
  listTokens,
  revokeToken,
  SCOPES,
  type Scope,
  type StoreError,
} from "../../configserver/index.ts";
import { EnvironmentError, Exit, UsageError } from "../exit.ts";
import type { Session } from "../program.ts";
import { tableLines } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import { addStoreOptions, openStore, type StoreFlags } from "./serve.ts";

interface CreateFlags extends StoreFlags {
  readonly project: string;
  readonly experiment?: string;
  readonly scope: Scope;
  /** Milliseconds from now. */
  readonly expires?: number;
}

/** `nsc serve token …`, which works beside a running server. */
export function addTokenCommands(serve: Command, { terminal }: Session): void {
  const token = serve.command("token").description("make, list and revoke access tokens");
  addStoreOptions(token.command("create").description("make a token and print it, this once"))
    .addOption(
      new Option("--project <project>", "the project it is for; '*' for all")
        .argParser(readProject)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--experiment <name>", "only this experiment of the project").argParser(readExperiment),
    )
    .addOption(new Option("--scope <scope>", "what it permits").choices(SCOPES).makeOptionMandatory())
    .addOption(new Option("--expires <time>", "when it ends, such as 12h or 30d").argParser(readTime))
    .action((_flags, command: Command) => create(terminal, command.optsWithGlobals()));
  addStoreOptions(token.command("list").description("list the tokens, by id")).action(
    (_flags, command: Command) => list(terminal, command.optsWithGlobals()),
  );
  addStoreOptions(token.command("revoke").description("end a token"))
    .argument("<id>", "its id, from `token list`")
    .action((id: string, _flags, command: Command) => revoke(terminal, id, command.optsWithGlobals()));
}

async function create(terminal: Terminal, flags: CreateFlags): Promise<void> {
  const { project, experiment = null, scope, expires } = flags;
  if (experiment !== null && project === "*")
    throw new UsageError("--experiment needs one --project, not '*'");
  const text = await withStore(terminal, flags, (database) =>
    createToken(database, {
      project,
      experiment,
      scope,
      expires: expires === undefined ? null : new Date(Date.now() + expires).toISOString(),
    }),
  );
  terminal.stdout.write(`${text}\n`);
}

async function list(terminal: Terminal, flags: StoreFlags): Promise<void> {
  const tokens = await withStore(terminal, flags, listTokens);
  const now = new Date().toISOString();
  const rows = tokens.map(({ id, project, experiment, scope, created, expires }) => [
    id,
    experiment === null ? project : `${project}/${experiment}`,
    scope,
    created,
    expires === null ? "never" : expires < now ? `${expires} (over)` : expires,
  ]);
  const lines = tableLines([["id", "project", "scope", "created", "expires"], ...rows]);
  for (const line of lines) terminal.stdout.write(`${line}\n`);
}

async function revoke(terminal: Terminal, id: string, flags: StoreFlags): Promise<void> {
  const done = await withStore(terminal, flags, (database) => revokeToken(database, id));
  if (!done)
    throw new EnvironmentError("there is no token of this id: see `nsc serve token list`", Exit.findings);
  terminal.stdout.write(`revoked ${id}\n`);
}

async function withStore<T>(
  terminal: Terminal,
  flags: StoreFlags,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openStore(terminal, flags, false);
  try {
    return await work(database);
  } catch (error) {
    const failure: StoreError | null = database.errorOf(error);
    throw failure === null ? error : new EnvironmentError(failure.message, Exit.step);
  } finally {
    await database.close();
  }
}

function readProject(text: string): string {
  if (text === "*" || isId(text)) return text;
  throw new InvalidArgumentError("write the name of a project, or '*' for all");
}

function readExperiment(text: string): string {
  if (isId(text)) return text;
  throw new InvalidArgumentError("write the name of an experiment");
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const LONGEST = 100 * 365 * 86_400_000;

function readTime(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const time = Number(digits) * (UNITS[unit] ?? 0);
  if (time > 0 && time <= LONGEST) return time;
  throw new InvalidArgumentError("write a time such as 30m, 12h, 30d or 8w");
}
