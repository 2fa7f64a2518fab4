import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printTable } from "./table.ts";

/** Tcl kernels, whole process less start-up, in turns with tclsh where it is installed. */
const kernels: Record<string, string> = {
  "recursion (fib 22)":
    "proc fib n {if {$n < 2} {return $n}; expr {[fib [expr {$n-1}]] + [fib [expr {$n-2}]]}}; fib 22",
  "integer loop":
    "proc f {} {set s 0; for {set i 0} {$i < 500000} {incr i} {set s [expr {($s + $i * 3) % 1000003}]}; set s}; f",
  "top-level loop": "set s 0; for {set i 0} {$i < 200000} {incr i} {set s [expr $s + $i]}",
  arrays:
    "proc f {} {for {set i 0} {$i < 100000} {incr i} {set a($i) $i}; set s 0; foreach k [array names a] {incr s $a($k)}; set s}; f",
  lists:
    "proc f {} {for {set i 0} {$i < 200000} {incr i} {lappend l [expr {($i * 7919) % 100003}]}; llength [lsort -integer $l]}; f",
  strings:
    "proc f {} {set s {}; for {set i 0} {$i < 100000} {incr i} {append s [string index abcdef [expr {$i % 6}]]}; string length $s}; f",
  format: "proc f {} {for {set i 0} {$i < 100000} {incr i} {set s [format {%05d-%s} $i node]}; set s}; f",
  "proc calls":
    "proc g {a {b 2} args} {expr {$a + $b + [llength $args]}}; proc f {} {set s 0; for {set i 0} {$i < 100000} {incr i} {incr s [g $i 1 x y]}; set s}; f",
  upvar:
    "proc g name {upvar 1 $name v; incr v}; proc f {} {set s 0; for {set i 0} {$i < 100000} {incr i} {g s}; set s}; f",
  dict: "proc f {} {set d {}; for {set i 0} {$i < 50000} {incr i} {dict set d $i $i}; set s 0; dict for {k v} $d {incr s $v}; set s}; f",
  regexp:
    "proc f {} {for {set i 0} {$i < 20000} {incr i} {regexp {^([a-z]+)-([0-9]+)$} node-$i all name number}; set number}; f",
  "floating point":
    "proc f {} {set x 0.5; for {set i 0} {$i < 200000} {incr i} {set x [expr {3.7 * $x * (1.0 - $x)}]}; set x}; f",
};

const folder = mkdtempSync(join(tmpdir(), "nsc-bench-"));
const nsc = [process.execPath, join(process.cwd(), "bin/nsc.js"), "tcl", "--limit", "steps=1000000000"];

function seconds(command: readonly string[], script: string): number {
  const file = join(folder, "kernel.tcl");
  writeFileSync(file, script);
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    const run = spawnSync(command[0] as string, [...command.slice(1), file], { encoding: "utf8" });
    if (run.status !== 0) throw new Error(run.stderr);
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

const hasTclsh = spawnSync("tclsh", [], { input: "exit" }).status === 0;
const idle = { nsc: seconds(nsc, ""), tclsh: hasTclsh ? seconds(["tclsh"], "") : 0 };
const ratios: number[] = [];
const rows = Object.entries(kernels).map(([name, script]) => {
  const own = Math.max(0.001, seconds(nsc, script) - idle.nsc);
  if (!hasTclsh) return [name, own.toFixed(3), "", ""];
  const reference = Math.max(0.001, seconds(["tclsh"], script) - idle.tclsh);
  ratios.push(own / reference);
  return [name, own.toFixed(3), reference.toFixed(3), (own / reference).toFixed(2)];
});
printTable(["kernel", "nsc (s)", "tclsh (s)", "ratio"], rows);
if (ratios.length > 0) {
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  process.stdout.write(`geometric mean of the ratios: ${mean.toFixed(2)}\n`);
}
rmSync(folder, { recursive: true });
