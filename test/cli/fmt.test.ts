import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Workspace } from "./run.ts";

const MESSY = "set ns   [new Simulator]\nsource tb_compat.tcl\nset a [ $ns node ];$ns run\n";
const TIDY = "set ns [new Simulator]\nsource tb_compat.tcl\nset a [$ns node]\n$ns run\n";

describe("nsc fmt", () => {
  it("prints the new text, and nothing else", async () => {
    const space = new Workspace({ "exp.ns": MESSY });
    expect(await space.run("fmt", "exp.ns")).toEqual({ status: 0, stdout: TIDY, stderr: "" });
    expect(space.read("exp.ns")).toBe(MESSY);
  });

  it("prints the new texts of several files one after the other", async () => {
    const space = new Workspace({ "a.ns": MESSY, "b.ns": "set  b\n" });
    expect(await space.run("fmt", "b.ns", "a.ns")).toMatchObject({ status: 0, stdout: `set b\n${TIDY}` });
  });

  it("formats standard input", async () => {
    const space = new Workspace();
    space.stdin = MESSY;
    expect(await space.run("fmt", "-")).toEqual({ status: 0, stdout: TIDY, stderr: "" });
    space.stdin = 'set a "b\n';
    const { status, stderr } = await space.run("fmt", "-", "--stdin-filename", "exp.ns");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^exp\.ns:1:7: error\[NS1004\]/);
    expect((await space.run("fmt", "--write", "-")).status).toBe(2);
  });

  it("names the files that are laid out otherwise", async () => {
    const space = new Workspace({
      "a.ns": MESSY,
      "b.ns": TIDY,
      "c.tcl": "set  c\n",
      "containers.json": "[ ]",
    });
    expect(await space.run("fmt", "--check", ".")).toEqual({
      status: 1,
      stdout: "a.ns\nc.tcl\n",
      stderr: "",
    });
    expect(await space.run("fmt", "--check", "b.ns")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect((await space.run("fmt", "--check", "--write", "a.ns")).status).toBe(2);
  });

  it("prints a diff", async () => {
    const space = new Workspace({ "a.ns": MESSY, "b.ns": TIDY });
    const { status, stdout } = await space.run("fmt", "--diff", "a.ns", "b.ns");
    expect(status).toBe(0);
    expect(stdout.split("\n").filter((line) => /^[-+]/.test(line))).toEqual([
      "--- a.ns",
      "+++ a.ns",
      "-set ns   [new Simulator]",
      "+set ns [new Simulator]",
      "-set a [ $ns node ];$ns run",
      "+set a [$ns node]",
      "+$ns run",
    ]);
    expect(await space.run("fmt", "--diff", "--check", "a.ns")).toEqual({ status: 1, stdout, stderr: "" });
  });

  it("changes files, keeping their modes, and leaves tidy ones untouched", async () => {
    const space = new Workspace({ "a.ns": MESSY, "b.ns": TIDY, "real.ns": MESSY });
    symlinkSync("real.ns", join(space.path, "link.ns"));
    chmodSync(join(space.path, "a.ns"), 0o640);
    const before = statSync(join(space.path, "b.ns"));
    const written = await space.run("fmt", "--write", "a.ns", "b.ns", "link.ns");
    expect(written).toEqual({ status: 0, stdout: "a.ns\nlink.ns\n", stderr: "" });
    expect([space.read("a.ns"), space.read("real.ns")]).toEqual([TIDY, TIDY]);
    expect(statSync(join(space.path, "a.ns")).mode & 0o777).toBe(0o640);
    expect(statSync(join(space.path, "b.ns"))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(space.list()).toEqual(["a.ns", "b.ns", "link.ns", "real.ns"]);
    expect(await space.run("fmt", "--write", ".")).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it.each([
    ["a byte order mark", `\ufeff${MESSY}`, `\ufeff${TIDY}`],
    ["CR LF", MESSY.replaceAll("\n", "\r\n"), TIDY.replaceAll("\n", "\r\n")],
    ["carriage returns alone", MESSY.replaceAll("\n", "\r"), TIDY.replaceAll("\n", "\r")],
  ])("keeps %s", async (_what, before, after) => {
    const space = new Workspace({ "exp.ns": before });
    await space.run("fmt", "--write", "exp.ns");
    expect(readFileSync(join(space.path, "exp.ns"), "utf8")).toBe(after);
    expect((await space.run("fmt", "--check", "exp.ns")).status).toBe(0);
  });

  it("leaves files that it refuses as they are, and goes on with the others", async () => {
    const latin = Buffer.from("set  a caf\xe9\n", "latin1");
    const space = new Workspace({
      "a.ns": "set  a {\n",
      "b.ns": latin,
      "c.ns": MESSY,
      "d.xml": "<experiment/>",
    });
    const { status, stdout, stderr } = await space.run("fmt", "--write", "a.ns", "b.ns", "d.xml", "c.ns");
    expect([status, stdout]).toEqual([1, "c.ns\n"]);
    expect(stderr.match(/^\S+ error\[NS\d+\]/gm)).toEqual([
      "a.ns:1:8: error[NS1001]",
      "b.ns:1:11: error[NS0005]",
      "d.xml:1:1: error[NS4602]",
    ]);
    expect(space.read("a.ns")).toBe("set  a {\n");
    expect(space.read("c.ns")).toBe(TIDY);
    expect(await space.run("fmt", "nothing.ns")).toMatchObject({ status: 3, stdout: "" });
    mkdirSync(join(space.path, "empty"));
    expect(await space.run("fmt", "empty")).toMatchObject({ status: 3, stdout: "" });
  });

  it("takes no containers.json for an NS file", async () => {
    const space = new Workspace({ "containers.json": '[ {"name":  "a"} ]' });
    expect(await space.run("fmt", "containers.json")).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining("NS4602"),
    });
  });

  it("leaves out what .nscrc.json ignores, and reads what `source` names", async () => {
    const space = new Workspace({
      ".nscrc.json": '{ "ignore": ["old.ns"] }',
      "old.ns": MESSY,
      "new.ns": `${TIDY.replace("$ns run\n", "")}source  more.inc\n$ns run\n`,
      "more.inc": "set b [$ns node]\n",
    });
    expect(await space.run("fmt", "--check", ".")).toMatchObject({ status: 1, stdout: "new.ns\n" });
  });

  it("refuses to change what a file means", async () => {
    const space = new Workspace({ "exp.ns": "proc p {} {a;b}\nset what body\nputs [info $what p]\n" });
    expect(await space.run("fmt", "--write", "exp.ns")).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining("error[NS4601]"),
    });
  });
});
