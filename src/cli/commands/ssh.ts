import { spawnSync } from "node:child_process";
import type { Command } from "commander";
import { nodeCommand } from "../../provider/index.ts";
import { didYouMean } from "../../source/index.ts";
import { CodedError, Exit, UsageError } from "../exit.ts";
import { addMachineOptions, chooseExperiment, type MachineFlags, requireRoot } from "../local/machine.ts";
import type { Session } from "../program.ts";

export function addSsh(command: Command, session: Session): void {
  addMachineOptions(command)
    .argument("<node>", "a node of an experiment that is up on this machine")
    .argument("[command...]", "what to run there (default: a shell)")
    .passThroughOptions()
    .addHelpText("after", "\nOptions of nsc stand before the node. The exit status is the command's.")
    .action(async (node: string, words: readonly string[], flags: MachineFlags) => {
      session.status = await ssh(session, node, words, flags);
    });
}

async function ssh(
  { terminal }: Session,
  node: string,
  words: readonly string[],
  flags: MachineFlags,
): Promise<number> {
  const state = await chooseExperiment(terminal, flags);
  const shell = words.length > 0 ? words : [terminal.env["SHELL"] || "/bin/sh"];
  const entered = nodeCommand(state, node, shell);
  if (entered === null) {
    const names = state.nodes.filter(({ kind }) => kind !== "wires").map(({ name }) => name);
    throw new UsageError(
      `${state.project}/${state.experiment} has no node ${node}: ${didYouMean(node, names) ?? "`nsc ps` lists them"}`,
    );
  }
  requireRoot("nsc ssh");
  terminal.release?.();
  // A program in a terminal talks to it directly; tests have none.
  const direct = terminal.process?.entry != null;
  const { status, error, stdout, stderr } = spawnSync(entered.program, entered.args, {
    stdio: direct ? "inherit" : "pipe",
    encoding: "utf8",
  });
  if (error !== undefined) throw new CodedError("NS7002", error.message, Exit.step);
  terminal.stdout.write(stdout ?? "");
  terminal.stderr.write(stderr ?? "");
  return status ?? Exit.step;
}
