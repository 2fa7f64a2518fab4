import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryPath } from "../goldens.ts";
import { R2D2 } from "./experiments.ts";
import { Workspace } from "./run.ts";
import { useBuiltProgram } from "./server.ts";

/** What only a real process shows: streams, pipes, the stack. */
const nsc = repositoryPath("bin/nsc.js");

useBuiltProgram();

function runNsc(space: Workspace, ...argv: string[]) {
  return spawnSync(process.execPath, [nsc, ...argv], { cwd: space.path, encoding: "utf8" });
}

describe("the built program", () => {
  it("compiles from another folder", () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    const result = runNsc(space, "compile", "exp.ns", "-p", "P");
    expect(result.stderr).toBe("");
    expect(result.status).toBe(0);
    expect(space.list("build/exp")).toEqual(["containers.json", "exp.pnode.ns", "topology.json"]);
  });

  it("has a library beside it that other programs can import", () => {
    const program = `import { compile, SourceFile } from ${JSON.stringify(repositoryPath("dist/lib.mjs"))};
const { value } = compile(new SourceFile("exp.ns", ${JSON.stringify(R2D2)}), { project: "P" });
process.stdout.write(value.topology.project);`;
    const result = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
    expect(result.stderr).toBe("");
    expect(result.stdout).toBe("P");
  });

  it("ends quietly when its pipe is closed", () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    const command = `'${process.execPath}' '${nsc}' explain | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const result = spawnSync("bash", ["-c", command], { cwd: space.path, encoding: "utf8" });
    expect(result.stderr).toBe("");
    expect(result.stdout).toMatch(/^NS0001 .*\n0\n$/);
  });

  it("says in one line that the disk is full", () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    const command = `'${process.execPath}' '${nsc}' emit topology exp.ns -p P > /dev/full`;
    const result = spawnSync("bash", ["-c", command], { cwd: space.path, encoding: "utf8" });
    expect(result.stderr).toBe("nsc: cannot write the output: no space left on the device\n");
    expect(result.status).toBe(3);
  });

  it("has room for more nodes than the main thread is given", () => {
    const script = `set ns [new Simulator]
source tb_compat.tcl
for {set i 0} {$i < 100001} {incr i} {$ns node}
$ns run
`;
    const space = new Workspace({ "many.ns": script });
    const result = runNsc(space, "lint", "--format", "json", "many.ns");
    expect(result.stderr).toBe("");
    expect(JSON.parse(result.stdout).summary.errors).toBe(0);
    expect(runNsc(space, "lint", "--limit", "nodes=100000", "many.ns").stdout).toContain("NS0107");
  });

  it("follows a recursion as deep as the limit allows, whatever it passes through", () => {
    const script = `proc down n {
  if {$n == 0} {return bottom}
  foreach x [list $n] {
    eval {
      if {[string length $x] > 0} {
        set r [uplevel 0 [list down [expr {$n - 1}]]]
      }
    }
  }
  return $r
}
puts [down 240]
`;
    const space = new Workspace({ "deep.tcl": script });
    const result = runNsc(space, "tcl", "deep.tcl");
    expect(result).toMatchObject({ status: 0, stdout: "bottom\n", stderr: "" });
  });

  it("never shows JavaScript's own words for a stack that is used up", () => {
    const space = new Workspace({
      "deep.tcl": "puts a\nproc f {} {\n  if 1 {foreach a 1 {eval {catch {f}}}}\n}\nf\n",
    });
    const result = runNsc(space, "tcl", "--limit", "depth=100000000", "deep.tcl");
    expect(result.status).toBe(1);
    expect(result.stdout).toBe("a\n");
    expect(result.stderr).toMatch(/^deep\.tcl:3:\d+: error\[NS0113\]/);
    expect(result.stderr).toMatch(/^note: deep\.tcl:3:\d+: called from here, in "f"$/m);
    expect(result.stderr).not.toMatch(/RangeError|call stack|\.mjs/);
  });

  it("works where the output folder is read-only, for what needs no folder", () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    const result = runNsc(space, "emit", "containers", join(space.path, "exp.ns"), "-p", "P");
    expect(JSON.parse(result.stdout)).toHaveLength(2);
  });
});
