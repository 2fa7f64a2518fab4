import { chmodSync, mkdirSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createToken, openSqlite } from "../../src/configserver/index.ts";
import { answer, fakeServer } from "../configclient/fake-server.ts";
import { R2D2 } from "./experiments.ts";
import { Workspace } from "./run.ts";
import { useServer } from "./server.ts";

/** A server for the tests of this file, each of which has an experiment of its own. */
const { server } = useServer();
let count = 0;
let experiment = "";

beforeEach(() => {
  experiment = `E${++count}`;
});

/** A folder of a user who has a home of their own, and a compiled experiment in `out`. */
async function compiled(): Promise<Workspace> {
  const space = user({ "exp.ns": R2D2 });
  const result = await space.run("compile", "exp.ns", "-p", "P", "-e", experiment, "--out", "out");
  expect(result.stderr).toBe("");
  return space;
}

function user(files: Record<string, string> = {}): Workspace {
  const space = new Workspace(files);
  space.env = { HOME: join(space.path, "home"), NSC_SERVER: server().url };
  return space;
}

const GROWN = R2D2.replace("100Mb", "50Mb");

describe("nsc push", () => {
  it("sends what was compiled, once", async () => {
    const space = await compiled();
    const first = await space.run("push", "out");
    expect(first).toEqual({
      status: 0,
      stdout: `pushed P/${experiment} to ${server().url}: new, generation 1, 2 containers\n`,
      stderr: "",
    });
    expect(await space.run("push", "out", "-p", "P", "-e", experiment)).toEqual({
      status: 0,
      stdout: `unchanged: ${server().url} has just this of P/${experiment} already, as generation 1\n`,
      stderr: "",
    });
  });

  it("goes on from what this user pushed before, from whatever folder", async () => {
    const space = await compiled();
    await space.run("push", "out");
    space.write("exp.ns", GROWN);
    await space.run("compile", "exp.ns", "-p", "P", "-e", experiment, "--out", "again");
    expect((await space.run("push", "again")).stdout).toMatch(
      /^pushed P\/E\d+ to .*: generation 2, 2 containers\n$/,
    );
  });

  it("replaces what somebody else has pushed only with --force, or after pulling it", async () => {
    const mine = await compiled();
    await mine.run("push", "out");
    const theirs = await compiled();
    theirs.write("exp.ns", GROWN);
    await theirs.run("compile", "exp.ns", "-p", "P", "-e", experiment, "--out", "out");
    const refused = await theirs.run("push", "out");
    expect([refused.status, refused.stdout]).toEqual([4, ""]);
    expect(refused.stderr).toMatch(
      /^nsc: error\[NS6015\]: P\/E\d+ is on the server already \(generation 1, /,
    );
    expect(refused.stderr).toMatch(/\nhelp: `nsc pull` fetches what is there; --force replaces it\n$/);
    expect((await theirs.run("push", "out", "--force")).status).toBe(0);

    mine.write("exp.ns", R2D2.replace("100Mb", "10Mb"));
    await mine.run("compile", "exp.ns", "-p", "P", "-e", experiment, "--out", "out");
    expect((await mine.run("push", "out")).stderr).toMatch(
      /somebody else has changed .* since generation 1 was/,
    );
    await mine.run("pull", "-p", "P", "-e", experiment, "-o", "theirs");
    expect((await mine.run("push", "out")).stdout).toMatch(/: generation 3, /);
  });

  it("sends the two parts alone, as the old scripts did", async () => {
    const space = await compiled();
    const names = ["-p", "P", "-e", experiment];
    const containers = await space.run("push", "--containers-only", "out/containers.json", ...names);
    expect(containers.stdout).toBe(
      `pushed the containers of P/${experiment} to ${server().url}: new, generation 1, 2 containers\n`,
    );
    expect((await space.run("push", "--config-only", "out")).stdout).toBe(
      `pushed the configuration of P/${experiment} to ${server().url}: generation 2, 2 containers\n`,
    );
    expect((await space.run("push", "out")).stdout).toMatch(/^unchanged/);
  });

  it("reads a list that was written by hand, and finds what is wrong with it", async () => {
    const interfaces = `[{ "address": "10.1.1.200", "mac": "de:ad:be:ef:00:ae" }]`;
    const record = `"host": "alice", "name": "xanadu", "image_url": "http://scratch/a.box", "image_os": "windows"`;
    const rest = `"image_type": "vagrant", "image_name": "deter/win7"`;
    const space = user({
      "good.json": `[{ ${record}, ${rest}, "interfaces": ${interfaces} }]`,
      "comma.json": `[{ ${record}\n ${rest}, "interfaces": ${interfaces} }]`,
      "mac.json": `[{ ${record}, ${rest}, "interfaces": [{ "address": "10.1.1.200" }] }]`,
    });
    const push = (file: string) => space.run("push", "--containers-only", file, "-p", "P", "-e", experiment);
    expect((await push("good.json")).status).toBe(0);
    const comma = await push("comma.json");
    expect([comma.status, comma.stdout]).toEqual([1, ""]);
    expect(comma.stderr).toMatch(/^comma\.json:1:\d+: error\[NS4201\]: a comma is missing here\n/);
    const mac = await push("mac.json");
    expect([mac.status, mac.stdout]).toEqual([1, ""]);
    expect(mac.stderr).toMatch(/NS6114.*container xanadu has an interface without a MAC address/);
  });

  it.each<[string, (space: Workspace) => readonly string[], number, RegExp]>([
    ["nothing", () => [], 2, /^nsc: name the folder that `nsc compile` wrote/],
    ["an empty name", () => [""], 2, /^nsc: the name of what is to be pushed is empty/],
    ["two things", () => ["out", "--config-only", "out"], 2, /^nsc: name one thing to push/],
    ["a list without names", () => ["--containers-only", "out/containers.json"], 2, /needs -p and -e/],
    ["no such folder", () => ["absent"], 3, /NS6114\]: there is no absent\/containers\.json\nhelp: /],
    ["a file", () => ["exp.ns"], 3, /NS6114\]: there is no exp\.ns\/containers\.json\nhelp: /],
    ["another folder", () => ["."], 3, /NS6114\]: there is no containers\.json\n/],
    [
      "another project",
      () => ["out", "-p", "Q"],
      2,
      /NS6116\]: -p says Q, and out\/topology\.json is of project P, /,
    ],
    ["another group", () => ["out", "-p", "P/G"], 2, /NS6116\]: -p says G/],
    ["another experiment", () => ["out", "-e", "other"], 2, /NS6116\]: -e says other/],
    ["a bad name", () => ["out", "-p", "../x"], 2, /not a name for a project/],
    [
      "a bad server",
      () => ["out", "--server", "chef:5320"],
      2,
      /^nsc: --server: not a server's address: write http/,
    ],
    ["a bad count", () => ["out", "--retries", "-1"], 2, /a whole number from 0 to 100/],
    [
      "containers of another compilation",
      (space) => {
        space.write("out/containers.json", `${space.read("out/containers.json")}\n`);
        return ["out"];
      },
      1,
      /NS6115\]: out\/containers\.json is not the one that was written with out\/topology\.json: nothing was pushed/,
    ],
    [
      "a broken file",
      (space) => {
        space.write("out/topology.json", space.read("out/topology.json").slice(0, -4));
        return ["out"];
      },
      1,
      /NS6114\]: out\/topology\.json is not valid JSON/,
    ],
    [
      "a project that is a path",
      (space) => {
        space.write(
          "out/topology.json",
          space.read("out/topology.json").replace('"project": "P"', '"project": "../P"'),
        );
        return ["out"];
      },
      1,
      /NS6114\]: out\/topology\.json: \.\.\/P is not the name of a project/,
    ],
    [
      "nesting without end",
      (space) => {
        space.write(
          "out/topology.json",
          `{"version": 1, "nodes": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
        );
        return ["out"];
      },
      1,
      /NS6114\]: out\/topology\.json is not what this version of nsc writes: /,
    ],
    [
      "another kind of file",
      (space) => {
        space.write("out/topology.json", `{"version": 2}`);
        return ["out"];
      },
      1,
      /NS6114\]: out\/topology\.json is not what this version of nsc writes: version: /,
    ],
  ])("refuses %s", async (_what, argv, status, message) => {
    const space = await compiled();
    const result = await space.run("push", ...argv(space));
    expect(result).toEqual({ status, stdout: "", stderr: expect.stringMatching(message) });
    expect((await server().get(`/exp/P/${experiment}`)).status).toBe(404);
  });

  it("shows text from the server as text", async () => {
    const body = JSON.stringify({
      type: "",
      title: "t",
      status: 409,
      code: "NS6014",
      detail: "a\u001b[31mb\nc\rd",
    });
    const evil = await fakeServer((socket) =>
      socket.end(answer("409 x", body, { "Content-Type": "application/problem+json" })),
    );
    const space = await compiled();
    const { stderr } = await space.run("push", "out", "--server", evil.url);
    expect(stderr).toMatch(/^nsc: error\[NS6014\]: a\\x1b\[31mb\n {4}c\\rd\nhelp: /);
  });

  it("says that there is no server", async () => {
    const space = await compiled();
    const port = await new Promise<number>((done) => {
      const probe = createServer().listen(0, "127.0.0.1", () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => done(port));
      });
    });
    const result = await space.run("push", "out", "--server", `http://127.0.0.1:${port}`, "--retries", "0");
    expect(result.status).toBe(4);
    expect(result.stderr).toMatch(
      /^nsc: error\[NS6102\]: 127\.0\.0\.1 refuses the connection: nothing listens on/,
    );
  });

  it("goes on where nothing can be remembered, and says so", async () => {
    const space = await compiled();
    space.write("home", "a file");
    const first = await space.run("push", "out");
    expect([first.status, first.stderr]).toEqual([
      0,
      expect.stringMatching(
        /^nsc: warning: the generation cannot be remembered, .* --force: .*not a (folder|directory)/,
      ),
    ]);
    expect((await space.run("push", "out")).stdout).toMatch(/^unchanged/);
  });
});

