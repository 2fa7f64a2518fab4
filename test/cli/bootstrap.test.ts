import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createToken, openSqlite } from "../../src/configserver/index.ts";
import { containersChunks } from "../../src/emit/index.ts";
import { json, TestServer } from "../configserver/client.ts";
import { documentOf } from "../emit/documents.ts";
import { repositoryPath } from "../goldens.ts";
import { ImageServer } from "../provider/image-server.ts";
import { smallDisk } from "../small-disk.ts";
import { Factory, WINDOWS } from "../topology/factory.ts";
import { Workspace } from "./run.ts";
import { useBuiltProgram } from "./server.ts";

const BOX = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
const SHA256 = createHash("sha256").update(BOX).digest("hex");

useBuiltProgram();

let folder: Workspace;
let server: TestServer;
let admin: string;
let nodeToken: string;
let images: ImageServer;
let count = 0;
let experiment = "";

beforeAll(async () => {
  folder = new Workspace({}, true);
  const database = await openSqlite(join(folder.path, "data"), { exclusive: true });
  const token = (scope: "admin" | "node") =>
    createToken(database, { project: "local", experiment: null, scope, expires: null });
  admin = await token("admin");
  nodeToken = await token("node");
  server = await TestServer.start(database);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});
beforeEach(async () => {
  experiment = `E${++count}`;
  images = await ImageServer.start(BOX);
  const current = images;
  onTestFinished(() => current.stop());
});

/** A machine: a root folder with a token, and a `vagrant` that notes how it is called and can be told to fail. */
class Machine extends Workspace {
  constructor() {
    super({});
    mkdirSync(join(this.path, "bin"));
    mkdirSync(join(this.path, "root/etc/nsc"), { recursive: true });
    this.write("root/etc/nsc/token", nodeToken);
    chmodSync(join(this.path, "root/etc/nsc/token"), 0o600);
    this.write(
      "bin/vagrant",
      `#!/bin/sh
printf '%s|' "$PWD" "$@" >>"${this.path}/calls"; echo >>"${this.path}/calls"
[ "$1" != up ] || echo "==> a: Importing base box"
while [ "$1" = up ] && [ -e "${this.path}/wait" ]; do sleep 0.1; done
[ ! -e "${this.path}/broken" ] || { echo "no room for machines" >&2; exit 1; }
[ "$1" != box ] || mkdir -p "$VAGRANT_HOME/boxes/deter-VAGRANTSLASH-ub14"
`,
    );
    chmodSync(join(this.path, "bin/vagrant"), 0o755);
    this.env = {
      HOME: join(this.path, "home"),
      NSC_SERVER: server.url,
      PATH: `${join(this.path, "bin")}:/usr/bin:/bin`,
    };
  }

  bootstrap(role: string, node: string, ...more: string[]) {
    return this.run(
      "bootstrap",
      "-r",
      role,
      "--node",
      node,
      "-p",
      "local",
      "-e",
      experiment,
      "--root",
      "root",
      ...more,
    );
  }

