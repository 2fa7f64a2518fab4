import { spawnSync } from "node:child_process";
import { type Command, Option } from "commander";
import type { ConfigClient, ExperimentId } from "../../configclient/index.ts";
import { withServer } from "../client/connect.ts";
import { readKnownNode } from "../client/known-node.ts";
import {
  addNameOptions,
  addServerOptions,
  type ExperimentFlags,
  idOf,
  readCount,
  SETTINGS_HELP,
} from "../client/options.ts";
import { CodedError, Exit, UsageError } from "../exit.ts";
import { addGatewayOption, type GatewayFlags, hostOf, isHostWord } from "../login/gateway.ts";
import type { Session } from "../program.ts";

interface RdpFlags extends ExperimentFlags, GatewayFlags {
  readonly localPort: number;
  readonly open?: boolean;
}

/** Where programs for remote desktops look. */
const RDP_PORT = 3389;

export function addRdp(command: Command, session: Session): void {
  addServerOptions(addGatewayOption(addNameOptions(command.argument("<node>", "a Windows container"))))
    .addOption(
      new Option("--local-port <port>", "the port of this machine that leads to the desktop")
        .default(RDP_PORT)
        .argParser((text) => readCount(text, 1, 65_535)),
    )
    .option("--open", "open the tunnel instead of printing the command")
    .addHelpText("after", SETTINGS_HELP)
    .action(async (node: string, flags: RdpFlags) => {
      session.status = await rdp(session, node, flags);
    });
}

async function rdp({ terminal }: Session, node: string, flags: RdpFlags): Promise<number> {
  const id = idOf(flags);
  const desktop = await withServer(terminal, flags, (client) => desktopOf(client, id, node));
  const args = ["-N", "-L", `127.0.0.1:${flags.localPort}:${desktop}`, flags.gateway];
  const words = `ssh ${args.join(" ")}`;
  if (!flags.open) {
    terminal.stdout.write(`${words}\n`);
    terminal.stderr.write(
      `while it runs, the desktop of ${node} is at localhost:${flags.localPort}; Vagrant's own login is vagrant, password vagrant\n`,
    );
    return Exit.fine;
  }
  terminal.stderr.write(`${words}\n`);
  terminal.release?.();
  const { status, error } = spawnSync("ssh", args, { stdio: "inherit" });
  if (error !== undefined) throw new CodedError("NS7003", `ssh cannot be run: ${error.message}`, Exit.step);
  return status === 0 ? Exit.fine : Exit.step;
}

/** `HOST:PORT` of a Windows desktop as the gateway sees it: a port of the pnode, which Vagrant leads on. */
async function desktopOf(client: ConfigClient, id: ExperimentId, node: string): Promise<string> {
  const { nsc: record } = await readKnownNode(client, id, node);
  if (record.role !== "win-container" || record.host === null)
    throw new UsageError(`${node} is no Windows container: it has no desktop to log in to`);
  const { setup } = await readKnownNode(client, id, record.host);
  const port = setup.vagrant?.machines.find(({ name }) => name === node)?.rdpPort;
  if (port == null) throw new UsageError(`${node} is not started: it is a ghost, or has no image`);
  if (!isHostWord(record.host)) throw new UsageError("the name of its pnode is no host name");
  return `${hostOf(id, record.host)}:${port}`;
}
