import type { Command } from "commander";
import { type LocalState, readStates, StepError, stateFolder } from "../../provider/index.ts";
import { CodedError, Exit, UsageError } from "../exit.ts";
import { experimentOption, projectOption } from "../options.ts";
import { errorCode } from "../read.ts";
import type { Terminal } from "../terminal.ts";

/** Which of the experiments on this machine is meant. */
export interface MachineFlags {
  readonly project?: { readonly project: string };
  readonly experiment?: string;
}

export function addMachineOptions(command: Command): Command {
  return command
    .addOption(projectOption("the project"))
    .addOption(experimentOption("the experiment (default: the only one)"));
}

/** Does steps on this machine: what fails ends nsc with status 5, and can be run again. */
export async function stepping<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StepError) throw new CodedError(error.code, error.message, Exit.step, error.help);
    // The file system refused.
    if (/^E[A-Z\d]+$/.test(errorCode(error) ?? ""))
      throw new CodedError("NS7011", (error as Error).message, Exit.step);
    throw error;
  }
}

/** Only root makes namespaces. */
export function requireRoot(what: string): void {
  if (process.getuid?.() === 0) return;
  throw new CodedError("NS7004", `${what} makes network namespaces: only root can, on Linux`, Exit.step);
}

/** The experiment that a command is about. Throws a `UsageError` where there is none or it is not clear which. */
export async function chooseExperiment(terminal: Terminal, flags: MachineFlags): Promise<LocalState> {
  const states = await stepping(() => readStates(stateFolder(terminal.env)));
  const fitting = states.filter(
    ({ project, experiment }) =>
      (flags.project === undefined || flags.project.project === project) &&
      (flags.experiment === undefined || flags.experiment === experiment),
  );
  const [only, another] = fitting;
  if (only !== undefined && another === undefined) return only;
  if (states.length === 0)
    throw new UsageError("no experiment is up on this machine: `nsc up FILE` brings one up");
  const names = (fitting.length > 0 ? fitting : states).map(
    ({ project, experiment }) => `-p ${project} -e ${experiment}`,
  );
  throw new UsageError(
    only === undefined
      ? `no such experiment is up on this machine: there is ${names.join(", ")}`
      : `several experiments are up: say which one, ${names.join(" or ")}`,
  );
}
