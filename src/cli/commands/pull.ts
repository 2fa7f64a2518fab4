import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { type ExperimentId, type Pulled, pull } from "../../configclient/index.ts";
import { jsonChunks } from "../../emit/index.ts";
import { withServer } from "../client/connect.ts";
import {
  addNameOptions,
  addServerOptions,
  type ExperimentFlags,
  idOf,
  SETTINGS_HELP,
} from "../client/options.ts";
import { SeenStates } from "../client/seen.ts";
import { UsageError } from "../exit.ts";
import type { Session } from "../program.ts";
import { shownPath } from "../read.ts";
import type { Terminal } from "../terminal.ts";
import { type OutputFile, writeFiles } from "../write.ts";

interface Flags extends ExperimentFlags {
  readonly output: string;
}

const HELP = `
Examples:
  nsc pull -p DemoProject -e demo -o build/demo
${SETTINGS_HELP}

What was pulled may be replaced by the next push without --force.`;

export function addPull(command: Command, session: Session): void {
  addServerOptions(addNameOptions(command).requiredOption("-o, --output <dir>", "the folder to write into"))
    .addHelpText("after", HELP)
    .action((flags: Flags) => runPull(session.terminal, flags));
}

async function runPull(terminal: Terminal, flags: Flags): Promise<void> {
  if (flags.output === "") throw new UsageError("-o: the name of the folder is empty");
  const id = idOf(flags);
  await withServer(terminal, flags, async (client) => {
    const pulled = await pull(client, id);
    const { files, note } = filesOf(pulled, id);
    writeFiles(terminal.cwd, flags.output, files);
    const { tag, generation } = pulled;
    if (tag !== null) new SeenStates(terminal, client.server).set(id, { tag, generation });
    terminal.stdout.write(
      `pulled ${id.project}/${id.experiment} from ${client.server}: generation ${generation}\nwrote\n`,
    );
    for (const { name } of files) {
      terminal.stdout.write(
        `  ${shownPath(terminal.cwd, resolve(terminal.cwd, join(flags.output, name)))}\n`,
      );
    }
    if (note !== null) terminal.stderr.write(`nsc: note: ${note}\n`);
  });
}

/** The files that `nsc push` takes again, and what is not as it was in them. */
function filesOf(
  { containers, topology }: Pulled,
  { project, experiment }: ExperimentId,
): { readonly files: OutputFile[]; readonly note: string | null } {
  const records: OutputFile = { name: "containers.json", chunks: [...jsonChunks(containers)] };
  if (topology === null) {
    const again = `nsc push --containers-only FILE -p ${project} -e ${experiment}`;
    return { files: [records], note: `the configuration was never pushed, only the containers: ${again}` };
  }
  const containersDigest = digestOf(records);
  const files = [records, { name: "topology.json", chunks: jsonChunks({ ...topology, containersDigest }) }];
  const note =
    containersDigest === topology.containersDigest
      ? null
      : "containers and configuration were not compiled together, or in another form: containersDigest in topology.json is new";
  return { files, note };
}

function digestOf({ chunks }: OutputFile): string {
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}
