import { execFile, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { containersChunks } from "../../src/emit/index.ts";
import { buildProgram, runServe, ServerProcess } from "../configserver/server-process.ts";
import { documentOf } from "../emit/documents.ts";
import { repositoryPath } from "../goldens.ts";
import { smallDisk } from "../small-disk.ts";
import { Factory } from "../topology/factory.ts";
import { Relay } from "./relay.ts";
import { type RunResult, Workspace } from "./run.ts";

const SCRIPT = repositoryPath("compat/bootstrap_node.sh");
/** What the script needs besides a client; there is no Node.js among it. */
const TOOLS = [
  ...["cat", "cp", "dirname", "gzip", "head", "ls", "mkdir", "mktemp", "mv", "readlink", "rm", "sh"],
  ...["sha256sum", "sleep", "tail", "tar", "tr", "uname"],
];
const SHELLS = [["sh"], ["dash"], ["bash", "--posix"], ["busybox", "sh"]].filter(
  ([program = "", ...words]) => spawnSync(program, [...words, "-c", "exit 0"]).status === 0,
);

let shared: Workspace;
let dist: string;
let server: ServerProcess;
let token: string;
let relay: Relay;

beforeAll(async () => {
  buildProgram();
  shared = new Workspace({}, true);
  dist = join(shared.path, "dist");
  mkdirSync(dist);
  const older = `nsc-0.0.1-${process.platform}-${process.arch}.tar.gz`;
  shared.write(`dist/${older}`, "an older version");
  const packaged = spawnSync(process.execPath, [repositoryPath("scripts/package.mjs"), `--out=${dist}`], {
    encoding: "utf8",
  });
  expect(`${packaged.status} ${packaged.stderr}`).toBe("0 ");
  expect(readdirSync(dist).sort()).toEqual(["SHA256SUMS", expect.stringMatching(/\.tar\.gz$/), "nsc.mjs"]);
  expect(readdirSync(dist)).not.toContain(older);
  const data = ["--data", join(shared.path, "data")];
  const create = (scope: string) =>
    runServe("token", "create", "--project", "local", "--scope", scope, ...data).stdout.trim();
  token = create("node");
  const writer = create("write");
  server = await ServerProcess.start(...data, "--dist", dist);
  const document = documentOf(
    new Factory()
      .container("a", [
        [":image_os", "ubuntu"],
        [":image_type", "vagrant"],
        [":image_name", "deter/ub14"],
        [":image_url", "http://scratch/ub14.box"],
      ])
      .container("b")
      .lan("lan", ["a", "b"]),
    { experiment: "E" },
  );
  const answer = await fetch(`${server.url}/exp/local/E`, {
    method: "PUT",
    headers: { "content-type": "application/json", authorization: `Bearer ${writer}` },
    body: JSON.stringify({
      containers: JSON.parse([...containersChunks(document)].join("")),
      topology: document,
    }),
  });
  expect(answer.status, await answer.text()).toBe(201);
}, 120_000);
afterAll(async () => {
  await server.end();
  shared.remove();
});
beforeEach(async () => {
  relay = await Relay.start(server.url);
  const current = relay;
  onTestFinished(() => current.stop());
});

type Client = "curl" | "wget" | "busybox";

/** A machine that has a token and few programs, and notes with which arguments it fetches. */
class Machine extends Workspace {
  readonly #tools: string;

  constructor(client: Client | null = "curl", programs: readonly string[] = []) {
    super({});
    this.#tools = join(this.path, "tools");
    mkdirSync(this.#tools);
    for (const name of [...TOOLS, ...programs]) symlinkSync(where(name), join(this.#tools, name));
    if (client !== null) {
      const program = client === "curl" ? "curl" : "wget";
      const real = client === "busybox" ? `${where("busybox")} wget` : where(program);
      this.write(
        `tools/${program}`,
        `#!/bin/sh\nprintf '%s ' "$@" >>"${this.path}/calls"\nexec ${real} "$@"\n`,
      );
      chmodSync(join(this.#tools, program), 0o755);
    }
    // Alone in a folder, as on a share.
    mkdirSync(join(this.path, "share"));
    this.write("share/bootstrap_node.sh", readFileSync(SCRIPT));
    mkdirSync(join(this.path, "root/etc/nsc"), { recursive: true });
    if (client !== "busybox") {
      this.write("root/etc/nsc/token", `${token}\n`);
      chmodSync(join(this.path, "root/etc/nsc/token"), 0o600);
    }
    this.env = { PATH: this.#tools, HOME: this.path, NSC_SERVER: relay.url };
  }

  /** The relay is in this process, so that waiting must not block it. */
  bootstrap(...more: string[]): Promise<RunResult> {
    return this.bootstrapIn(["sh"], ...more);
  }

  bootstrapIn([shell = "", ...words]: readonly string[], ...more: string[]): Promise<RunResult> {
    const node = ["-r", "container", "--node", "a", "-p", "local", "-e", "E", "--root", "root"];
    return new Promise((done) => {
      execFile(
        where(shell),
        [...words, "share/bootstrap_node.sh", ...node, ...more],
        { cwd: this.path, env: this.env, timeout: 60_000 },
        (error, stdout, stderr) =>
          done({ status: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
      );
    });
  }

  get cache(): string {
    return join(this.path, "root/var/cache/nsc");
  }

  cached(): string[] {
    return existsSync(this.cache) ? readdirSync(this.cache).sort() : [];
  }
}

const DONE = { status: 0, stdout: expect.stringMatching(/\nconfigured: a\n$/) };
const fetching = (name: string) => `bootstrap_node.sh: fetching ${name} from ${relay.url}\n`;
const archive = () => readdirSync(dist).find((name) => name.endsWith(".tar.gz")) ?? "";
const sumOf = (name: string) =>
  createHash("sha256")
    .update(readFileSync(join(dist, name)))
    .digest("hex");

function where(program: string): string {
  const found = spawnSync("sh", ["-c", 'command -v "$1"', "sh", program], { encoding: "utf8" }).stdout.trim();
  expect(found, program).not.toBe("");
  return found;
}

describe("bootstrap_node.sh on a machine without nsc", () => {
  it.each(["curl", "wget", "busybox"] as const)("fetches it with %s, once", async (client) => {
    if (spawnSync(client, ["--help"]).error !== undefined) {
      console.warn(`${client} is not installed: a test was skipped`);
      expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
      return;
    }
    const machine = new Machine(client);
    const open = client === "busybox" ? await withoutTokens() : null;
    if (open !== null) machine.env = { ...machine.env, NSC_SERVER: open.url };
    const first = await machine.bootstrap();
    if (open !== null) {
      // What has come is checked and runs; that server knows no experiments.
      expect(first).toMatchObject({ status: 4, stderr: expect.stringContaining("error[NS6009]") });
      expect((await machine.bootstrap()).stderr).not.toContain("fetching");
      return;
    }
    expect(first).toEqual({ ...DONE, stderr: fetching(archive()) });
    expect(machine.cached()).toEqual([sumOf(archive())]);
    expect(await machine.bootstrap()).toEqual({ ...DONE, stderr: "" });
    expect(relay.files).toEqual([{ path: `/dist/${archive()}`, range: undefined, token: `Bearer ${token}` }]);
    const calls = machine.read("calls");
    expect(calls).toContain(`/dist/${archive()}`);
    expect(calls).not.toContain(token);
    for (const name of readdirSync(machine.cache, { recursive: true, encoding: "utf8" }))
      if (!name.endsWith("/node") && name.includes("."))
        expect(readFileSync(join(machine.cache, name), "latin1")).not.toContain(token);
  });

  it("fetches nsc.mjs alone where there is Node.js, and the archive where that is too old", async () => {
    const machine = new Machine("curl", ["node"]);
    expect(await machine.bootstrap()).toEqual({ ...DONE, stderr: fetching("nsc.mjs") });
    expect(machine.cached()).toEqual([sumOf("nsc.mjs")]);
    const old = new Machine();
    old.write("tools/node", "#!/bin/sh\nexit 1\n");
    chmodSync(join(old.path, "tools/node"), 0o755);
    expect(await old.bootstrap()).toEqual({ ...DONE, stderr: fetching(archive()) });
  });

  it.each(SHELLS)("runs in %s %s", async (...shell) => {
    const machine = new Machine("curl", ["node"]);
    const words = shell.filter((word) => word !== undefined);
    expect(await machine.bootstrapIn(words)).toEqual({ ...DONE, stderr: fetching("nsc.mjs") });
    expect(await machine.bootstrapIn(words)).toEqual({ ...DONE, stderr: "" });
    expect((await machine.bootstrapIn(words, "--server=http://127.0.0.1:9")).status).toBe(4);
  });

  it("satisfies shellcheck", () => {
    const result = spawnSync("shellcheck", [SCRIPT], { encoding: "utf8" });
    if (result.error !== undefined) {
      console.warn("shellcheck is not installed: the script was not checked");
      expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
      return;
    }
    expect(result.stdout).toBe("");
  });
});

describe("what bootstrap_node.sh fetches", () => {
  it.each(["curl", "wget"] as const)("is gone on with where it broke off: %s", async (client) => {
    const machine = new Machine(client, ["node"]);
    relay.breakAfter = 1_000_000;
    const broken = await machine.bootstrap();
    expect(broken.status).toBe(4);
    expect(broken.stderr).toContain(`${relay.url}/dist/nsc.mjs could not be fetched: `);
    expect(broken.stderr).toContain("then run this again: it goes on from there\n");
    expect(machine.cached()).toEqual([`${sumOf("nsc.mjs")}.part`]);
    relay.breakAfter = null;
    expect(await machine.bootstrap()).toEqual({ ...DONE, stderr: fetching("nsc.mjs") });
    expect(relay.files.map(({ range }) => range)).toEqual([
      undefined,
      expect.stringMatching(/^bytes=[1-9]\d*-$/),
    ]);
    expect(machine.cached()).toEqual([sumOf("nsc.mjs")]);
  });

  it("is neither kept nor run where it was changed on its way", async () => {
    const machine = new Machine("curl", ["node"]);
    relay.tamper = true;
    const result = await machine.bootstrap();
    expect(result).toEqual({
      status: 5,
      stdout: "",
      stderr: expect.stringMatching(
        /nsc\.mjs of http:\S+ is damaged: its SHA-256 is [0-9a-f]{64}, not [0-9a-f]{64}; it was not kept\nhelp: /,
      ),
    });
    expect(machine.cached()).toEqual([]);
    relay.tamper = false;
    expect(await machine.bootstrap()).toMatchObject(DONE);
  });

  it("begins anew where what has come belongs to another file", async () => {
    const machine = new Machine("curl", ["node"]);
    mkdirSync(machine.cache, { recursive: true });
    writeFileSync(join(machine.cache, `${sumOf("nsc.mjs")}.part`), Buffer.alloc(9_000_000));
    expect(await machine.bootstrap()).toMatchObject(DONE);
    expect(relay.files.map(({ range }) => range)).toEqual(["bytes=9000000-", undefined]);
  });

  it("is fetched again where it was damaged in the cache, and replaces older versions", async () => {
    const machine = new Machine("curl", ["node"]);
    await machine.bootstrap();
    writeFileSync(join(machine.cache, sumOf("nsc.mjs"), "nsc.mjs"), "process.exit(99)\n");
    mkdirSync(join(machine.cache, "0".repeat(64)));
    writeFileSync(join(machine.cache, `${"1".repeat(64)}.part`), "old");
    writeFileSync(join(machine.cache, "note"), "somebody's own");
    expect(await machine.bootstrap()).toEqual({ ...DONE, stderr: fetching("nsc.mjs") });
    expect(machine.cached()).toEqual([sumOf("nsc.mjs"), "note"].sort());
  });

  it("is what NSC_DIST_SHA256 says, or nothing", async () => {
    const machine = new Machine("curl", ["node"]);
    machine.env = { ...machine.env, NSC_DIST_SHA256: "0".repeat(64) };
    expect(await machine.bootstrap()).toEqual({
      status: 5,
      stdout: "",
      stderr: expect.stringContaining(
        `nsc.mjs of ${relay.url} is not what NSC_DIST_SHA256 says: its SHA-256 is ${sumOf("nsc.mjs")}; nothing was fetched\n`,
      ),
    });
    expect(relay.files).toEqual([]);
    machine.env = { ...machine.env, NSC_DIST_SHA256: `${"0".repeat(64)} ${sumOf("nsc.mjs")}` };
    expect(await machine.bootstrap()).toMatchObject(DONE);
    // A server that lies about its files is found out as well.
    relay.list = `${sumOf("nsc.mjs")}  nsc.mjs\n`;
    relay.tamper = true;
    rmSync(machine.cache, { recursive: true });
    expect((await machine.bootstrap()).status).toBe(5);
  });

  it("has no name that leads elsewhere, whatever the list says", async () => {
    const machine = new Machine();
    const sum = sumOf("nsc.mjs");
    const [, platform] = /-([a-z]+-[a-z0-9]+)\.tar\.gz$/.exec(archive()) ?? [];
    relay.list = [`${sum}  nsc-/../../x-${platform}.tar.gz`, `${sum}  nsc-$(id)-${platform}.tar.gz`, ""].join(
      "\n",
    );
    const result = await machine.bootstrap();
    expect(result).toMatchObject({ status: 4, stdout: "" });
    expect(result.stderr).toContain(`there is no nsc-*-${platform}.tar.gz at /dist/`);
    relay.list = `../../../tmp  nsc-1-${platform}.tar.gz\n`;
    expect((await machine.bootstrap()).stderr).toContain("has no checksum for nsc-1-");
    expect(relay.files).toEqual([]);
    expect(machine.cached()).toEqual([]);
  });

  it("waits for another one that fetches, and not for one that was killed", async () => {
    const machine = new Machine("curl", ["node"]);
    mkdirSync(machine.cache, { recursive: true });
    const other = spawn("sleep", ["60"]);
    onTestFinished(() => void other.kill());
    writeFileSync(join(machine.cache, "lock"), `${other.pid}\n`);
    const waiting = machine.bootstrap();
    setTimeout(() => other.kill(), 1_500);
    expect(await waiting).toMatchObject({
      ...DONE,
      stderr: `bootstrap_node.sh: another one, process ${other.pid}, fetches nsc: waiting\n${fetching("nsc.mjs")}`,
    });
    expect(machine.cached()).toEqual([sumOf("nsc.mjs")]);
  });

  it("stays where the disk is full, and is gone on with when there is room", async () => {
    const disk = smallDisk(2);
    if (disk === null) return;
    for (const client of ["curl", "wget"] as const) {
      const machine = new Machine(client, ["node"]);
      machine.env = { ...machine.env, NSC_CACHE: join(disk.folder, client) };
      const full = await machine.bootstrap();
      expect(full.status, full.stderr).toBe(5);
      expect(full.stderr).toContain(`${disk.folder}/${client} cannot be written: `);
      expect(full.stderr).toContain("\nhelp: make room, or name another folder with NSC_CACHE");
      if (client === "curl") rmSync(join(disk.folder, client), { recursive: true });
      else {
        disk.enlarge();
        expect(await machine.bootstrap()).toMatchObject(DONE);
        expect(relay.files.at(-1)?.range).toMatch(/^bytes=[1-9]\d*-$/);
      }
    }
  });

  it("needs room to be unpacked as well", async () => {
    const disk = smallDisk(60);
    if (disk === null) return;
    const machine = new Machine();
    machine.env = { ...machine.env, NSC_CACHE: disk.folder };
    const full = await machine.bootstrap();
    expect(full.status, full.stderr).toBe(5);
    expect(full.stderr).toContain(`${archive()} cannot be unpacked in ${disk.folder}: `);
    expect(readdirSync(disk.folder)).toEqual([`${sumOf(archive())}.part`]);
  });
});

describe("bootstrap_node.sh says what is in the way", () => {
  it.each(["curl", "wget"] as const)("of %s", async (client) => {
    const machine = new Machine(client);
    const down = await machine.bootstrap("--server", "http://127.0.0.1:9");
    expect(down.status).toBe(4);
    expect(down.stderr).toMatch(
      /http:\/\/127\.0\.0\.1:9\/dist\/ could not be fetched: .*(?:refused|connect to)/,
    );
    rmSync(join(machine.path, "root/etc/nsc/token"));
    expect(await machine.bootstrap()).toEqual({
      status: 4,
      stdout: "",
      stderr: `bootstrap_node.sh: ${relay.url} wants a token that may read: it answered 401\nhelp: --token-file, or root/etc/nsc/token\n`,
    });
  });

  it.each(["curl", "wget"] as const)("of a certificate that %s does not know", async (client) => {
    const at = (name: string) => join(shared.path, `${client}.${name}`);
    const [key, certificate] = [at("key"), at("cert")];
    const made = spawnSync("openssl", [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate],
      ...["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
    ]);
    expect(made.status).toBe(0);
    const data = ["--data", at("data")];
    const own = runServe("token", "create", "--project", "local", "--scope", "node", ...data).stdout;
    const secure = await ServerProcess.start(
      ...[...data, "--host", "localhost", "--tls-cert", certificate, "--tls-key", key, "--dist", dist],
    );
    onTestFinished(async () => void (await secure.end()));
    const machine = new Machine(client, ["node"]);
    machine.write("root/etc/nsc/token", own);
    const unknown = await machine.bootstrap("--server", secure.url);
    expect(unknown.status).toBe(4);
    expect(unknown.stderr).toMatch(/^bootstrap_node\.sh: https:\S+ cannot prove who it is: .*certificate/);
    expect(unknown.stderr).toMatch(
      /\nhelp: --ca-file names the certificate \(PEM\) of a site's own authority\n$/,
    );
    expect(secure.log).not.toContain("/dist");
    const known = await machine.bootstrap("--server", secure.url, "--ca-file", certificate);
    // That server has the files, and no experiment.
    expect(known.stderr).toMatch(/fetching nsc\.mjs from https:[\s\S]*error\[NS6009\]/);
  });

  it.each(["curl", "wget", "busybox"] as const)(
    "of a server with nothing packaged, to %s",
    async (client) => {
      const open = await withoutTokens(join(shared.path, "data"));
      const machine = new Machine(client);
      rmSync(join(machine.path, "root/etc/nsc/token"), { force: true });
      expect(await machine.bootstrap("--server", open.url)).toEqual({
        status: 4,
        stdout: "",
        stderr: `bootstrap_node.sh: ${open.url} has no nsc for this machine at /dist/\nhelp: npm run package beside the nsc that serves, or put nsc into PATH here\n`,
      });
    },
  );

  it("where there is neither curl nor wget", async () => {
    expect(await new Machine(null).bootstrap()).toEqual({
      status: 5,
      stdout: "",
      stderr:
        "bootstrap_node.sh: there is no nsc here, and neither curl nor wget to fetch it\n" +
        "help: install curl, or put nsc into PATH, or name it with NSC=/path/to/nsc\n",
    });
  });

  it("of a wget that would show the token, or not look who the server is", async () => {
    const machine = new Machine("busybox");
    expect((await machine.bootstrap("--server", "https://127.0.0.1:9")).stderr).toContain(
      "the wget here checks no certificates",
    );
    machine.env = { ...machine.env, NSC_TOKEN: token };
    const shown = await machine.bootstrap();
    expect(shown).toMatchObject({ status: 5, stdout: "" });
    expect(shown.stderr).toContain(
      "the wget here takes a token only where others can see it\nhelp: install curl\n",
    );
    expect(existsSync(join(machine.path, "calls")) ? machine.read("calls") : "").not.toContain(token);
  });

  it.each<[string[], string]>([
    [
      ["--server", "http://chef.example:5320"],
      "the token would go to http://chef.example:5320 unencrypted\nhelp: ",
    ],
    [["--server", "http://127.evil.example"], "the token would go to http://127.evil.example unencrypted\n"],
    [["--server=http://localhost.evil.example/"], "the token would go to http://localhost.evil.example unen"],
    [["--server", "chef"], "not a server's address: chef\nhelp: write http://HOST:5320\n"],
    [["--server", 'http://127.0.0.1/"\n-o x'], "not a server's address: "],
    [["--server"], "--server needs a value\n"],
  ])("of a token or address: %j", async (options, message) => {
    const machine = new Machine();
    const result = await machine.bootstrap(...options);
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(`bootstrap_node.sh: ${message}`);
    expect(machine.cached()).toEqual([]);
  });

  it("of a token that others can read, is none, or is not there", async () => {
    const machine = new Machine();
    chmodSync(join(machine.path, "root/etc/nsc/token"), 0o640);
    expect(await machine.bootstrap()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("others on this machine can read the token in root/etc/nsc/token\n"),
    });
    machine.write("odd", 'x"\nurl = "file:///etc/passwd');
    chmodSync(join(machine.path, "odd"), 0o600);
    expect(await machine.bootstrap("--token-file", "odd")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("the token is none of those that nsc serve token create prints\n"),
    });
    expect((await machine.bootstrap("--token-file=none")).status).toBe(3);
  });
});

/** A server that asks for no token, and has a folder with nothing in it where nothing else is said. */
async function withoutTokens(packaged = dist): Promise<ServerProcess> {
  const space = new Workspace({}, true);
  const open = await ServerProcess.start("--data", join(space.path, "data"), "--dist", packaged);
  onTestFinished(async () => {
    await open.end();
    space.remove();
  });
  return open;
}
