import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Workspace } from "./run.ts";

const OLD = `set ns [new Simulator]
source tb_compat.tcl

tb-make-soft-vtype container0 {pc2133 bpc2133 MicroCloud}
set pnode(0000) [$ns node]
tb-set-node-os \${pnode(0000)} CentOS6-64-openvz
tb-set-hardware \${pnode(0000)} container0
tb-set-node-startcmd \${pnode(0000)} "sudo bootstrap"
tb-set-node-failure-action \${pnode(0000)} "nonfatal"

$ns rtproto Static
$ns run
`;

/** The form that the NeoContainers page shows at the end. */
const NEW = OLD.replace("CentOS6-64-openvz", "PNODE-BASE").replace(/tb-set-node-startcmd.*\n/, "");

describe("nsc rewrite", () => {
  it("prints the whole new file, and nothing else", async () => {
    const space = new Workspace({ "exp.ns": OLD });
    expect(await space.run("rewrite", "exp.ns")).toEqual({ status: 0, stdout: NEW, stderr: "" });
    expect(space.read("exp.ns")).toBe(OLD);
  });

  it("prints a diff", async () => {
    const space = new Workspace({ "exp.ns": OLD });
    const { status, stdout } = await space.run("rewrite", "--diff", "exp.ns");
    expect(status).toBe(0);
    expect(stdout.split("\n").filter((line) => /^[-+]/.test(line))).toEqual([
      "--- exp.ns",
      "+++ exp.ns",
      "-tb-set-node-os ${pnode(0000)} CentOS6-64-openvz",
      "+tb-set-node-os ${pnode(0000)} PNODE-BASE",
      '-tb-set-node-startcmd ${pnode(0000)} "sudo bootstrap"',
    ]);
  });

  it("changes the file, keeping its mode, and finds nothing more to change", async () => {
    const space = new Workspace({ "exp.ns": OLD });
    const path = join(space.path, "exp.ns");
    chmodSync(path, 0o640);
    expect(await space.run("rewrite", "--write", "exp.ns")).toMatchObject({
      status: 0,
      stdout: "exp.ns: 2 changes\n",
    });
    expect(space.read("exp.ns")).toBe(NEW);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    const written = statSync(path).mtimeMs;
    expect(await space.run("rewrite", "--write", "exp.ns")).toMatchObject({ stdout: "exp.ns: 0 changes\n" });
    expect(statSync(path).mtimeMs).toBe(written);
  });

  it("changes what a link leads to", async () => {
    const space = new Workspace({ "real.ns": OLD });
    symlinkSync("real.ns", join(space.path, "link.ns"));
    await space.run("rewrite", "--write", "link.ns");
    expect(lstatSync(join(space.path, "link.ns")).isSymbolicLink()).toBe(true);
    expect(space.read("real.ns")).toBe(NEW);
  });

  it("checks", async () => {
    const space = new Workspace({ "old.ns": OLD, "new.ns": NEW });
    expect(await space.run("rewrite", "--check", "old.ns")).toMatchObject({
      status: 1,
      stdout: "old.ns: 2 changes to make\n",
    });
    expect(await space.run("rewrite", "--check", "new.ns")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect((await space.run("rewrite", "--check", "--write", "old.ns")).status).toBe(2);
    expect(space.read("old.ns")).toBe(OLD);
  });

  it.each([
    ["CRLF", OLD.replaceAll("\n", "\r\n"), NEW.replaceAll("\n", "\r\n")],
    ["carriage returns alone", OLD.replaceAll("\n", "\r"), NEW.replaceAll("\n", "\r")],
    ["a byte order mark", `\ufeff${OLD}`, `\ufeff${NEW}`],
    ["a mark and CRLF", `\ufeff${OLD.replaceAll("\n", "\r\n")}`, `\ufeff${NEW.replaceAll("\n", "\r\n")}`],
    ["no final newline", OLD.trimEnd(), NEW.trimEnd()],
    ["tabs", OLD.replaceAll(" ", "\t"), NEW.replaceAll(" ", "\t")],
    ["letters beyond ASCII", `# ångström 😀\n${OLD}`, `# ångström 😀\n${NEW}`],
    [
      "a line to add, with carriage returns alone",
      OLD.replace(/tb-set-node-os.*\n/, "").replaceAll("\n", "\r"),
      null,
    ],
  ])("keeps %s", async (_title, before, after) => {
    const space = new Workspace({ "exp.ns": before });
    expect((await space.run("rewrite", "--write", "exp.ns")).status).toBe(0);
    const bytes = readFileSync(join(space.path, "exp.ns"), "utf8");
    if (after !== null) expect(bytes).toBe(after);
    else expect(bytes).toContain("[$ns node]\rtb-set-node-os ${pnode(0000)} PNODE-BASE\rtb-set-hardware");
  });

  it("takes other settings for the pnodes", async () => {
    const space = new Workspace({ "exp.ns": OLD });
    const { stdout } = await space.run(
      "rewrite",
      "exp.ns",
      "--pnode-os",
      "MY-PNODE",
      "--pnode-hardware",
      "dl380g3",
    );
    expect(stdout).toContain(
      "tb-set-node-os ${pnode(0000)} MY-PNODE\ntb-set-hardware ${pnode(0000)} dl380g3\n",
    );
  });

  it("prints nothing but diagnostics when it cannot be done", async () => {
    const space = new Workspace({
      "exp.ns": OLD.replace("${pnode(0000)} container0", "${pnode(0001)} container0"),
    });
    for (const flags of [[], ["--diff"], ["--write"], ["--check"]]) {
      const result = await space.run("rewrite", "exp.ns", ...flags);
      expect(result).toMatchObject({ status: 1, stdout: "" });
      expect(result.stderr).toContain("exp.ns:7:");
    }
  });

  it("warns of a file without pnodes and gives it back", async () => {
    const text = "set ns [new Simulator]\nsource tb_compat.tcl\nset a [$ns node]\n$ns run\n";
    const space = new Workspace({ "exp.ns": text });
    const result = await space.run("rewrite", "exp.ns");
    expect(result).toMatchObject({ status: 0, stdout: text });
    expect(result.stderr).toContain("warning[NS4107]");
  });
});
