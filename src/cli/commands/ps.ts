import type { Command } from "commander";
import { listNodes, readStates, stateFolder } from "../../provider/index.ts";
import { stepping } from "../local/machine.ts";
import type { Session } from "../program.ts";
import { tableLines } from "../table.ts";

const COLUMNS = ["EXPERIMENT", "NODE", "KIND", "HOST", "STATE", "PROCESSES", "ADDRESSES"];

export function addPs(command: Command, session: Session): void {
  command.action(async () => {
    const { terminal } = session;
    const rows = await stepping(async () => {
      const found: string[][] = [];
      for (const state of readStates(stateFolder(terminal.env))) {
        const experiment = `${state.project}/${state.experiment}`;
        for (const { name, kind, host, up, processes, addresses } of await listNodes(state))
          found.push([
            experiment,
            name,
            kind,
            host ?? "-",
            up ? "up" : "half-finished",
            String(processes),
            addresses.join(" "),
          ]);
      }
      return found;
    });
    terminal.stdout.write(`${tableLines([COLUMNS, ...rows]).join("\n")}\n`);
  });
}
