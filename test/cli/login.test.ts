import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSqlite } from "../../src/configserver/index.ts";
import { containersChunks } from "../../src/emit/index.ts";
import { TestServer } from "../configserver/client.ts";
import { documentOf } from "../emit/documents.ts";
import { needProgram } from "../emit/programs.ts";
import { Factory, WINDOWS } from "../topology/factory.ts";
import { Workspace } from "./run.ts";

let folder: Workspace;
let server: TestServer;

beforeAll(async () => {
  folder = new Workspace({}, true);
  server = await TestServer.start(await openSqlite(join(folder.path, "data"), { exclusive: true }));
  const topology = documentOf(
    new Factory()
      .container("c3po")
      .container("r2d2", [], WINDOWS)
      .container("ghost", [[":ghost", "true"]], WINDOWS)
      .lan("falcon", ["c3po", "r2d2", "ghost"]),
    { project: "P", experiment: "exp" },
  );
  const containers = JSON.parse([...containersChunks(topology)].join(""));
  expect((await server.put("/exp/P/exp", { containers, topology })).status).toBe(201);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

function nsc(...words: string[]) {
  const space = new Workspace({});
  space.env = { HOME: space.path, NSC_SERVER: server.url };
  return space.run(...words, "-p", "P", "-e", "exp");
}

it("ssh-config leads to pnodes through the gateway, and to containers through their pnodes", async () => {
  const result = await nsc("ssh-config", "--gateway", "jo@users.example.net");
  expect(result).toMatchObject({ status: 0, stderr: "" });
  expect(result.stdout).toContain(`Host c3po
  HostName 172.16.0.1
  HostKeyAlias c3po.exp.P
  ProxyJump pnode-0000

`);
  expect(result.stdout).toContain(`Host pnode-0000
  HostName pnode-0000.exp.P
  ProxyJump jo@users.example.net
`);
});

it("OpenSSH itself reads it", async ({ skip }) => {
  needProgram("ssh", skip);
  const { stdout } = await nsc("ssh-config");
  const space = new Workspace({ config: stdout });
  const read = spawnSync("ssh", ["-G", "-F", join(space.path, "config"), "r2d2"], { encoding: "utf8" });
  expect(read.status).toBe(0);
  expect(read.stdout).toContain("hostname 172.16.0.2\n");
  expect(read.stdout).toContain("proxyjump pnode-0000\n");
});

it("rdp prints the tunnel to the port that the pnode leads on", async () => {
  expect(await nsc("rdp", "r2d2", "--local-port", "4000")).toEqual({
    status: 0,
    stdout: "ssh -N -L 127.0.0.1:4000:pnode-0000.exp.P:33891 users.deterlab.net\n",
    stderr:
      "while it runs, the desktop of r2d2 is at localhost:4000; Vagrant's own login is vagrant, password vagrant\n",
  });
});

it("both refuse what makes no sense", async () => {
  const linux = await nsc("rdp", "c3po");
  expect(linux).toMatchObject({
    status: 2,
    stderr: "nsc: c3po is no Windows container: it has no desktop to log in to\n",
  });
  const ghost = await nsc("rdp", "ghost");
  expect(ghost).toMatchObject({
    status: 2,
    stderr: "nsc: ghost is not started: it is a ghost, or has no image\n",
  });
  expect(await nsc("rdp", "nobody")).toMatchObject({ status: 4 });
  expect(await nsc("ssh-config", "--gateway", "-oProxyCommand=x")).toMatchObject({ status: 2 });
});
