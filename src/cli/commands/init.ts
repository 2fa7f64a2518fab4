import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import sample from "../../../examples/neo.ns";
import { EnvironmentError } from "../exit.ts";
import type { Session } from "../program.ts";
import { shownPath } from "../read.ts";
import { writeFile } from "../write.ts";

const NAME = "neo.ns";

export function addInit(command: Command, session: Session): void {
  command.argument("[dir]", "the folder to write into", ".").action((folder: string) => {
    const { terminal } = session;
    const path = resolve(terminal.cwd, folder, NAME);
    const shown = shownPath(terminal.cwd, path);
    if (existsSync(path)) throw new EnvironmentError(`${shown} exists already: nothing was written`);
    writeFile(terminal.cwd, path, [sample]);
    terminal.stdout.write(`wrote ${shown}\nnow try: nsc compile ${shown}\n`);
  });
}