  /** Sets up the pnode with the built program, started by some other one; its output can be looked at meanwhile. */
  start(program: string, ...args: string[]): { text: string; ended: Promise<number | null> } {
    const nsc = [process.execPath, repositoryPath("bin/nsc.js"), "bootstrap", "-r", "pnode", "--apply"];
    const words = [...nsc, "--node", "pnode-0000", "-p", "local", "-e", experiment, "--root", "root"];
    this.write("run", `#!/bin/sh\nexec ${words.join(" ")}\n`);
    chmodSync(join(this.path, "run"), 0o755);
    const child = spawn(program, args, {
      cwd: this.path,
      env: this.env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill());
    const started = {
      text: "",
      ended: new Promise<number | null>((done) => child.once("close", (status) => done(status))),
    };
    child.stdout.on("data", (chunk) => {
      started.text += chunk;
    });
    return started;
  }

  /** Has its root in another folder, such as a small disk. */
  moveTo(folder: string): void {
    cpSync(join(this.path, "root"), folder, { recursive: true });
    rmSync(join(this.path, "root"), { recursive: true });
    symlinkSync(folder, join(this.path, "root"));
  }

  calls(): string[] {
    const path = join(this.path, "calls");
    return existsSync(path)
      ? readFileSync(path, "utf8").replaceAll(this.path, "").split("\n").slice(0, -1)
      : [];
  }

  /** All files below the root, with the folder of the machine's lock and the token left out. */
  files(): string[] {
    return readdirSync(join(this.path, "root"), { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(this.path, "root", name)).isFile() && name !== "etc/nsc/token")
      .sort();
  }
}

/** Pushes a pair of containers and a Windows one on one pnode. */
async function pushed(sha256 = SHA256, url = images.url): Promise<void> {
  const image = [
    [":image_os", "ubuntu"],
    [":image_type", "vagrant"],
    [":image_name", "deter/ub14"],
    [":image_url", url],
    ...(sha256 === "" ? [] : [[":image_sha256", sha256] as const]),
  ] as const;
  const document = documentOf(
    new Factory()
      .container("a", [], image)
      .node("b", { attributes: image, startCommand: "echo started" })
      .container("ghost", [[":ghost", "true"]], WINDOWS)
      .lan("lan", ["a", "b", "ghost"]),
    { experiment },
  );
  const body = { containers: JSON.parse([...containersChunks(document)].join("")), topology: document };
  const answer = await server.put(`/exp/local/${experiment}`, body, { token: admin });
  expect(answer.status).toBe(201);
}

async function statusOf(node: string): Promise<{ state: string | null; message: string | null } | undefined> {
  const answer = await server.get(`/exp/local/${experiment}/status`, { token: admin });
  const { nodes } = json<{ nodes: { name: string; state: string | null; message: string | null }[] }>(answer);
  return nodes.find(({ name }) => name === node);
}

const PNODE_FILES = [
  "space/vagrant_home/Vagrantfile",
  expect.stringMatching(/^space\/vagrant_home\/boxes\/[0-9a-f]{16}\.box$/),
  expect.stringMatching(/^space\/vagrant_home\/boxes\/[0-9a-f]{16}\.box\.complete$/),
  "space/vagrant_home/data.json",
  "usr/local/sbin/nsc-bridge",
];

describe("nsc bootstrap -r pnode", () => {
  it("shows a plan, and changes nothing without --apply", async () => {
    await pushed();
    const machine = new Machine();
    const result = await machine.bootstrap("pnode", "pnode-0000");
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(
      result.stdout,
    ).toBe(`pnode-0000 of local/${experiment}: pnode, 7 steps, generation 1 of ${server.url}
  + write /usr/local/sbin/nsc-bridge
  - run /usr/local/sbin/nsc-bridge: bridge br-lan (not below another root)
  + write /space/vagrant_home/Vagrantfile
  + write /space/vagrant_home/data.json
  + fetch image deter/ub14 from ${images.url}
  + run vagrant: box deter/ub14
  + run vagrant: start 2 machines
nothing was changed: --apply does it
`);
    expect(machine.files()).toEqual([]);
    expect((await statusOf("pnode-0000"))?.state).toBeNull();
  });

  it("does it, once, and says how it went", async () => {
    await pushed();
    const machine = new Machine();
    const first = await machine.bootstrap("pnode", "pnode-0000", "--apply");
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toContain("configured: pnode-0000\n");
    expect(machine.files()).toEqual(PNODE_FILES);
    expect(machine.calls()).toEqual([
      expect.stringMatching(
        /^\/root\/space\/vagrant_home\|box\|add\|--name=deter\/ub14\|boxes\/[0-9a-f]{16}\.box\|$/,
      ),
      "/root/space/vagrant_home|up|",
    ]);
    expect(await statusOf("pnode-0000")).toMatchObject({ state: "configured", message: "7 steps" });
    const second = await machine.bootstrap("pnode", "pnode-0000", "--apply");
    expect(second.stdout).toContain(`  = fetch image deter/ub14 from ${images.url} (as it is)\n`);
    expect(machine.calls().slice(2)).toEqual(["/root/space/vagrant_home|up|"]);
    expect(images.ranges).toHaveLength(1);
    for (const name of machine.files()) expect(machine.read(`root/${name}`)).not.toContain(nodeToken);
    expect(machine.calls().join()).not.toContain(nodeToken);
  });

  it("ends with status 5 when a step fails, reports its last lines, and goes on from there", async () => {
    await pushed();
    const machine = new Machine();
    machine.write("broken", "");
    const failed = await machine.bootstrap("pnode", "pnode-0000", "--apply");
    expect(failed.status).toBe(5);
    expect(failed.stderr).toContain("nsc: error[NS7002]: box deter/ub14 failed: no room for machines\n");
    const status = await statusOf("pnode-0000");
    expect(status?.state).toBe("failed");
    expect(status?.message).toContain("no room for machines");
    rmSync(join(machine.path, "broken"));
    expect(await machine.bootstrap("pnode", "pnode-0000", "--apply")).toMatchObject({ status: 0 });
    expect(images.ranges).toHaveLength(1);
    expect((await statusOf("pnode-0000"))?.state).toBe("configured");
  });

  it("shows how far it is while a step goes on, in a pipe and on a terminal", async () => {
    await pushed();
    const machine = new Machine();
    machine.write("wait", "");
    const pipe = machine.start("./run");
    await expect
      .poll(() => pipe.text, { timeout: 20_000 })
      .toContain("  + run vagrant: box deter/ub14 (done)\n");
    expect(pipe.text).not.toContain("start 2 machines");
    rmSync(join(machine.path, "wait"));
    expect(await pipe.ended).toBe(0);
    expect(pipe.text).toMatch(/ {2}\+ run vagrant: start 2 machines \(done\)\nconfigured: pnode-0000\n$/);
    if (spawnSync("script", ["-qec", "true", "/dev/null"]).status !== 0) {
      console.warn("script of util-linux is not installed: progress on a terminal was not tested");
      expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
      return;
    }
    machine.write("wait", "");
    const terminal = machine.start("script", "-qefc", "./run", "/dev/null");
    await expect
      .poll(() => terminal.text, { timeout: 20_000 })
      .toContain("\r7 of 7: start 2 machines: ==> a: Importing base box\x1b[K");
    rmSync(join(machine.path, "wait"));
    expect(await terminal.ended).toBe(0);
  }, 60_000);

  it("says that Vagrant is missing before it fetches anything", async () => {
    await pushed();
    const machine = new Machine();
    machine.env = { ...machine.env, PATH: "/nowhere" };
    const result = await machine.bootstrap("pnode", "pnode-0000", "--apply");
    expect(result.status).toBe(5);
    expect(result.stderr).toContain(
      "nsc: error[NS7003]: vagrant is not installed\nhelp: it is in the package vagrant ",
    );
    expect(machine.files()).toEqual([]);
    expect((await statusOf("pnode-0000"))?.state).toBe("failed");
  });

  it("goes on with an image that broke off, where it is still the same file", async () => {
    await pushed();
    const machine = new Machine();
    images.breakAfter = 100_000;
    const broken = await machine.bootstrap("pnode", "pnode-0000", "--apply");
    expect(broken.status).toBe(5);
    expect(broken.stderr).toContain("error[NS7104]");
    images.breakAfter = null;
    expect(await machine.bootstrap("pnode", "pnode-0000", "--apply")).toMatchObject({ status: 0 });
    expect(images.ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
    const box = machine.files().find((name) => name.endsWith(".box"));
    expect(readFileSync(join(machine.path, "root", box ?? "")).equals(BOX)).toBe(true);
  });

  it("refuses an image with another checksum, and one that is not there", async () => {
    await pushed("0".repeat(64));
    const machine = new Machine();
    const wrong = await machine.bootstrap("pnode", "pnode-0000", "--apply");
    expect(wrong.status).toBe(5);
    expect(wrong.stderr).toContain(
      `error[NS7105]: ${images.url} is another file than expected: its SHA-256 is ${SHA256}`,
    );
    expect(machine.files().filter((name) => name.includes("boxes/"))).toEqual([]);
    experiment = `E${++count}`;
    await pushed(SHA256, `${images.url}-not`);
    const absent = await new Machine().bootstrap("pnode", "pnode-0000", "--apply");
    expect(absent.status).toBe(5);
    expect(absent.stderr).toContain(`error[NS7103]: ${images.url}-not: the server answered 404 Not Found\n`);
  });

  it("ends with status 5 where the disk is full, names the file, and goes on when there is room", async () => {
    const disk = smallDisk(1);
    if (disk === null) return;
    await pushed();
    const machine = new Machine();
    machine.moveTo(disk.folder);
    const filler = join(disk.folder, "filler");
    const fillUpTo = (free: number) => {
      rmSync(filler, { force: true });
      const { bavail, bsize } = statfsSync(disk.folder);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - free));
    };
    const full = async (name: RegExp) => {
      const result = await machine.bootstrap("pnode", "pnode-0000", "--apply");
      expect(result.status, result.stderr).toBe(5);
      expect(result.stderr).toMatch(
        /^nsc: error\[NS7011\]: \S+ cannot be written: no space left on device\nhelp: make room/,
      );
      expect(result.stderr).toMatch(name);
      expect(await statusOf("pnode-0000")).toMatchObject({
        state: "failed",
        message: expect.stringContaining("no space left on device"),
      });
    };
    fillUpTo(0);
    await full(/bootstrap\.lock cannot/);
    fillUpTo(4096);
    await full(/usr\/local\/sbin\/nsc-bridge cannot/);
    expect(machine.files()).toEqual(["filler"]);
    fillUpTo(120_000);
    await full(/boxes\/[0-9a-f]{16}\.box cannot/);
    expect(machine.files().filter((name) => name.endsWith(".box.part"))).toHaveLength(1);
    rmSync(filler);
    expect(await machine.bootstrap("pnode", "pnode-0000", "--apply")).toMatchObject({ status: 0 });
    expect(images.ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
    expect(machine.files()).toEqual(PNODE_FILES);
  });

  it("warns of an image without a checksum", async () => {
    await pushed("");
    const result = await new Machine().bootstrap("pnode", "pnode-0000", "--apply");
    expect(result).toMatchObject({
      status: 0,
      stderr: `nsc: warning: ${images.url} has no containers:image_sha256: only its length was checked\n`,
    });
  });
});

describe("nsc bootstrap -r container", () => {
  it("writes what a container needs", async () => {
    await pushed();
    const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJ1dCB0aGlzIGlzIG5vIHJlYWwga2V5 jo";
    await server.put(`/exp/local/${experiment}/users`, [{ name: "jo", sshKeys: [key] }], { token: admin });
    const machine = new Machine();
    const result = await machine.bootstrap("container", "b", "--apply");
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(machine.files()).toEqual([
      "etc/hostname",
      "etc/hosts",
      "etc/nsc/routes",
      "etc/nsc/start",
      "home/jo/.ssh/authorized_keys",
      "usr/local/sbin/nsc-network",
      "usr/local/sbin/nsc-start",
    ]);
    expect(machine.read("root/etc/hosts")).toContain("10.1.1.3  b-lan b-0 b\n");
    expect(machine.read("root/etc/nsc/start")).toBe("echo started\n");
    expect(statSync(join(machine.path, "root/home/jo/.ssh/authorized_keys")).mode & 0o777).toBe(0o600);
    expect(result.stdout).toContain(
      "  - run /usr/local/sbin/nsc-network: interfaces and shaping (not below another root)\n",
    );
  });

  it("sets up a Windows one by PowerShell", async () => {
    await pushed();
    const machine = new Machine();
    expect(await machine.bootstrap("win-container", "ghost", "--apply")).toMatchObject({ status: 0 });
    expect(machine.files()).toEqual([
      "Windows/System32/drivers/etc/hosts",
      "nsc/setup.json",
      "nsc/setup.ps1",
    ]);
  });
});

describe("nsc bootstrap refuses", () => {
  it("a node of another role, one that is not there, and a machine that says nothing of itself", async () => {
    await pushed();
    const machine = new Machine();
    const role = await machine.bootstrap("container", "ghost");
    expect(role.status).toBe(2);
    expect(role.stderr).toBe(
      `nsc: error[NS7101]: ghost of local/${experiment} is no container\nhelp: it is a win-container: -r win-container\n`,
    );
    const unknown = await machine.bootstrap("container", "nobody");
    expect(unknown.status).toBe(4);
    expect(unknown.stderr).toBe(
      `nsc: error[NS6010]: local/${experiment} has no node nobody\nhelp: \`nsc status -p local -e ${experiment}\` lists its nodes\n`,
    );
    machine.write("file", "");
    for (const name of ["file", "file/below"]) {
      const noFolder = await machine.run(
        "bootstrap",
        "-r",
        "pnode",
        "--node",
        "a",
        "--root",
        name,
        "--apply",
      );
      expect(noFolder).toEqual({ status: 3, stdout: "", stderr: `nsc: --root: ${name} is no folder\n` });
    }
    machine.write("root/etc/hostname", "laptop\n");
    const nameless = await machine.run("bootstrap", "-r", "pnode", "--root", "root");
    expect(nameless.status).toBe(2);
    expect(nameless.stderr).toContain(
      "this machine does not say which node it is: give -p PROJECT -e EXPERIMENT",
    );
    machine.write("root/etc/hostname", `a.${experiment}.local\n`);
    expect(await machine.run("bootstrap", "-r", "container", "--root", "root")).toMatchObject({ status: 0 });
  });

  it("a token that others can read, and a server that is not there", async () => {
    await pushed();
    const machine = new Machine();
    chmodSync(join(machine.path, "root/etc/nsc/token"), 0o644);
    const open = await machine.bootstrap("container", "a");
    expect(open.status).toBe(2);
    expect(open.stderr).toContain("error[NS7102]");
    chmodSync(join(machine.path, "root/etc/nsc/token"), 0o600);
    machine.env = { ...machine.env, NSC_SERVER: "http://127.0.0.1:9" };
    const down = await machine.bootstrap("container", "a");
    expect(down.status).toBe(4);
    expect(down.stderr).toContain("error[NS6102]");
  }, 60_000);

  it("a second one at the same time", async () => {
    await pushed();
    const machine = new Machine();
    mkdirSync(join(machine.path, "root/var/lib/nsc"), { recursive: true });
    machine.write("root/var/lib/nsc/bootstrap.lock", String(process.ppid));
    const result = await machine.bootstrap("container", "a", "--apply");
    expect(result.status).toBe(5);
    expect(result.stderr).toContain(
      `error[NS7007]: another nsc, process ${process.ppid}, is at work on this node\n`,
    );
  });
});
