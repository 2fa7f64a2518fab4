import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { R2D2 } from "./cli/experiments.ts";
import { Workspace } from "./cli/run.ts";
import { repositoryPath } from "./goldens.ts";

let made: Workspace;

beforeAll(() => {
  made = new Workspace({}, true);
  const script = repositoryPath("scripts/package.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, "--mjs-only", `--out=${made.path}`], {
    encoding: "utf8",
  });
  expect(`${status} ${stderr}`).toBe("0 ");
});
afterAll(() => made.remove());

/** Runs the one file in a folder that has nothing else but an experiment. */
function nsc(...words: string[]) {
  const space = new Workspace({ "exp.ns": R2D2 });
  copyFileSync(join(made.path, "nsc.mjs"), join(space.path, "nsc.mjs"));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["nsc.mjs", ...words], {
    cwd: space.path,
    encoding: "utf8",
  });
  return { status, stdout, stderr, files: readdirSync(space.path) };
}

it("is one file with its checksum", () => {
  expect(made.list()).toEqual(["SHA256SUMS", "nsc.mjs"]);
  const digest = createHash("sha256")
    .update(readFileSync(join(made.path, "nsc.mjs")))
    .digest("hex");
  expect(made.read("SHA256SUMS")).toBe(`${digest}  nsc.mjs\n`);
});

it("compiles, draws and bootstraps without anything else", () => {
  const compiled = nsc("compile", "exp.ns", "-p", "P", "--emit", "vagrant,chef,svg", "--out", "out");
  expect(compiled).toMatchObject({ status: 0 });
  expect(compiled.stdout).toContain("  out/topology.svg\n");
  expect(nsc("bootstrap", "--help")).toMatchObject({ status: 0, stderr: "" });
});

it("says what it cannot do", () => {
  expect(nsc("serve", "--port", "0")).toMatchObject({
    status: 2,
    stderr: "nsc: this nsc, one file for nodes, has no config server: run the whole one\n",
  });
  const png = nsc("graph", "exp.ns", "-o", "exp.png");
  expect(png.status).toBe(5);
  expect(png.stderr).toContain("this nsc, one file for nodes, makes no PNG; the .dot file always can\n");
});
