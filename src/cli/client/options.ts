import { type Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_SERVER, type ExperimentId } from "../../configclient/index.ts";
import { experimentOption, projectOption } from "../options.ts";

/** Where the config server is and how to talk to it. */
export interface ServerFlags {
  readonly server?: string;
  readonly token?: string;
  readonly tokenFile?: string;
  readonly caFile?: string;
  readonly allowPlainHttp?: boolean;
  /** Seconds. */
  readonly timeout?: number;
  readonly retries?: number;
}

/** Of the commands that work on one experiment of the server. */
export interface ExperimentFlags extends ServerFlags {
  readonly project: { readonly project: string };
  readonly experiment: string;
}

export const DEFAULT_TIMEOUT = 120;
export const DEFAULT_RETRIES = 3;

/** Where each setting comes from, for the end of a command's help. */
export const SETTINGS_HELP = `
The server is that of --server, else of NSC_SERVER, else of ~/.config/nsc/config.json, else ${DEFAULT_SERVER}.
The token is that of --token-file or --token, else of NSC_TOKEN, else the one that config.json has for its server.`;

export function addServerOptions(command: Command): Command {
  return command
    .option("--server <url>", `the config server (default: $NSC_SERVER, config.json, ${DEFAULT_SERVER})`)
    .option("--token-file <file>", "a file with the access token (default: $NSC_TOKEN, config.json)")
    .option("--token <token>", "the token itself, which others on this machine can see while nsc runs")
    .option("--ca-file <file>", "the certificate (PEM) of the authority that the server's comes from")
    .option("--allow-plain-http", "send the token without encryption to another machine")
    .addOption(
      new Option(
        "--timeout <seconds>",
        `give up after so long a silence (default: ${DEFAULT_TIMEOUT})`,
      ).argParser((text) => readCount(text, 1, 86_400)),
    )
    .addOption(
      new Option(
        "--retries <count>",
        `try again so often what failed for a passing reason (default: ${DEFAULT_RETRIES})`,
      ).argParser((text) => readCount(text, 0, 100)),
    );
}

/** `-p` and `-e`, which have to be given. */
export function addNameOptions(command: Command): Command {
  return command
    .addOption(projectOption("the project").makeOptionMandatory())
    .addOption(experimentOption("the experiment").makeOptionMandatory());
}

export function idOf({ project, experiment }: ExperimentFlags): ExperimentId {
  return { project: project.project, experiment };
}

/** The flags as they are written, for messages about those that are given in vain. */
export function givenServerFlags(flags: ServerFlags): string | null {
  const given: [string, unknown][] = [
    ["--server", flags.server],
    ["--token-file", flags.tokenFile],
    ["--token", flags.token],
    ["--ca-file", flags.caFile],
    ["--allow-plain-http", flags.allowPlainHttp],
    ["--timeout", flags.timeout],
    ["--retries", flags.retries],
  ];
  return given.find(([, value]) => value !== undefined)?.[0] ?? null;
}

/** A whole number in bounds. */
export function readCount(text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (number >= least && number <= most) return number;
  throw new InvalidArgumentError(`a whole number from ${least} to ${most} is wanted`);
}