describe("nsc compile --push", () => {
  it("does both steps", async () => {
    const space = user({ "exp.ns": R2D2 });
    const argv = ["compile", "exp.ns", "-p", "P/G", "-e", experiment, "--push"];
    const { status, stdout } = await space.run(...argv);
    expect([status, stdout.split("\n").at(-2)]).toEqual([
      0,
      `pushed P/${experiment} to ${server().url}: new, generation 1, 2 containers`,
    ]);
    const json = await space.run(...argv, "--format", "json");
    expect(JSON.parse(json.stdout).summary.errors).toBe(0);
  });

  it("pushes nothing of a file with errors", async () => {
    const space = user({ "exp.ns": R2D2.replace("$c3po 100Mb", "$c3po 100MB") });
    expect((await space.run("compile", "exp.ns", "-p", "P", "-e", experiment, "--push")).status).toBe(1);
    expect((await server().get(`/exp/P/${experiment}`)).status).toBe(404);
  });

  it("wants --push beside what only that needs", async () => {
    const space = user({ "exp.ns": R2D2 });
    expect(await space.run("compile", "exp.ns", "--token-file", "x")).toMatchObject({
      status: 2,
      stderr: "nsc: --token-file goes with --push\n",
    });
  });
});

describe("nsc pull", () => {
  it("gives back what was pushed, byte for byte", async () => {
    const space = await compiled();
    await space.run("push", "out");
    const other = user();
    const result = await other.run("pull", "-p", "P", "-e", experiment, "-o", "deep/got");
    expect(result).toEqual({
      status: 0,
      stdout: `pulled P/${experiment} from ${server().url}: generation 1\nwrote\n  deep/got/containers.json\n  deep/got/topology.json\n`,
      stderr: "",
    });
    for (const name of ["containers.json", "topology.json"]) {
      expect(other.read(`deep/got/${name}`)).toBe(space.read(`out/${name}`));
    }
    expect((await other.run("push", "deep/got")).stdout).toMatch(/^unchanged/);
  });

  it("writes files that can be pushed also where the parts were not compiled together", async () => {
    const space = await compiled();
    await space.run("push", "out");
    const list = JSON.parse(space.read("out/containers.json"));
    list[0].image_name = "deter/win8";
    space.write("list.json", JSON.stringify(list));
    await space.run("push", "--containers-only", "list.json", "-p", "P", "-e", experiment);
    const pulled = await space.run("pull", "-p", "P", "-e", experiment, "-o", "got");
    expect([pulled.status, pulled.stderr]).toEqual([
      0,
      expect.stringMatching(/^nsc: note: .*containersDigest/),
    ]);
    expect(JSON.parse(space.read("got/containers.json"))).toEqual(list);
    expect((await space.run("push", "got")).stdout).toMatch(/: generation 3, 2 containers/);
  });

  it("writes the containers alone where there is nothing else", async () => {
    const space = await compiled();
    await space.run("push", "--containers-only", "out/containers.json", "-p", "P", "-e", experiment);
    const { stderr } = await space.run("pull", "-p", "P", "-e", experiment, "-o", "got");
    expect(stderr).toMatch(/^nsc: note: the configuration was never pushed/);
    expect(space.list("got")).toEqual(["containers.json"]);
    expect(space.read("got/containers.json")).toBe(space.read("out/containers.json"));
  });

  it("writes nothing where there is nothing", async () => {
    const space = user();
    const result = await space.run("pull", "-p", "P", "-e", experiment, "-o", "got");
    expect([result.status, result.stderr]).toEqual([
      4,
      expect.stringMatching(/NS6009\]: there is no experiment P/),
    ]);
    expect(space.list()).toEqual([]);
    expect((await space.run("pull", "-p", "P", "-e", experiment)).status).toBe(2);
  });
});

