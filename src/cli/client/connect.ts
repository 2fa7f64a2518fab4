import { PROBLEMS } from "../../configapi/index.ts";
import { ClientError, type ClientEvent, ConfigClient } from "../../configclient/index.ts";
import { CodedError, Exit } from "../exit.ts";
import { ProgressLine } from "../progress-line.ts";
import type { Terminal } from "../terminal.ts";
import type { ServerFlags } from "./options.ts";
import { readSettings } from "./settings.ts";

/** Failures that other options would prevent, before anything was sent. */
const USAGE_CODES = new Set(["NS6111", "NS6112"]);

/** Does something with the config server that the flags name, showing on a terminal how it goes. */
export async function withServer<T>(
  terminal: Terminal,
  flags: ServerFlags,
  work: (client: ConfigClient) => Promise<T>,
): Promise<T> {
  const { client, tokenIsFor } = readSettings(terminal, flags);
  const line = new ProgressLine(terminal);
  try {
    return await work(new ConfigClient({ ...client, notify: (event) => line.begin(progressText(event)) }));
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    const lacksToken = error.code === PROBLEMS.noToken.code && client.token === null && tokenIsFor !== null;
    throw shownError(error, lacksToken ? `the token of config.json goes to ${tokenIsFor} alone` : null);
  } finally {
    line.clear();
  }
}

function shownError({ code, message, facts }: ClientError, help: string | null): CodedError {
  const status = USAGE_CODES.has(code) ? Exit.usage : Exit.server;
  return new CodedError(code, message, status, help ?? facts.help ?? null);
}

const MB = 1_000_000;

function progressText(event: ClientEvent): string {
  if (event.kind === "waiting") return "waiting for the server";
  if (event.kind === "sending") {
    const [sent, total] = [event.sent, event.total].map((bytes) => (bytes / MB).toFixed(1));
    return `sending: ${sent} of ${total} MB`;
  }
  const [reason = ""] = event.error.message.split("\n");
  return `${reason}; trying again`;
}
