import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bestSeconds, printTable } from "./table.ts";

/** How long `nsc lint` of a small file takes as a process of its own, beside a Node that does nothing. */
const ROUNDS = 15;
const FILE = `source tb_compat.tcl
set ns [new Simulator]
set a [$ns node]
set b [$ns node]
set c [$ns node]
set l [$ns duplex-link $a $b 100Mb 10ms DropTail]
set k [$ns duplex-link $b $c 100Mb 10ms DropTail]
$ns run
`;

// The script that runs the benchmarks starts them in the repository's root.
const nsc = join(process.cwd(), "bin/nsc.js");
if (!existsSync("dist/nsc.cjs")) throw new Error("run `npm run build` first");
const folder = mkdtempSync(join(tmpdir(), "nsc-bench-"));
const file = join(folder, "three.ns");
writeFileSync(file, FILE);

const programs: readonly (readonly [string, readonly string[]])[] = [
  ["node -e 0", ["-e", "0"]],
  ["nsc --version", [nsc, "--version"]],
  ["nsc lint", [nsc, "lint", file]],
];
const best = programs.map(() => Number.POSITIVE_INFINITY);
for (let round = 0; round < ROUNDS; round++) {
  programs.forEach(([title, words], index) => {
    const seconds = bestSeconds(1, () => {
      const { status } = spawnSync(process.execPath, [...words], { stdio: "ignore" });
      if (status !== 0) throw new Error(`${title} ended with status ${status}`);
    });
    best[index] = Math.min(best[index] as number, seconds);
  });
}
rmSync(folder, { recursive: true });
const bare = best[0] as number;
const rows = programs.map(([title], index) => {
  const seconds = best[index] as number;
  return [title, `${(seconds * 1000).toFixed(0)} ms`, `${(seconds / bare).toFixed(2)}`];
});
printTable(["program", "time", "to bare node"], rows);
