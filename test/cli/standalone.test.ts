import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectGolden, repositoryPath } from "../goldens.ts";
import { R2D2 } from "./experiments.ts";
import { Workspace } from "./run.ts";

const HOSTS = readFileSync(repositoryPath("examples/standalone/hosts.ns"), "utf8");
const CONTAINERS = readFileSync(repositoryPath("examples/standalone/containers.json"), "utf8");

/** The list as the NeoContainers page prints it, without a comma behind the image_url of the Windows machines. */
const PRINTED = readFileSync(repositoryPath("examples/standalone/slip.json"), "utf8");

const compile = ["compile", "hosts.ns", "--containers", "containers.json", "-p", "DemoProject"];

function space(containers: string, hosts = HOSTS): Workspace {
  return new Workspace({ "hosts.ns": hosts, "containers.json": containers });
}

describe("nsc compile --containers", () => {
  it("takes the page's four containers on alice and bob", async () => {
    const work = space(CONTAINERS);
    const result = await work.run(...compile, "--out", "out");
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(result.stdout).toContain("4 on 2 hosts\n");
    expect(work.list("out")).toEqual(["containers.json", "topology.json"]);
    expect(work.read("out/containers.json")).toBe(CONTAINERS);
    expect(JSON.parse(work.read("out/topology.json"))).toMatchObject({ mode: "standalone" });
  });

  it.each<[title: string, golden: string, containers: string]>([
    ["the list as printed", "printed", PRINTED],
    ["a misspelt host", "host", CONTAINERS.replace('"alice"', '"alcie"')],
    ["a doubled MAC address", "mac", CONTAINERS.replace("00:bf", "00:be")],
  ])("shows %s in its place, and writes nothing", async (_title, golden, containers) => {
    const work = space(containers);
    const result = await work.run(...compile);
    expect(result).toMatchObject({ status: 1, stdout: "" });
    expectGolden(`testdata/cli/standalone/${golden}.txt`, result.stderr);
    expect(work.list()).toEqual(["containers.json", "hosts.ns"]);
  });

  it("shows an address of bob's subnet on alice with the network that it lies on", async () => {
    const hosts = HOSTS.replace(
      "$ns rtproto",
      `set carol [$ns node]
set link0 [$ns duplex-link $bob $carol 1Gb 0ms DropTail]
tb-set-ip-link $bob $link0 10.1.2.3
$ns rtproto`,
    );
    const result = await space(CONTAINERS.replace("10.1.1.201", "10.1.2.201"), hosts).run(...compile);
    expect(result.status).toBe(1);
    expectGolden("testdata/cli/standalone/subnet.txt", result.stderr);
  });

  it("names both files in its JSON", async () => {
    const result = await space(PRINTED).run(...compile, "--format", "json");
    const { files } = JSON.parse(result.stdout);
    expect(files.map(({ file }: { file: string }) => file)).toEqual(["hosts.ns", "containers.json"]);
    expect(files[1].diagnostics).toMatchObject([
      { code: "NS4201", line: 5, column: 60, fix: { edits: [{ line: 5, column: 60, text: "," }] } },
      { code: "NS4201", line: 19, column: 60 },
    ]);
  });

  it("never replaces its own input", async () => {
    const work = space(CONTAINERS.replaceAll("\n", "\r\n"));
    const result = await work.run(...compile, "--out", ".");
    expect(result.status).toBe(2);
    expect(result.stderr).toContain("this would replace containers.json");
    expect(work.read("containers.json")).toContain("\r\n");
  });

  it.each<[string[], string]>([
    [["--default-container", "qemu"], "--default-container"],
    [["--default-image", "a,http://b/c,d"], "--default-image"],
    [["--pnode-hardware", "pc3000"], "--pnode-hardware"],
  ])("refuses %j, which is for containers in the NS file", async (words, named) => {
    const result = await space(CONTAINERS).run(...compile, ...words);
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(named);
  });

  it.each<[title: string, bytes: string | Uint8Array, status: number, code: string]>([
    ["an empty file", "", 1, "NS4205"],
    ["UTF-16", new Uint8Array(Buffer.from(CONTAINERS, "utf16le")), 1, "NS0006"],
    [
      "Latin-1",
      new Uint8Array(Buffer.from(CONTAINERS.replace("olive", "\u00f6live"), "latin1")),
      1,
      "NS0005",
    ],
    ["a NUL", CONTAINERS.replace("olive", "ol\0ive"), 1, "NS0006"],
  ])("says what is wrong with %s", async (_title, bytes, status, code) => {
    const work = new Workspace({ "hosts.ns": HOSTS, "containers.json": bytes });
    const result = await work.run(...compile);
    expect(result).toMatchObject({ status, stdout: "" });
    expect(result.stderr).toMatch(new RegExp(`^containers\\.json:\\d+:\\d+: error\\[${code}\\]`));
  });

  it.each<[title: string, bytes: string]>([
    ["a byte order mark", `\ufeff${CONTAINERS}`],
    ["CRLF", CONTAINERS.replaceAll("\n", "\r\n")],
    ["one line", JSON.stringify(JSON.parse(CONTAINERS))],
  ])("takes %s", async (_title, bytes) => {
    const work = space(bytes);
    expect(await work.run(...compile, "--out", "out")).toMatchObject({ status: 0, stderr: "" });
    expect(work.read("out/containers.json")).toBe(CONTAINERS);
  });

  it("has a limit for the file, and status 3 where there is none", async () => {
    const work = space(CONTAINERS);
    const limited = await work.run(...compile, "--limit", `file=${HOSTS.length + 10}`);
    expect(limited.status).toBe(3);
    expect(limited.stderr).toContain("containers.json:1:1: error[NS0004]");
    expect((await work.run("compile", "hosts.ns", "--containers", "none.json")).status).toBe(3);
  });
});

