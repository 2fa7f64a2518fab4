import type { Command } from "commander";
import type { NodeStatus } from "../../configapi/index.ts";
import { type ExperimentId, readStatus } from "../../configclient/index.ts";
import { nameList } from "../../topology/index.ts";
import { withServer } from "../client/connect.ts";
import {
  addNameOptions,
  addServerOptions,
  type ExperimentFlags,
  idOf,
  SETTINGS_HELP,
} from "../client/options.ts";
import { addGatewayOption, type GatewayFlags, hostOf, isHostWord } from "../login/gateway.ts";
import type { Session } from "../program.ts";

const HELP = `
Example:
  nsc ssh-config -p DemoProject -e demo > ~/.ssh/demo     # then: ssh -F ~/.ssh/demo c3po
${SETTINGS_HELP}`;

export function addSshConfig(command: Command, session: Session): void {
  addServerOptions(addGatewayOption(addNameOptions(command)))
    .addHelpText("after", HELP)
    .action(async (flags: ExperimentFlags & GatewayFlags) => {
      const { terminal } = session;
      const id = idOf(flags);
      const { nodes } = await withServer(terminal, flags, (client) => readStatus(client, id));
      const suitable = nodes.filter(
        ({ name, host }) => isHostWord(name) && (host === null || isHostWord(host)),
      );
      if (suitable.length < nodes.length) {
        const left = nodes.filter((node) => !suitable.includes(node)).map(({ name }) => name);
        terminal.stderr.write(
          `nsc: warning: left out, because no host can be called so: ${nameList(left)}\n`,
        );
      }
      terminal.stdout.write(sshConfig(id, suitable, flags.gateway));
    });
}

/** A pnode, or a physical node, is reached through the gateway, and a container through its pnode. */
function sshConfig(id: ExperimentId, nodes: readonly NodeStatus[], gateway: string): string {
  const blocks = nodes.map(({ name, host, controlAddress }) =>
    host === null
      ? `Host ${name}\n  HostName ${hostOf(id, name)}\n  ProxyJump ${gateway}\n`
      : `Host ${name}\n  HostName ${controlAddress ?? name}\n  HostKeyAlias ${name}.${id.experiment}.${id.project}\n  ProxyJump ${host}\n`,
  );
  return blocks.join("\n");
}
