import { X509Certificate } from "node:crypto";
import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import {
  type ClientSettings,
  DEFAULT_SERVER,
  parseAddress,
  type ServerAddress,
} from "../../configclient/index.ts";
import { didYouMean, renderHeader } from "../../source/index.ts";
import { CodedError, Exit, UsageError } from "../exit.ts";
import { type InputFile, readInput, shownPath } from "../read.ts";
import type { Terminal } from "../terminal.ts";
import { userFolder } from "../user-folder.ts";
import { DEFAULT_RETRIES, DEFAULT_TIMEOUT, type ServerFlags } from "./options.ts";

const MOST_BYTES = 1024 * 1024;

const configSchema = z.strictObject({
  server: z.string().optional(),
  token: z.string().optional(),
  tokenFile: z.string().optional(),
  caFile: z.string().optional(),
  allowPlainHttp: z.boolean().optional(),
});

type Config = z.infer<typeof configSchema>;

export interface Settings {
  readonly client: Omit<ClientSettings, "notify">;
  /** The server that the token of the settings file is for, where that is another one. */
  readonly tokenIsFor: string | null;
}

/**
 * What flags, environment and settings file say, the first of them that says anything. What the file says of its server
 * is not used for another one.
 */
export function readSettings(terminal: Terminal, flags: ServerFlags): Settings {
  if (flags.token !== undefined && flags.tokenFile !== undefined) {
    throw new UsageError("--token and --token-file exclude each other");
  }
  const path = join(userFolder(terminal.env, "XDG_CONFIG_HOME"), "config.json");
  const config = readConfig(terminal, path);
  const address = chosenAddress(terminal, flags, config, path);
  const ownServer = parseAddress(config.server ?? DEFAULT_SERVER);
  const isOwn = typeof ownServer !== "string" && ownServer.origin === address.origin;
  const own = isOwn ? config : {};
  const folder = dirname(path);
  const caFile = flags.caFile ?? (own.caFile && resolve(folder, own.caFile));
  const hasToken = config.token !== undefined || config.tokenFile !== undefined;
  return {
    client: {
      address,
      token: flags.token ?? chosenToken(terminal, flags, own, folder),
      allowPlainHttp: flags.allowPlainHttp ?? own.allowPlainHttp ?? false,
      ca: caFile === undefined ? null : readCertificates(terminal, caFile),
      timeout: flags.timeout ?? DEFAULT_TIMEOUT,
      retries: flags.retries ?? DEFAULT_RETRIES,
    },
    tokenIsFor: hasToken && !isOwn ? (config.server ?? DEFAULT_SERVER) : null,
  };
}

function chosenAddress(terminal: Terminal, flags: ServerFlags, config: Config, path: string): ServerAddress {
  const variable = terminal.env["NSC_SERVER"] || undefined;
  const [text, where] =
    flags.server !== undefined
      ? [flags.server, "--server"]
      : variable !== undefined
        ? [variable, "NSC_SERVER"]
        : [config.server ?? DEFAULT_SERVER, path];
  const address = parseAddress(text);
  if (typeof address === "string") throw new UsageError(`${where}: not a server's address: ${address}`);
  return address;
}

function chosenToken(terminal: Terminal, flags: ServerFlags, own: Config, folder: string): string | null {
  if (flags.tokenFile !== undefined) return readToken(terminal, flags.tokenFile);
  const variable = terminal.env["NSC_TOKEN"] || undefined;
  if (variable !== undefined) return variable;
  if (own.tokenFile !== undefined) return readToken(terminal, resolve(folder, own.tokenFile));
  return own.token ?? null;
}

function readToken(terminal: Terminal, name: string): string {
  const token = readSmall(terminal, name).trim();
  if (token === "") throw new CodedError("NS6112", `${name} holds no token`, Exit.usage);
  if (othersMay(resolve(terminal.cwd, name), 0o044)) {
    terminal.stderr.write(`nsc: warning: others on this machine can read ${name}: chmod 600 ${name}\n`);
  }
  return token;
}

function readCertificates(terminal: Terminal, name: string): string {
  const text = readSmall(terminal, name);
  try {
    new X509Certificate(text);
  } catch {
    throw new UsageError(
      `--ca-file: ${name} holds no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----`,
    );
  }
  return text;
}

function readSmall(terminal: Terminal, name: string): string {
  const { value, diagnostics } = readInput(terminal.cwd, name, MOST_BYTES);
  if (value !== null) return value.text;
  const [problem] = diagnostics;
  throw new CodedError(problem?.code ?? "NS0003", `${name}: ${problem?.message}`, Exit.file, problem?.help);
}

function readConfig(terminal: Terminal, path: string): Config {
  const { value: file, diagnostics } = readInput(terminal.cwd, path, MOST_BYTES);
  if (file === null) {
    const [problem] = diagnostics;
    if (problem === undefined || problem.code === "NS0001") return {};
    throw refused(renderHeader(problem));
  }
  const config = parseConfig(file, shownPath(terminal.cwd, path));
  if (othersMay(path, 0o022)) throw refused(`others on this machine can change ${path}`, `chmod 600 ${path}`);
  if (config.token !== undefined && othersMay(path, 0o044)) {
    throw refused(`others on this machine can read the token in ${path}`, `chmod 600 ${path}`);
  }
  return config;
}

function parseConfig({ text }: InputFile, name: string): Config {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refused(`${name} is not valid JSON: ${error instanceof Error ? error.message : error}`);
  }
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const known = Object.keys(configSchema.shape);
  if (issue?.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    throw refused(
      `${name}: there is no setting "${key}"`,
      didYouMean(key, known) ?? `it has ${known.join(", ")}`,
    );
  }
  throw refused(`${name}: ${issue?.path.join(".") || "the file"}: ${issue?.message ?? "not as expected"}`);
}

function refused(message: string, help?: string): CodedError {
  return new CodedError("NS6113", message, Exit.file, help ?? null);
}

/** Whether the permissions of a file give its group or others one of these rights. */
function othersMay(path: string, rights: number): boolean {
  return process.platform !== "win32" && (statSync(path).mode & rights) !== 0;
}