describe("nsc emit --containers", () => {
  it.each(["containers", "topology", "hosts", "assignment", "routes"])("%s", async (format) => {
    const result = await space(CONTAINERS).run("emit", format, ...compile.slice(1));
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(result.stdout).toContain("xanadu");
  });

  it("has no pnode file, which would be the NS file itself", async () => {
    const result = await space(CONTAINERS).run("emit", "ns", ...compile.slice(1));
    expect(result).toMatchObject({ status: 2, stdout: "" });
  });

  it("takes what an embedded experiment emits, with the NS file of its pnodes", async () => {
    const work = new Workspace({ "exp.ns": R2D2 });
    await work.run("emit", "containers", "exp.ns", "-p", "P", "-o", "containers.json");
    await work.run("emit", "ns", "exp.ns", "-p", "P", "-o", "pnode.ns");
    const result = await work.run(
      "compile",
      "pnode.ns",
      "--containers",
      "containers.json",
      "-p",
      "P",
      "--out",
      "out",
    );
    expect(result.status).toBe(0);
    expect(result.stderr).not.toMatch(/error|warning/);
    expect(work.read("out/containers.json")).toBe(work.read("containers.json"));
  });
});

describe("nsc lint of containers.json", () => {
  it("finds nothing in the sample, alone and with its NS file", async () => {
    const work = space(CONTAINERS);
    expect(await work.run("lint", "containers.json")).toMatchObject({ status: 0, stderr: "" });
    expect(await work.run("lint", "hosts.ns", "--containers", "containers.json")).toMatchObject({
      status: 0,
    });
  });

  it("lists the findings of both files", async () => {
    const work = space(PRINTED.replace('"bob"', '"rob"'), HOSTS.replace("$ns rtproto", "$ns rtptoto"));
    const result = await work.run("lint", "hosts.ns", "--containers", "containers.json");
    expect(result.status).toBe(1);
    for (const code of ["NS4201", "NS4023"]) expect(result.stdout).toContain(code);
    expect(result.stdout).toMatch(/^hosts\.ns:/m);
  });

  it("knows the file by its text where the name says nothing", async () => {
    const work = new Workspace({ list: PRINTED });
    expect((await work.run("lint", "list")).stdout).toContain("NS4201");
  });

  it("refuses --containers where it makes no sense", async () => {
    const work = space(CONTAINERS);
    const both = await work.run("lint", "containers.json", "--containers", "containers.json");
    expect(both.status).toBe(2);
    expect((await work.run("lint", ".", "--containers", "containers.json")).status).toBe(2);
  });
});

describe("nsc init --standalone", () => {
  it("writes the page's experiment, which compiles, and never over a file", async () => {
    const work = new Workspace();
    expect((await work.run("init", "--standalone")).stdout).toContain(
      "now try: nsc compile hosts.ns --containers containers.json\n",
    );
    expect(work.read("containers.json")).toBe(CONTAINERS);
    expect(await work.run(...compile, "--out", "out")).toMatchObject({ status: 0, stderr: "" });
    work.write("containers.json", "mine");
    expect((await work.run("init", "--standalone")).status).toBe(3);
    expect(work.read("containers.json")).toBe("mine");
    expect((await work.run("init", "--standalone", "elsewhere")).status).toBe(0);
    expect(existsSync(join(work.path, "elsewhere/hosts.ns"))).toBe(true);
  });
});
