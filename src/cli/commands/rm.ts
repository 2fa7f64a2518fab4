import type { Command } from "commander";
import { type ConfigClient, type ExperimentId, remove } from "../../configclient/index.ts";
import { withServer } from "../client/connect.ts";
import {
  addNameOptions,
  addServerOptions,
  type ExperimentFlags,
  idOf,
  SETTINGS_HELP,
} from "../client/options.ts";
import { SeenStates } from "../client/seen.ts";
import { Exit, type ExitStatus, UsageError } from "../exit.ts";
import type { Session } from "../program.ts";
import { plural, type Terminal } from "../terminal.ts";

interface Flags extends ExperimentFlags {
  readonly yes?: boolean;
}

const HELP = `
Examples:
  nsc rm -p DemoProject -e demo
  nsc rm -p DemoProject -e demo --yes          # in a script
${SETTINGS_HELP}`;

export function addRm(command: Command, session: Session): void {
  addServerOptions(addNameOptions(command).option("-y, --yes", "do not ask"))
    .addHelpText("after", HELP)
    .action(async (flags: Flags) => {
      session.status = await runRm(session.terminal, flags);
    });
}

async function runRm(terminal: Terminal, flags: Flags): Promise<ExitStatus> {
  const id = idOf(flags);
  const name = `${id.project}/${id.experiment}`;
  return withServer(terminal, flags, async (client) => {
    let tag: string | null = null;
    if (!flags.yes) {
      const shown = await client.summary(id);
      if (shown !== null) {
        const { generation, containers } = shown.value;
        const what = `${name} with ${plural(containers, "container")} (generation ${generation})`;
        if (!confirms(terminal, `Remove ${what} from ${client.server}? [y/N] `)) {
          terminal.stderr.write("nsc: nothing was removed\n");
          return Exit.findings;
        }
        tag = shown.tag;
      }
    }
    await removeIt(terminal, client, id, tag);
    return Exit.fine;
  });
}

function confirms(terminal: Terminal, question: string): boolean {
  const answer = terminal.process?.ask(question) ?? null;
  if (answer === null) throw new UsageError("nobody can be asked here: say --yes to remove the experiment");
  return /^y(?:es)?$/i.test(answer);
}

async function removeIt(
  terminal: Terminal,
  client: ConfigClient,
  id: ExperimentId,
  tag: string | null,
): Promise<void> {
  const released = await remove(client, id, tag);
  new SeenStates(terminal, client.server).forget(id);
  const addresses =
    released === null ? "" : `, ${released} control address${released === 1 ? "" : "es"} given back`;
  terminal.stdout.write(`removed ${id.project}/${id.experiment} from ${client.server}${addresses}\n`);
}
