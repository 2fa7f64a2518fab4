import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryPath } from "../goldens.ts";
import { Workspace } from "./run.ts";

const SCRIPT = repositoryPath("compat/bootstrap_node.sh");

function run(args: string[], env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync("sh", [SCRIPT, ...args], {
    encoding: "utf8",
    env: { PATH: "/usr/bin:/bin", ...env },
  });
  return { status, stdout, stderr };
}

/** A folder with an `nsc` that prints its arguments. */
function fakeNsc(): string {
  const folder = new Workspace({ nsc: '#!/bin/sh\nprintf "<%s>" "$@"; exit 5\n' });
  chmodSync(join(folder.path, "nsc"), 0o755);
  return folder.path;
}

test("bootstrap_node.sh calls nsc with its options, and ends as nsc does", () => {
  const folder = fakeNsc();
  const called = { status: 5, stdout: "<bootstrap><--apply><-r><pnode><--root><a b>", stderr: "" };
  const args = ["-r", "pnode", "--root", "a b"];
  expect(run(args, { NSC: join(folder, "nsc") })).toEqual(called);
  expect(run(args, { PATH: `${folder}:/usr/bin:/bin` })).toEqual(called);
});

test("bootstrap_node.sh asks for a role", () => {
  expect(run([], { NSC: "/bin/true" })).toEqual({
    status: 2,
    stdout: "",
    stderr: "usage: bootstrap_node.sh -r pnode|container|win-container\n",
  });
});
