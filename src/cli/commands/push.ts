import type { Command } from "commander";
import {
  type NameFlags,
  type Pushable,
  readCompiled,
  readContainersAlone,
  requireNames,
} from "../client/compiled.ts";
import { addServerOptions, SETTINGS_HELP } from "../client/options.ts";
import { type PushFlags, runPush } from "../client/run-push.ts";
import { Exit, type ExitStatus, UsageError } from "../exit.ts";
import { experimentOption, projectOption } from "../options.ts";
import type { Session } from "../program.ts";

interface Flags extends PushFlags, NameFlags {
  readonly containersOnly?: string;
  readonly configOnly?: string;
  readonly color: boolean;
}

const HELP = `
Examples:
  nsc push build/demo
  nsc push build/demo --server https://chef:5320 --token-file ~/.nsc-token
  nsc push --containers-only containers.json -p DemoProject -e demo
  nsc push --config-only build/demo
${SETTINGS_HELP}

What somebody else has changed since this user last pushed or pulled is not replaced, unless --force says so.`;

export function addPush(command: Command, session: Session): void {
  addServerOptions(
    command
      .argument("[dir]", "the folder that `nsc compile` wrote")
      .addOption(projectOption("the project, to be sure that it is the one in the folder"))
      .addOption(experimentOption("the experiment, likewise"))
      .option("--containers-only <file>", "load a containers.json alone, as load_containers_db.sh did")
      .option("--config-only <dir>", "load the folder's topology.json alone, as load_config_db.sh did")
      .option("--force", "replace also what somebody else has pushed"),
  )
    .option("--no-color", "no colours")
    .addHelpText("after", HELP)
    .action(async (folder: string | undefined, flags: Flags) => {
      session.status = await runCommand(session, folder, flags);
    });
}

async function runCommand(
  { terminal }: Session,
  folder: string | undefined,
  flags: Flags,
): Promise<ExitStatus> {
  const pushable = readPushable(terminal, folder, flags);
  if (pushable === null) return Exit.findings;
  terminal.stdout.write(await runPush(terminal, flags, pushable));
  return Exit.fine;
}

function readPushable(
  terminal: Session["terminal"],
  folder: string | undefined,
  flags: Flags,
): Pushable | null {
  const { containersOnly, configOnly } = flags;
  const sources = [folder, containersOnly, configOnly].filter((source) => source !== undefined);
  if (sources.length === 0)
    throw new UsageError("name the folder that `nsc compile` wrote: nsc push build/NAME");
  if (sources.length > 1)
    throw new UsageError("name one thing to push: a folder, --containers-only or --config-only");
  if (sources[0] === "") throw new UsageError("the name of what is to be pushed is empty");
  if (containersOnly === undefined) {
    return readCompiled(terminal, configOnly ?? folder ?? "", flags, configOnly !== undefined);
  }
  const names = requireNames(flags);
  const parts = readContainersAlone(terminal, containersOnly, flags.color);
  return parts === null ? null : { ...names, parts };
}
