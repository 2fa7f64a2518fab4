import { describe, expect, it } from "vitest";
import { allCodes } from "../../src/source/index.ts";
import { expectGolden } from "../goldens.ts";
import { R2D2 } from "./experiments.ts";
import { Workspace } from "./run.ts";

describe("nsc emit", () => {
  it.each([
    ["containers", "containers.json"],
    ["ns", "exp.pnode.ns"],
    ["topology", "topology.json"],
    ["hosts", "hosts"],
    ["assignment", "assignment.json"],
    ["routes", "routes.json"],
  ])("%s prints what compile writes", async (format, name) => {
    const space = new Workspace({ "exp.ns": R2D2 });
    await space.run("compile", "exp.ns", "-p", "P", "--out", "out", "--emit", "hosts,assignment,routes");
    const printed = await space.run("emit", format, "exp.ns", "-p", "P");
    expect(printed).toEqual({ status: 0, stdout: space.read(`out/${name}`), stderr: "" });
    await space.run("emit", format, "exp.ns", "-p", "P", "-o", "deep/er/file");
    expect(space.read("deep/er/file")).toBe(printed.stdout);
  });

  it("notes that there are no routes to write", async () => {
    const space = new Workspace({ "exp.ns": R2D2.replace("$ns rtproto Static\n", "") });
    const result = await space.run("emit", "routes", "exp.ns", "-p", "P");
    expect(result.status).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({ routing: "none", islands: [] });
    expect(result.stderr).toContain("note[NS4101]");
  });

  it("prints nothing but diagnostics when the file is rejected", async () => {
    const space = new Workspace({ "exp.ns": R2D2.replace("$c3po 100Mb", "$c3po 100MB") });
    const result = await space.run("emit", "containers", "exp.ns");
    expect(result).toMatchObject({ status: 1, stdout: "" });
    expect(result.stderr).toContain("error[NS3007]");
  });
});

describe("nsc lint", () => {
  it("shows a finding with its place, help, and the way it was called", async () => {
    const text = `set ns [new Simulator]
source tb_compat.tcl
proc make {name os} {
    upvar 1 $name node
    set node [$::ns node]
    tb-set-hardware $node pc2133x
}
make a Ubuntu1604-STD
set l [$ns duplex-link $a $b 100Mb 0ms DropTail]
$ns rtptoto Static
$ns run
`;
    const space = new Workspace({ "exp.ns": text });
    const result = await space.run("lint", "exp.ns");
    expect(result.status).toBe(1);
    expectGolden("testdata/cli/lint.txt", result.stdout);
  });

  it("names every file in its JSON, in the order given", async () => {
    const space = new Workspace({ "a.ns": R2D2, "b.ns": "set\n" });
    const result = await space.run("lint", "--format", "json", "b.ns", "a.ns");
    const report = JSON.parse(result.stdout);
    expect(report.version).toBe(1);
    expect(report.files.map(({ file }: { file: string }) => file)).toEqual(["b.ns", "a.ns"]);
    expect(report.summary.errors).toBeGreaterThan(0);
  });

  it("counts warnings against --max-warnings", async () => {
    const space = new Workspace({ "exp.ns": R2D2.replace("$ns rtproto", "$ns rtptoto") });
    expect((await space.run("lint", "exp.ns")).status).toBe(0);
    expect((await space.run("lint", "exp.ns", "--max-warnings", "0")).status).toBe(1);
    expect((await space.run("lint", "exp.ns", "--max-warnings", "9")).status).toBe(0);
  });
});

describe("nsc tcl", () => {
  it("prints what the script puts", async () => {
    const space = new Workspace({ "a.tcl": 'puts "a b"; puts -nonewline c; puts stderr d' });
    expect(await space.run("tcl", "a.tcl")).toEqual({ status: 0, stdout: "a b\nc", stderr: "d\n" });
  });

  it("prints the header and Tcl's own trace for an error", async () => {
    const space = new Workspace({ "a.tcl": "proc f x {\n  expr {$x / 0}\n}\nf 1\n" });
    const result = await space.run("tcl", "a.tcl");
    expect(result).toMatchObject({ status: 1, stdout: "" });
    expect(result.stderr).toBe(`a.tcl:2:9: error[NS2005]: divide by zero
divide by zero
    while executing
"expr {$x / 0}"
    (procedure "f" line 2)
    invoked from within
"f 1"
    (file "a.tcl" line 4)
`);
  });

  it.each([
    ["exit", 0],
    ["exit 0", 0],
    ["exit 3", 1],
    ["nosuch", 1],
  ])("%s gives status %i", async (script, status) => {
    expect((await new Workspace({ "a.tcl": script }).run("tcl", "a.tcl")).status).toBe(status);
  });

  it("sources files beside the script, and no others", async () => {
    const space = new Workspace({
      "a.tcl": "source b.tcl\nputs $b\nputs [catch {source /etc/passwd} m]\nputs $m",
      "b.tcl": "set b 7",
    });
    const { stdout } = await space.run("tcl", "a.tcl");
    expect(stdout).toBe(
      "7\n1\ncouldn't read file \"/etc/passwd\": it lies outside the experiment's folder\n",
    );
  });
});

describe("nsc explain", () => {
  it.each(allCodes().map(({ code }) => code))("%s", async (code) => {
    const result = await new Workspace().run("explain", code);
    expect(result.status).toBe(0);
    expect(result.stdout).toMatch(new RegExp(`^${code}: .+\n\n[^]+\nBad:\n\n[^]+\nGood:\n\n`));
  });

  it("lists all codes without one", async () => {
    const { stdout } = await new Workspace().run("explain");
    expect(stdout.trimEnd().split("\n")).toHaveLength(allCodes().length);
  });
});

describe("nsc init", () => {
  it("writes a sample that compiles, and never over a file", async () => {
    const space = new Workspace();
    expect((await space.run("init")).status).toBe(0);
    const compiled = await space.run("compile", "neo.ns", "-p", "P", "--out", "out");
    expect(compiled).toMatchObject({ status: 0, stderr: "" });
    space.write("neo.ns", "mine");
    const again = await space.run("init");
    expect(again.status).toBe(3);
    expect(space.read("neo.ns")).toBe("mine");
  });
});

describe("nsc itself", () => {
  it("tells its version and its commands", async () => {
    const space = new Workspace();
    expect((await space.run("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = await space.run("--help");
    expect(help.status).toBe(0);
    for (const command of ["compile", "emit", "lint", "tcl", "init", "explain"])
      expect(help.stdout).toContain(`  ${command}`);
  });

  it("suggests a command for a misspelt one", async () => {
    expect((await new Workspace().run("compil", "x.ns")).stderr).toContain("compile");
  });
});