describe("nsc rm", () => {
  it("asks, and removes what was shown", async () => {
    const space = await compiled();
    await space.run("push", "out");
    const rm = ["rm", "-p", "P", "-e", experiment];
    space.answer = "n";
    expect(await space.run(...rm)).toEqual({ status: 1, stdout: "", stderr: "nsc: nothing was removed\n" });
    expect(space.questions).toEqual([
      `Remove P/${experiment} with 2 containers (generation 1) from ${server().url}? [y/N] `,
    ]);
    space.answer = "yes";
    expect(await space.run(...rm)).toEqual({
      status: 0,
      stdout: `removed P/${experiment} from ${server().url}, 2 control addresses given back\n`,
      stderr: "",
    });
    expect(await space.run(...rm)).toMatchObject({ status: 4, stderr: expect.stringMatching(/NS6009/) });
    expect((await space.run("push", "out")).stdout).toMatch(/: new, generation 1/);
  });

  it("wants --yes where nobody can be asked", async () => {
    const space = await compiled();
    await space.run("push", "out");
    expect(await space.run("rm", "-p", "P", "-e", experiment)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/nobody can be asked here: say --yes/),
    });
    expect((await space.run("rm", "-p", "P", "-e", experiment, "--yes")).status).toBe(0);
  });
});

