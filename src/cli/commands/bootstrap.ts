import { type Command, Option } from "commander";
import { type Particulars, PID_EID, planNode, type Step } from "../../bootstrap/index.ts";
import type { Role } from "../../configapi/index.ts";
import { type ConfigClient, readHosts } from "../../configclient/index.ts";
import { applySteps, stepState } from "../../provider/index.ts";
import { escapeControl } from "../../source/index.ts";
import { checkedTokenFile, type NodeFlags, rootFolder, TOKEN_FILE, whoAmI } from "../bootstrap/machine.ts";
import { Progress } from "../bootstrap/progress.ts";
import { StatusReports } from "../bootstrap/reports.ts";
import { planLines, stepText } from "../bootstrap/text.ts";
import { withServer } from "../client/connect.ts";
import { readKnownNode } from "../client/known-node.ts";
import type { ServerFlags } from "../client/options.ts";
import { CodedError, Exit, type ExitStatus } from "../exit.ts";
import { stepping } from "../local/machine.ts";
import { experimentOption, projectOption } from "../options.ts";
import type { Session } from "../program.ts";
import { plural, type Terminal } from "../terminal.ts";

interface BootstrapFlags extends Omit<ServerFlags, "token">, NodeFlags {
  readonly role: Role;
  readonly root: string;
  readonly apply?: boolean;
}

const ROLES = ["pnode", "container", "win-container"];

const WAY_ON = "when that is mended, run the same command again: it goes on from there";

const HELP = `
Without --apply it only shows what it would do. Who the machine is: --node, -p and -e, else ${PID_EID}
(PROJECT/EXPERIMENT), else its host name, NODE.EXPERIMENT.PROJECT. The token is that of --token-file, else of ${TOKEN_FILE}.`;

export function addBootstrap(command: Command, session: Session): void {
  command
    .addOption(
      new Option("-r, --role <role>", "what this machine is to become").choices(ROLES).makeOptionMandatory(),
    )
    .option("--node <name>", "which node it is")
    .addOption(projectOption("the project"))
    .addOption(experimentOption("the experiment"))
    .option("--server <url>", "the config server (default: $NSC_SERVER, config.json)")
    .option("--token-file <file>", "a file with an access token of scope node, for its owner alone")
    .option("--ca-file <file>", "the certificate (PEM) of the authority that the server's comes from")
    .option("--allow-plain-http", "send the token without encryption to another machine")
    .option("--root <dir>", "put everything below this folder", "/")
    .option("--apply", "do it")
    .addHelpText("after", HELP)
    .action(async (flags: BootstrapFlags) => {
      session.status = await bootstrap(session.terminal, flags);
    });
}

async function bootstrap(terminal: Terminal, flags: BootstrapFlags): Promise<ExitStatus> {
  const root = rootFolder(terminal, flags.root);
  const { node, ...id } = whoAmI(flags, root);
  const tokenFile = checkedTokenFile(terminal, flags.tokenFile, root);
  const server: ServerFlags = { ...flags, ...(tokenFile === undefined ? {} : { tokenFile }) };
  return withServer(terminal, server, async (client) => {
    const { nsc: record, setup } = await readKnownNode(client, id, node);
    if (record.role !== flags.role)
      throw new CodedError(
        "NS7101",
        `${node} of ${id.project}/${id.experiment} is no ${flags.role}`,
        Exit.usage,
        record.role === null
          ? "it hosts no containers: there is nothing to set up"
          : `it is a ${record.role}: -r ${record.role}`,
      );
    const particulars: Particulars = { record, setup, hosts: await readHosts(client, id) };
    const steps = planNode(particulars);
    const title = `${node} of ${id.project}/${id.experiment}: ${flags.role}, ${plural(steps.length, "step")}, generation ${record.generation} of ${client.server}\n`;
    terminal.stdout.write(title);
    if (!flags.apply) {
      terminal.stdout.write(planLines(steps, (step) => stepState(step, root)));
      terminal.stdout.write("nothing was changed: --apply does it\n");
      return Exit.fine;
    }
    terminal.release?.();
    await apply(terminal, client, new StatusReports(client, id, node), steps, root);
    terminal.stdout.write(`configured: ${node}\n`);
    return Exit.fine;
  });
}

async function apply(
  terminal: Terminal,
  client: ConfigClient,
  reports: StatusReports,
  steps: readonly Step[],
  root: string,
): Promise<void> {
  const progress = new Progress(terminal);
  const path = terminal.env["PATH"] ?? process.env["PATH"] ?? "";
  let current = "";
  let place = "";
  try {
    await stepping(async () => {
      await applySteps(steps, {
        root,
        path,
        progress: (text) => progress.show(`${place}: ${text}`),
        begin: async (step, number) => {
          current = stepText(step);
          place = `${number} of ${steps.length}`;
          await reports.report("booting", `step ${place}: ${current}`);
          progress.show(`${place}: ${current}`);
        },
        end: (step, state, warning) => {
          progress.show(null);
          terminal.stdout.write(planLines([step], () => state, true));
          if (warning !== null) terminal.stderr.write(`nsc: warning: ${escapeControl(warning)}\n`);
          terminal.release?.();
        },
      });
    });
  } catch (error) {
    await reports.report("failed", error instanceof Error ? error.message : String(error));
    if (error instanceof CodedError && error.help === null)
      throw new CodedError(error.code, error.message, error.status, WAY_ON);
    throw error;
  } finally {
    progress.end();
    if (reports.failure !== null)
      terminal.stderr.write(
        `nsc: warning: ${client.server} was not told how it went: ${escapeControl(reports.failure)}\n`,
      );
  }
  await reports.report("configured", `${plural(steps.length, "step")}`);
}
