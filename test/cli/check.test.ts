import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqlite } from "../../src/configserver/index.ts";
import { TestServer } from "../configserver/client.ts";
import { R2D2 } from "./experiments.ts";
import { Workspace } from "./run.ts";

const LAB = JSON.stringify({ name: "lab", hardwareTypes: { MicroCloud: { count: 0 } } });

describe("nsc check", () => {
  it("gives its verdict in one line", async () => {
    const space = new Workspace({ "exp.ns": R2D2, "lab.json": LAB });
    expect(await space.run("check", "exp.ns")).toEqual({
      status: 0,
      stdout: "exp.ns: ready to swap in: 2 containers on 1 pnode; it asks for 1 MicroCloud\n",
      stderr: "",
    });
    const { status, stdout } = await space.run("check", "exp.ns", "--testbed", "lab.json");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^exp\.ns:\d+:\d+: error\[NS4027\]: 1 machine is asked for of type MicroCloud/);
    expect(stdout).toMatch(/\nexp\.ns: not ready to swap in: 1 error\n$/);
    expect(space.list()).toEqual(["exp.ns", "lab.json"]);
  });

  it("counts warnings in it", async () => {
    const space = new Workspace({
      "exp.ns": R2D2.replace("set link0", "tb-add-node-attribute $r2d2 containers:image_os linux\nset link0"),
    });
    const { status, stdout } = await space.run("check", "exp.ns");
    expect(status).toBe(0);
    expect(stdout).toMatch(/\nexp\.ns: ready to swap in: 2 .*; it asks for 1 MicroCloud; 1 warning\n$/);
  });

  it("gives the gate before a swap-in a document", async () => {
    const space = new Workspace({ "exp.ns": R2D2, "bad.ns": "set a {\n" });
    const good = await space.run("check", "exp.ns", "-p", "P/g", "-e", "E", "--format", "json");
    expect(JSON.parse(good.stdout)).toEqual({
      version: 1,
      files: [{ file: "exp.ns", diagnostics: [] }],
      summary: { errors: 0, warnings: 0 },
      verdict: {
        ready: true,
        project: "P",
        experiment: "E",
        containers: 2,
        pnodes: 1,
        machines: [{ hardware: "MicroCloud", count: 1 }],
      },
    });
    const bad = await space.run("check", "bad.ns", "--format", "json");
    expect(bad.status).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      files: [{ file: "bad.ns", diagnostics: [{ code: "NS1001" }] }],
      verdict: {
        ready: false,
        project: null,
        experiment: null,
        containers: null,
        pnodes: null,
        machines: [],
      },
    });
  });

  it("obeys .nscrc.json", async () => {
    const space = new Workspace({
      "exp.ns": R2D2,
      "lab.json": LAB,
      ".nscrc.json": '{ "testbed": "lab.json" }',
    });
    expect((await space.run("check", "exp.ns")).stdout).toContain("NS4027");
    space.write(".nscrc.json", '{ "testbed": "lab.json", "severities": { "NS4027": "warning" } }');
    expect(await space.run("check", "exp.ns")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("ready to swap in"),
    });
  });

  it("tells what cannot be read, and wrong usage, apart", async () => {
    const space = new Workspace({ "exp.ns": R2D2 });
    expect((await space.run("check", "nothing.ns")).status).toBe(3);
    expect((await space.run("check", "exp.ns", "--testbed", "nothing.json")).status).toBe(3);
    expect((await space.run("check", "exp.ns", "--token", "t")).status).toBe(2);
    expect((await space.run("check", "exp.ns", "--server", "http://127.0.0.1:9")).status).toBe(2);
  });
});

describe("nsc check --server", () => {
  let folder: Workspace;
  let server: TestServer;

  beforeAll(async () => {
    folder = new Workspace({}, true);
    server = await TestServer.start(await openSqlite(join(folder.path, "data"), { exclusive: true }));
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  function user(files: Record<string, string>): Workspace {
    const space = new Workspace(files);
    space.env = { HOME: join(space.path, "home") };
    return space;
  }

  const GROWN = R2D2.replace("100Mb", "50Mb");
  const check = (space: Workspace, experiment: string) =>
    space.run("check", "exp.ns", "-p", "P", "-e", experiment, "--server", server.url);
  const push = (space: Workspace, experiment: string) =>
    space.run(..."compile exp.ns --push --out out -p P -e".split(" "), experiment, "--server", server.url);

  it("finds a name free, or taken by the same experiment", async () => {
    const [one, other] = [user({ "exp.ns": R2D2 }), user({ "exp.ns": R2D2 })];
    expect((await check(one, "free")).status).toBe(0);
    expect((await push(one, "free")).status).toBe(0);
    expect((await check(one, "free")).status).toBe(0);
    expect((await check(other, "free")).status).toBe(0);
  });

  it("finds a name taken by what others have pushed, and free for who may replace it", async () => {
    const [one, other] = [user({ "exp.ns": R2D2 }), user({ "exp.ns": GROWN })];
    await push(one, "taken");
    one.write("exp.ns", GROWN);
    expect((await check(one, "taken")).status).toBe(0);
    const { status, stdout } = await check(other, "taken");
    expect(status).toBe(1);
    expect(stdout).toContain("error[NS4708]: ");
    expect(stdout).toMatch(/another experiment P\/taken: generation 1, changed .*Z\n/);
  });

  it("says that the server cannot be reached", async () => {
    const space = user({ "exp.ns": R2D2 });
    const words = ["-p", "P", "--server", "http://127.0.0.1:9", "--retries", "0"];
    expect(await space.run("check", "exp.ns", ...words)).toMatchObject({ status: 4, stdout: "" });
  });
});
