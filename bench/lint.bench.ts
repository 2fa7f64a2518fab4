import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Processes } from "./process.ts";
import { printTable } from "./table.ts";

/**
 * `nsc lint` of many files: what they cost beside their text in one file, what a second thread saves, and what files cost
 * that have not changed, with `--cache`. Numbers for each file are of the processor time, less that of a file of one node.
 */
const FILES = 1_000;
const NODES = 60;
const RUNS = 3;

/** The commands for some nodes in a tree; all names begin with a prefix. */
function nodes(prefix: string): string {
  const lines = Array.from({ length: NODES }, (_, i) => [
    `set ${prefix}${i} [$ns node]`,
    `tb-set-node-os $${prefix}${i} Ubuntu1604-STD`,
    ...(i === 0
      ? []
      : [
          `set l${prefix}${i} [$ns duplex-link $${prefix}${(i - 1) >> 1} $${prefix}${i} 100Mb 10ms DropTail]`,
        ]),
  ]);
  return `${lines.flat().join("\n")}\n`;
}

const experiment = (body: string) =>
  `set ns [new Simulator]\nsource tb_compat.tcl\n${body}$ns rtproto Static\n$ns run\n`;

// The script that runs the benchmarks starts them in the repository's root.
const nsc = join(process.cwd(), "bin/nsc.js");
if (!existsSync("dist/nsc.cjs")) throw new Error("run `npm run build` first");
const processes = new Processes();
const path = (name: string) => join(processes.folder, name);
writeFileSync(path("one.ns"), experiment("set n [$ns node]\n"));
writeFileSync(path("all.ns"), experiment(Array.from({ length: FILES }, (_, i) => nodes(`n${i}a`)).join("")));
mkdirSync(path("many"));
for (let i = 0; i < FILES; i++) writeFileSync(path(`many/exp${i}.ns`), experiment(nodes("n")));

const start = processes.best(RUNS, [nsc, "lint", "one.ns"]);
const rows: (string | number)[][] = [];
function measure(title: string, files: number, ...words: string[]): void {
  const { seconds, cpu, peakMB } = processes.best(RUNS, [nsc, "lint", ...words]);
  const each = files === 1 ? "" : (((cpu - start.cpu) / files) * 1e3).toFixed(2);
  rows.push([title, seconds.toFixed(2), cpu.toFixed(2), each, peakMB.toFixed(0)]);
}

measure("a file of one node", 1, "one.ns");
measure(`the text of ${FILES} files in one`, FILES, "all.ns");
measure(`${FILES} files, one thread`, FILES, "--jobs", "1", "many");
measure(`${FILES} files, as many threads as pay`, FILES, "many");
// The first of these runs fills the cache, and the best is one of the others.
measure(`${FILES} unchanged files, --cache`, FILES, "--cache", "many");
processes.end();
printTable(["nsc lint", "seconds", "CPU", "CPU ms a file", "peak MB"], rows);