describe("nsc status", () => {
  it("shows a table of the nodes", async () => {
    const space = await compiled();
    await space.run("push", "out");
    const report = (node: string, state: string, message?: string) =>
      server().ask("POST", `/exp/P/${experiment}/nodes/${node}/status`, { body: { state, message } });
    await report("c3po", "configured");
    await report("pnode-0000", "failed", "no disk\n\u001b[31m");
    const { stdout } = await space.run("status", "-p", "P", "-e", experiment);
    const lines = stdout.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, "YYYY-MM-DD hh:mm:ss").split("\n");
    expect(lines.map((line) => line.replace(/172\.[\d.]+ +/, "ADDRESS  "))).toEqual([
      `P/${experiment}, generation 1, 3 nodes: 1 configured, 1 silent, 1 failed`,
      expect.stringMatching(/^node {8}role {11}host {8}address +state {7}last report \(UTC\) {4}message$/),
      "r2d2        win-container  pnode-0000  ADDRESS  silent      -",
      "c3po        container      pnode-0000  ADDRESS  configured  YYYY-MM-DD hh:mm:ss",
      expect.stringMatching(
        /^pnode-0000 {2}pnode +- +- +failed {6}YYYY-MM-DD hh:mm:ss {2}no disk\\n\\x1b\[31m$/,
      ),
      "",
    ]);
    const json = JSON.parse(
      (await space.run("status", "-p", "P", "-e", experiment, "--format", "json")).stdout,
    );
    expect(json).toMatchObject({ project: "P", experiment, generation: 1 });
    expect(json.nodes[1]).toMatchObject({ name: "c3po", state: "configured", message: null });
  });

  it("wants both names", async () => {
    expect(await user().run("status", "-p", "P")).toMatchObject({ status: 2 });
    expect(await user().run("status", "-p", "P", "-e", experiment, "--interval", "3")).toMatchObject({
      status: 2,
    });
    expect(await user().run("status", "-p", "P", "-e", experiment)).toMatchObject({ status: 4 });
  });
});

