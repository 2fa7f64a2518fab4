import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { R2D2 } from "./experiments.ts";
import { Workspace } from "./run.ts";

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

async function findings(space: Workspace, ...argv: string[]): Promise<{ status: number; found: Finding[] }> {
  const result = await space.run("lint", "--format", "json", ...argv);
  const report = JSON.parse(result.stdout) as { files: { diagnostics: Finding[] }[] };
  return { status: result.status, found: report.files.flatMap((file) => file.diagnostics) };
}

const start = "set ns [new Simulator]\nsource tb_compat.tcl\n";
const end = "$ns run\n";

describe("files that cannot be read", () => {
  it("missing", async () => {
    expect(await findings(new Workspace(), "no.ns")).toMatchObject({
      status: 3,
      found: [{ code: "NS0001" }],
    });
  });

  it("a folder", async () => {
    const space = new Workspace();
    mkdirSync(join(space.path, "folder.ns"));
    const { status, stderr } = await space.run("compile", "folder.ns");
    expect(status).toBe(3);
    expect(stderr).toContain("NS0002");
  });

  it("a FIFO, without waiting for a writer", async () => {
    const space = new Workspace();
    execFileSync("mkfifo", [join(space.path, "pipe.ns")]);
    expect(await findings(space, "pipe.ns")).toMatchObject({ status: 3, found: [{ code: "NS0002" }] });
  });

  it("a device", async () => {
    expect(await findings(new Workspace(), "/dev/zero")).toMatchObject({
      status: 3,
      found: [{ code: "NS0002" }],
    });
  });

  it("too large", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    expect(await findings(space, "exp.ns", "--limit", "file=100")).toMatchObject({
      status: 3,
      found: [{ code: "NS0004" }],
    });
  });
});

describe("text that is none", () => {
  it.each([
    ["empty", "", "NS0007", 1, 1],
    ["only white space", " \n\t\n", "NS0007", 1, 1],
    ["a NUL byte", "set a 1\nset b \0\n", "NS0006", 2, 7],
  ])("%s", async (_title, text, code, line, column) => {
    const space = new Workspace({ "exp.ns": text });
    expect(await findings(space, "exp.ns")).toMatchObject({ status: 1, found: [{ code, line, column }] });
  });

  it.each([
    ["a lone byte", [0x61, 0x0a, 0x62, 0xff, 0x63], 3, 2, 2],
    ["a sequence that breaks off", [0x61, 0xe2, 0x82, 0x61], 1, 1, 2],
    ["a surrogate", [0xed, 0xa0, 0x80], 0, 1, 1],
    ["a sequence cut by the end", [0x61, 0x62, 0xe2, 0x82], 2, 1, 3],
    ["after a byte order mark", [0xef, 0xbb, 0xbf, 0x61, 0xff], 4, 1, 2],
  ])("invalid UTF-8: %s", async (_title, bytes, offset, line, column) => {
    const space = new Workspace({ "exp.ns": new Uint8Array(bytes) });
    const { status, found } = await findings(space, "exp.ns");
    expect(status).toBe(1);
    expect(found).toMatchObject([{ code: "NS0005", line, column }]);
    expect(found[0]?.message).toContain(`offset ${offset}`);
  });
});

describe("ordinary input in other clothes", () => {
  it.each([
    ["CRLF", R2D2.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\ufeff${R2D2}`],
    ["no final newline", R2D2.trimEnd()],
    ["carriage returns alone", R2D2.replaceAll("\n", "\r")],
    ["tabs", R2D2.replaceAll(" ", "\t")],
  ])("%s", async (_title, text) => {
    const space = new Workspace({ "exp.ns": text });
    const result = await space.run("compile", "exp.ns", "-p", "P", "--out", "out");
    expect(result).toMatchObject({ status: 0, stderr: "" });
    const plain = new Workspace({ "exp.ns": R2D2 });
    await plain.run("compile", "exp.ns", "-p", "P", "--out", "out");
    expect(space.read("out/topology.json")).toBe(plain.read("out/topology.json"));
  });
});

describe("hostile scripts", () => {
  it.each([
    ["an endless loop", `${start}while 1 {}\n${end}`, "NS0101", 3],
    ["endless recursion", `${start}proc f {} {f}\nf\n${end}`, "NS0102", 3],
    ["endless recursion that is caught", `${start}proc f {} {catch {f}}\nf\n${end}`, "NS0102", 3],
    ["exec", `${start}exec rm -rf /\n${end}`, "NS2007", 3],
    ["open", `${start}open /etc/passwd\n${end}`, "NS2007", 3],
    ["a file outside", `${start}source /etc/passwd\n${end}`, "NS0009", 3],
    ["a file outside by dots", `${start}source ../../../../../../etc/passwd\n${end}`, "NS0009", 3],
    ["an unclosed brace", `${start}if {1} {\n  set a 1\n${end}`, "NS1001", 3],
    ["an unclosed bracket", `${start}set a [list 1\n${end}`, "NS1002", 3],
    ["an unclosed quote", `${start}set a "x\n${end}`, "NS1004", 3],
  ])("%s", async (_title, text, code, line) => {
    const space = new Workspace({ "exp.ns": text });
    const { status, found } = await findings(space, "exp.ns", "--limit", "steps=1000000");
    expect(status).toBe(1);
    expect(found.filter(({ severity }) => severity === "error")).toMatchObject([{ code, line }]);
  });

  it("a symbolic link out of the folder", async () => {
    const space = new Workspace({ "exp.ns": `${start}source secret.tcl\n${end}` });
    symlinkSync("/etc/passwd", join(space.path, "secret.tcl"));
    const { found } = await findings(space, "exp.ns");
    expect(found).toMatchObject([{ code: "NS0009", line: 3, column: 8 }]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("a node called %s", async (name) => {
    const text = `${start}set ${name} [$ns node]\nset b [$ns node]\nset l [$ns duplex-link $${name} $b 1Mb 0ms DropTail]\n${end}`;
    const space = new Workspace({ "exp.ns": text });
    const { found } = await findings(space, "exp.ns");
    expect(found.map(({ code }) => code)).toEqual(name === "__proto__" ? ["NS3013"] : []);
  });
});

describe("usage", () => {
  it.each([
    ["no command", []],
    ["an unknown command", ["compil", "x.ns"]],
    ["an unknown option", ["lint", "--nope", "x.ns"]],
    ["no file", ["lint"]],
    ["a packing of 0", ["compile", "x.ns", "--packing", "0"]],
    ["an unknown limit", ["lint", "x.ns", "--limit", "stepz=3"]],
    ["a bad project", ["compile", "x.ns", "-p", "a b"]],
    ["an unknown code", ["explain", "NS9999"]],
    ["an unknown extra output", ["compile", "x.ns", "--emit", "hosts,rotues"]],
    ["an extra output that is none", ["compile", "x.ns", "--emit", "topology"]],
    ["an unknown format", ["emit", "nope", "x.ns"]],
    ["a source root that is no folder", ["lint", "x.ns", "--source-root", "nowhere"]],
    ["an output folder without a name", ["compile", "x.ns", "--out", ""]],
  ])("%s gives status 2", async (_title, argv) => {
    const result = await new Workspace().run(...argv);
    expect(result.status).toBe(2);
    expect(result.stdout).toBe("");
    expect(result.stderr).not.toContain("    at ");
  });
});
