import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import embedded from "../../../examples/neo.ns";
import containers from "../../../examples/standalone/containers.json" with { type: "json" };
import hosts from "../../../examples/standalone/hosts.ns";
import { jsonChunks } from "../../emit/index.ts";
import { EnvironmentError } from "../exit.ts";
import type { Session } from "../program.ts";
import { shownPath } from "../read.ts";
import { type OutputFile, writeFiles } from "../write.ts";

interface InitFlags {
  readonly standalone?: boolean;
}

export function addInit(command: Command, session: Session): void {
  command
    .argument("[dir]", "the folder to write into", ".")
    .option("--standalone", "an NS file of hosts, and the containers.json that goes with it")
    .action((folder: string, flags: InitFlags) => init(session, folder, flags.standalone ?? false));
}

function init({ terminal }: Session, folder: string, standalone: boolean): void {
  const { cwd, stdout } = terminal;
  const files = sample(standalone);
  const paths = files.map(({ name }) => shownPath(cwd, resolve(cwd, folder, name)));
  for (const path of paths)
    if (existsSync(resolve(cwd, path)))
      throw new EnvironmentError(`${path} exists already: nothing was written`);
  writeFiles(cwd, folder, files);
  stdout.write(
    `${paths.map((path) => `wrote ${path}\n`).join("")}now try: nsc compile ${paths.join(" --containers ")}\n`,
  );
}

function sample(standalone: boolean): OutputFile[] {
  if (!standalone) return [{ name: "neo.ns", chunks: [embedded] }];
  return [
    { name: "hosts.ns", chunks: [hosts] },
    { name: "containers.json", chunks: jsonChunks(containers) },
  ];
}
