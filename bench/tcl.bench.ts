import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printTable } from "./table.ts";
import { collections, kernels } from "./tcl-kernels.ts";

/** Tcl kernels in nsc and, in turns, in tclsh where it is installed: whole process less that of an empty script. */
const ROUNDS = 3;

const folder = mkdtempSync(join(tmpdir(), "nsc-bench-"));
const script = join(folder, "kernel.tcl");
const peakFile = join(folder, "peak");
const atExit = join(folder, "at-exit.cjs");
writeFileSync(
  atExit,
  `const { threadId } = require("node:worker_threads");
if (threadId === 0) process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(peakFile)}, String(process.resourceUsage().maxRSS)));
`,
);

const limits = ["steps=2000000000", "items=20000000", "memory=4000000000"];
const nsc = [
  join(process.cwd(), "bin/nsc.js"),
  "tcl",
  ...limits.flatMap((limit) => ["--limit", limit]),
  script,
];
const programs = { nsc: [process.execPath, ...nsc], tclsh: ["tclsh", script] };
type Program = keyof typeof programs;

function run(program: Program, text: string, before: readonly string[] = []): string {
  writeFileSync(script, text);
  const [file = "", ...words] = programs[program];
  const { status, stdout, stderr } = spawnSync(file, [...before, ...words], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function seconds(program: Program, text: string): number {
  const start = performance.now();
  run(program, text);
  return (performance.now() - start) / 1000;
}

/** Best of some rounds of each program, in turns. */
function best(text: string): Record<Program, number> {
  const times = { nsc: Number.POSITIVE_INFINITY, tclsh: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    times.nsc = Math.min(times.nsc, seconds("nsc", text));
    if (hasTclsh) times.tclsh = Math.min(times.tclsh, seconds("tclsh", text));
  }
  return times;
}

/** The most memory that a process had at once, in MB. */
function peak(program: Program, text: string): number {
  if (program === "nsc") {
    run(program, text, ["--require", atExit]);
    return Number(readFileSync(peakFile, "utf8")) / 1024;
  }
  const status = `${text}\nputs [read [open /proc/self/status]]`;
  return Number(/VmHWM:\s*(\d+)/.exec(run(program, status))?.[1]) / 1024;
}

function ratioTable(title: string, unit: string, rows: readonly (readonly [string, number, number])[]): void {
  printTable(
    [title, `nsc (${unit})`, `tclsh (${unit})`, "ratio"],
    rows.map(([name, own, reference]) => {
      const digits = unit === "MB" ? 0 : 3;
      const other = hasTclsh ? [reference.toFixed(digits), (own / reference).toFixed(2)] : ["", ""];
      return [name, own.toFixed(digits), ...other];
    }),
  );
}

const hasTclsh = spawnSync("tclsh", [], { input: "exit" }).status === 0;
const idle = best("");
const speeds = Object.entries(kernels).map(([name, text]): [string, number, number] => {
  const times = best(text);
  return [name, Math.max(0.001, times.nsc - idle.nsc), Math.max(0.001, times.tclsh - idle.tclsh)];
});
ratioTable("kernel", "s", speeds);
if (hasTclsh) {
  const sum = speeds.reduce((total, [, own, reference]) => total + Math.log(own / reference), 0);
  process.stdout.write(`geometric mean of the ratios: ${Math.exp(sum / speeds.length).toFixed(2)}\n\n`);
}
const empty = { nsc: peak("nsc", ""), tclsh: hasTclsh ? peak("tclsh", "") : 0 };
const sizes = Object.entries(collections).map(([name, text]): [string, number, number] => [
  name,
  peak("nsc", text) - empty.nsc,
  hasTclsh ? peak("tclsh", text) - empty.tclsh : 0,
]);
ratioTable("peak memory, a million", "MB", sizes);
rmSync(folder, { recursive: true });
