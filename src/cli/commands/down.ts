import type { Command } from "commander";
import { stateFolder, takeDown } from "../../provider/index.ts";
import {
  addMachineOptions,
  chooseExperiment,
  type MachineFlags,
  requireRoot,
  stepping,
} from "../local/machine.ts";
import type { Session } from "../program.ts";

export function addDown(command: Command, session: Session): void {
  addMachineOptions(command).action(async (flags: MachineFlags) => {
    const { terminal } = session;
    const { project, experiment } = await chooseExperiment(terminal, flags);
    requireRoot("nsc down");
    await stepping(() => takeDown(stateFolder(terminal.env), project, experiment));
    terminal.stdout.write(`down: ${project}/${experiment}\n`);
  });
}