describe("server and token", () => {
  /** Which server a push with these settings goes to, and with which token. */
  async function asked(
    config: object | null,
    env: Record<string, string>,
    argv: readonly string[],
    mode = 0o600,
  ): Promise<{ request: string; stderr: string; status: number }> {
    const seen: string[] = [];
    const servers = await Promise.all(
      ["A", "B", "C"].map((name) =>
        fakeServer((socket, head) => {
          seen.push(`${name} ${/^authorization: Bearer (.*)$/im.exec(head)?.[1] ?? "no token"}`);
          socket.end(answer("418 x", ""));
        }),
      ),
    );
    const urls = (text: string): string =>
      text.replace(/\b[ABC]\b/g, (name) => servers["ABC".indexOf(name)]?.url ?? name);
    const space = await compiled();
    mkdirSync(join(space.path, "home/.config/nsc"), { recursive: true });
    space.write("token", "nsc_file\n");
    chmodSync(join(space.path, "token"), 0o600);
    if (config !== null) {
      space.write("home/.config/nsc/config.json", urls(JSON.stringify(config)));
      chmodSync(join(space.path, "home/.config/nsc/config.json"), mode);
      space.write("home/.config/nsc/secret", "nsc_secret");
      chmodSync(join(space.path, "home/.config/nsc/secret"), 0o600);
    }
    const { HOME = "" } = space.env;
    space.env = {
      HOME,
      ...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, urls(value)])),
    };
    const { stderr, status } = await space.run("push", "out", "--retries", "0", ...argv.map(urls));
    return { request: seen.join(), stderr, status };
  }

  const CONFIG = { server: "A", token: "nsc_config" };
  it.each<[string, object | null, Record<string, string>, readonly string[]]>([
    ["A nsc_config", CONFIG, {}, []],
    ["A nsc_secret", { server: "A", tokenFile: "secret" }, {}, []],
    ["A no token", { server: "A" }, {}, []],
    ["A nsc_env", CONFIG, { NSC_TOKEN: "nsc_env" }, []],
    ["A nsc_file", CONFIG, { NSC_TOKEN: "nsc_env" }, ["--token-file", "token"]],
    ["A nsc_flag", CONFIG, { NSC_TOKEN: "nsc_env" }, ["--token", "nsc_flag"]],
    ["A nsc_config", CONFIG, { NSC_TOKEN: "", NSC_SERVER: "" }, []],
    // The token of the file is for the server of the file.
    ["B no token", CONFIG, { NSC_SERVER: "B" }, []],
    ["C no token", CONFIG, { NSC_SERVER: "B" }, ["--server", "C"]],
    ["C nsc_env", CONFIG, { NSC_SERVER: "B", NSC_TOKEN: "nsc_env" }, ["--server", "C"]],
    ["A nsc_config", CONFIG, { NSC_SERVER: "B" }, ["--server", "A"]],
    ["B no token", null, { NSC_SERVER: "B" }, []],
  ])("%s: %j %j %j", async (request, config, env, argv) => {
    expect(await asked(config, env, argv)).toMatchObject({ request });
  });

  it.each<[string, object, number, RegExp]>([
    ["others can read the token", CONFIG, 0o644, /NS6113\]: others on this machine can read the token/],
    ["others can change the server", { server: "A" }, 0o622, /NS6113\]: others on this machine can change/],
    [
      "there is no such setting",
      { sever: "A" },
      0o600,
      /NS6113\]: .*no setting "sever"\nhelp: did you mean "server"/,
    ],
    ["the kind is wrong", { token: 3 }, 0o600, /NS6113\]: .*token: /],
    ["the address is wrong", { server: "chef" }, 0o600, /^nsc: .*config\.json: not a server's address/],
  ])("refuses a settings file where %s", async (_what, config, mode, message) => {
    const { request, stderr, status } = await asked(config, {}, [], mode);
    expect([request, stderr, status > 1]).toEqual(["", expect.stringMatching(message), true]);
  });

  it("says whom the token of the file is for, where another server wants one", async () => {
    const wants = await fakeServer((socket) => socket.end(answer("401 Unauthorized", "")));
    const { stderr } = await asked(CONFIG, {}, ["--server", wants.url]);
    expect(stderr).toMatch(
      /NS6006.*\nhelp: the token of config\.json goes to http:\/\/127\.0\.0\.1:\d+ alone\n$/,
    );
  });

  it("lets others read a file without a secret", async () => {
    expect(await asked({ server: "A" }, {}, [], 0o644)).toMatchObject({ request: "A no token" });
  });

  it.each<[string, readonly string[], Record<string, string>, number, RegExp]>([
    ["two tokens", ["--token", "a", "--token-file", "token"], {}, 2, /exclude each other/],
    ["no such file", ["--token-file", "absent"], {}, 3, /NS0001/],
    ["a folder", ["--token-file", "out"], {}, 3, /NS0002/],
    ["a token that is none", ["--token", "a b"], {}, 2, /NS6112/],
    ["a header in the token", [], { NSC_TOKEN: "a\r\nX-Evil: b" }, 2, /NS6112/],
    ["no certificate", ["--ca-file", "token"], {}, 2, /holds no certificate in PEM/],
    [
      "a token in the clear",
      ["--server", "http://192.0.2.1:5320", "--token", "a"],
      {},
      2,
      /NS6111.*nothing was sent/,
    ],
  ])("refuses %s", async (_what, argv, env, status, message) => {
    const result = await asked({ server: "A" }, env, argv);
    expect(result).toEqual({ request: "", status, stderr: expect.stringMatching(message) });
  });

  it("warns of a token file that others can read", async () => {
    const space = await compiled();
    const token = await createTokenFor("other");
    space.write("token", token);
    chmodSync(join(space.path, "token"), 0o644);
    const { stderr } = await space.run("push", "out", "--token-file", "token");
    expect(stderr).toMatch(/^nsc: warning: others on this machine can read token: chmod 600 token\n/);
  });

  async function createTokenFor(project: string): Promise<string> {
    const space = user();
    const database = await openSqlite(join(space.path, "data"), { exclusive: false });
    const token = await createToken(database, { project, experiment: null, scope: "write", expires: null });
    await database.close();
    expect(readdirSync(space.path)).toContain("data");
    return token;
  }
});
