import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { R2D2 } from "./experiments.ts";
import { Workspace } from "./run.ts";

describe("nsc compile", () => {
  it("writes the page's two containers, one Windows, one Ubuntu", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    const result = await space.run("compile", "exp.ns", "-p", "DemoProject", "-e", "demo", "--out", "out");
    expect(result.stderr).toBe("");
    expect(result.status).toBe(0);
    expect(space.list("out")).toEqual(["containers.json", "demo.pnode.ns", "topology.json"]);
    const containers = JSON.parse(space.read("out/containers.json"));
    expect(containers).toMatchObject([
      {
        host: "pnode-0000",
        name: "r2d2",
        image_url: "http://scratch/containers/deter_win7.box",
        image_os: "windows",
        image_type: "vagrant",
        image_name: "deter/win7",
        interfaces: [{ address: "10.1.1.2", mac: expect.stringMatching(/^02(:[0-9a-f]{2}){5}$/) }],
      },
      { host: "pnode-0000", name: "c3po", image_os: "ubuntu", interfaces: [{ address: "10.1.1.3" }] },
    ]);
    expect(Object.keys(containers[0])).toEqual([
      "host",
      "name",
      "image_url",
      "image_os",
      "image_type",
      "image_name",
      "interfaces",
    ]);
    const topology = JSON.parse(space.read("out/topology.json"));
    expect(topology.nodes.map((node: { role: string }) => node.role)).toEqual(["win-container", "container"]);
    expect(result.stdout).toContain("2 on 1 pnode");
  });

  it("finds the page's misprint, and only that, and writes nothing", async () => {
    const misprint = R2D2.replace("$c3po containers:image_url", "$c3p0 containers:image_url");
    const space = new Workspace({ "exp.ns": misprint });
    const result = await space.run("compile", "exp.ns", "--out", "out", "--format", "json");
    expect(result.status).toBe(1);
    const [file] = JSON.parse(result.stdout).files;
    expect(file.diagnostics).toHaveLength(1);
    expect(file.diagnostics[0]).toMatchObject({ code: "NS2001", line: 14, column: 23, endColumn: 28 });
    expect(file.diagnostics[0].help).toContain("c3po");
    expect(space.list()).toEqual(["exp.ns"]);
  });

  it("gives the commands of the page's final NS file with a soft type", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    await space.run(
      "compile",
      "exp.ns",
      "--pnode-hardware",
      "soft:dl380g3,pc2133,MicroCloud",
      "--out",
      "out",
    );
    const commands = space
      .read("out/exp.pnode.ns")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(commands).toEqual([
      "set ns [new Simulator]",
      "source tb_compat.tcl",
      "tb-make-soft-vtype container0 {dl380g3 pc2133 MicroCloud}",
      "set pnode(0000) [$ns node]",
      "tb-set-node-os ${pnode(0000)} PNODE-BASE",
      "tb-set-hardware ${pnode(0000)} container0",
      'tb-set-node-failure-action ${pnode(0000)} "nonfatal"',
      "$ns rtproto Static",
      "$ns run",
    ]);
  });

  it("respects the packing exactly, and its pnode file is accepted again", async () => {
    const lan = `set ns [new Simulator]
source tb_compat.tcl
for {set i 0} {$i < 6} {incr i} {
  for {set j 0} {$j < 10} {incr j} {
    set host($i,$j) [$ns node]
    lappend members $host($i,$j)
  }
}
set lan0 [$ns make-lan "$members" 100Mb 0ms]
$ns run
`.replaceAll("($i,$j)", "($i-$j)");
    const space = new Workspace({ "lan.ns": lan });
    const result = await space.run(
      ...["compile", "lan.ns", "-p", "P", "--out", "out", "--packing", "7"],
      ...["--default-image", "ubuntu/trusty64,http://scratch/containers/deter_ub1404_64_vb.box,ubuntu"],
    );
    expect(result.stderr).toBe("");
    const containers = JSON.parse(space.read("out/containers.json")) as { host: string }[];
    const perHost = new Map<string, number>();
    for (const { host } of containers) perHost.set(host, (perHost.get(host) ?? 0) + 1);
    expect(containers).toHaveLength(60);
    expect(perHost.size).toBe(9);
    expect(Math.max(...perHost.values())).toBeLessThanOrEqual(7);
    const again = await space.run("lint", "out/lan.pnode.ns");
    expect(again).toMatchObject({ status: 0, stdout: "1 file: nothing found\n" });
  });

  it("compiles a tree of 1,000 containers", async () => {
    const tree = `set ns [new Simulator]
source tb_compat.tcl
for {set i 0} {$i < 1000} {incr i} {
  set n($i) [$ns node]
  if {$i > 0} {set l($i) [$ns duplex-link $n([expr {($i - 1) / 2}]) $n($i) 100Mb 10ms DropTail]}
}
$ns run
`;
    const space = new Workspace({ "tree.ns": tree });
    const image = [
      "--default-image",
      "ubuntu/trusty64,http://scratch/containers/deter_ub1404_64_vb.box,ubuntu",
    ];
    const result = await space.run("compile", "tree.ns", "-p", "P", "--out", "out", ...image);
    expect(result.status).toBe(0);
    const containers = JSON.parse(space.read("out/containers.json")) as {
      host: string;
      interfaces: { address: string; mac: string }[];
    }[];
    expect(new Set(containers.map(({ host }) => host)).size).toBe(100);
    const interfaces = containers.flatMap((container) => container.interfaces);
    expect(new Set(interfaces.map(({ mac }) => mac)).size).toBe(2 * 999);
    expect(new Set(interfaces.map(({ address }) => address)).size).toBe(2 * 999);
  });

  it("leaves the old output whole when the new compile fails", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    await space.run("compile", "exp.ns", "--out", "out");
    const before = space.read("out/containers.json");
    space.write("exp.ns", R2D2.replace("$ns run", "tb-set-hardware"));
    expect((await space.run("compile", "exp.ns", "--out", "out")).status).toBe(1);
    expect(space.read("out/containers.json")).toBe(before);
  });

  it("says that a folder cannot be made", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    const result = await space.run("compile", "exp.ns", "-p", "P", "--out", "/proc/nsc-output");
    expect(result).toMatchObject({ status: 3, stdout: "" });
    expect(result.stderr).toBe("nsc: cannot make the folder /proc/nsc-output: no such file or folder\n");
  });

  it("touches nothing when one of the outputs cannot be replaced", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    mkdirSync(join(space.path, "out", "topology.json"), { recursive: true });
    const result = await space.run("compile", "exp.ns", "-p", "P", "--out", "out");
    expect(result.status).toBe(3);
    expect(space.list("out")).toEqual(["topology.json"]);
  });

  it("writes through a link, and never in place of a FIFO", async () => {
    const space = new Workspace({ "exp.ns": R2D2, real: "" });
    symlinkSync("real", join(space.path, "link"));
    execFileSync("mkfifo", [join(space.path, "pipe")]);
    expect((await space.run("emit", "ns", "exp.ns", "-p", "P", "-o", "link")).status).toBe(0);
    expect(space.read("real")).toContain("$ns run");
    expect(lstatSync(join(space.path, "link")).isSymbolicLink()).toBe(true);
    expect((await space.run("emit", "ns", "exp.ns", "-p", "P", "-o", "pipe")).status).toBe(3);
    expect(await space.run("emit", "ns", "exp.ns", "-p", "P", "-o", "exp.ns/file")).toMatchObject({
      status: 3,
      stderr: "nsc: cannot write exp.ns/file: a part of the path is not a directory\n",
    });
    expect(lstatSync(join(space.path, "pipe")).isFIFO()).toBe(true);
  });

  it("writes the same bytes every time", async () => {
    const first = new Workspace({ "exp.ns": R2D2 });
    const second = new Workspace({ "exp.ns": R2D2 });
    for (const space of [first, second]) await space.run("compile", "exp.ns", "-p", "P", "--out", "out");
    for (const name of first.list("out")) expect(second.read(`out/${name}`)).toBe(first.read(`out/${name}`));
  });

  it("takes a file where the folder should be as a failure to write", async () => {
    const space = new Workspace({ "exp.ns": R2D2, out: "a file" });
    const result = await space.run("compile", "exp.ns", "--out", "out");
    expect(result.status).toBe(3);
    expect(space.read("out")).toBe("a file");
  });
});
