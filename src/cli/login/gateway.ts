import { type Command, InvalidArgumentError, Option } from "commander";
import type { ExperimentId } from "../../configclient/index.ts";

/** DETER's machine that leads to the experiments. */
const GATEWAY = "users.deterlab.net";

/** What stands in a configuration of OpenSSH and on its command line without meaning anything else. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;
const LOGIN = /^(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}@)?[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;

export interface GatewayFlags {
  readonly gateway: string;
}

export function addGatewayOption(command: Command): Command {
  return command.addOption(
    new Option("--gateway <[user@]host>", "the machine that leads to the experiment")
      .default(GATEWAY)
      .argParser((text) => {
        if (LOGIN.test(text)) return text;
        throw new InvalidArgumentError("write HOST or USER@HOST");
      }),
  );
}

/** Whether a name can stand in a configuration of OpenSSH as it is. */
export function isHostWord(name: string): boolean {
  return WORD.test(name);
}

/** The name of a pnode as the gateway knows it. */
export function hostOf({ project, experiment }: ExperimentId, pnode: string): string {
  return `${pnode}.${experiment}.${project}`;
}
