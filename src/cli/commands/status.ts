import { setTimeout as sleep } from "node:timers/promises";
import { type Command, Option } from "commander";
import { ClientError, type ConfigClient, type ExperimentId, readStatus } from "../../configclient/index.ts";
import { escapeControl } from "../../source/index.ts";
import { withServer } from "../client/connect.ts";
import {
  addNameOptions,
  addServerOptions,
  type ExperimentFlags,
  idOf,
  readCount,
  SETTINGS_HELP,
} from "../client/options.ts";
import { statusFrame, statusJson, statusText } from "../client/status-text.ts";
import { UsageError } from "../exit.ts";
import type { Session } from "../program.ts";
import type { Terminal } from "../terminal.ts";

interface Flags extends ExperimentFlags {
  readonly watch?: boolean;
  readonly interval?: number;
  readonly format: "pretty" | "json";
}

const HELP = `
Examples:
  nsc status -p DemoProject -e demo
  nsc status -p DemoProject -e demo --watch
  nsc status -p DemoProject -e demo --format json | jq '.nodes[] | select(.state == "failed")'
${SETTINGS_HELP}`;

const DEFAULT_INTERVAL = 2;
const CLEAR = "\x1b[H\x1b[2J";

export function addStatus(command: Command, session: Session): void {
  addServerOptions(
    addNameOptions(command)
      .option("-w, --watch", "go on until interrupted, showing what changes")
      .addOption(
        new Option("--interval <seconds>", `how often --watch asks (default: ${DEFAULT_INTERVAL})`).argParser(
          (text) => readCount(text, 1, 3_600),
        ),
      )
      .addOption(
        new Option("--format <format>", "how to print").choices(["pretty", "json"]).default("pretty"),
      ),
  )
    .addHelpText("after", HELP)
    .action((flags: Flags) => runStatus(session.terminal, flags));
}

async function runStatus(terminal: Terminal, flags: Flags): Promise<void> {
  if (flags.interval !== undefined && !flags.watch) throw new UsageError("--interval goes with --watch");
  const id = idOf(flags);
  await withServer(terminal, flags, async (client) => {
    if (flags.watch) return watch(terminal, client, id, flags);
    const status = await readStatus(client, id);
    terminal.stdout.write(
      flags.format === "json"
        ? `${JSON.stringify(statusJson(id, status), null, 2)}\n`
        : statusText(id, status),
    );
  });
}

/** On a terminal one picture that changes, elsewhere one text after the other, as JSON one a line. */
async function watch(
  terminal: Terminal,
  client: ConfigClient,
  id: ExperimentId,
  flags: Flags,
): Promise<never> {
  const interval = (flags.interval ?? DEFAULT_INTERVAL) * 1000;
  const live = flags.format === "pretty";
  let shown = "";
  let last: Awaited<ReturnType<typeof readStatus>> | null = null;
  for (;;) {
    let problem: string | null = null;
    try {
      last = await readStatus(client, id);
    } catch (error) {
      // Before the first answer, and for what will not pass, there is nothing to watch.
      if (last === null || !(error instanceof ClientError) || !error.facts.passing) throw error;
      problem = escapeControl(error.message.split("\n")[0] ?? "");
    }
    const screen = live ? (terminal.process?.screen() ?? null) : null;
    const text =
      flags.format === "json"
        ? `${JSON.stringify(statusJson(id, last))}\n`
        : screen === null
          ? statusText(id, last)
          : statusFrame(id, last, screen, problem);
    if (text !== shown) {
      const separator = screen !== null ? CLEAR : live && shown !== "" ? "\n" : "";
      terminal.stdout.write(separator + text);
      terminal.release?.();
      shown = text;
    }
    await sleep(interval);
  }
}
