import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryPath } from "../goldens.ts";
import { R2D2 } from "./experiments.ts";
import { type RunResult, Workspace } from "./run.ts";
import { useBuiltProgram, useServer } from "./server.ts";

const SCRIPTS = ["load_containers_db.sh", "load_config_db.sh", "rm_experiment_config.sh", "run.sh"];
/** Shells that are installed; each has its own idea of what POSIX says. */
const SHELLS = [["sh"], ["dash"], ["bash", "--posix"], ["busybox", "sh"]].filter(
  ([program = "", ...words]) => spawnSync(program, [...words, "-c", "exit 0"]).status === 0,
);

const { server } = useServer();
useBuiltProgram();

/** A machine of the testbed below a folder. */
class Machine {
  readonly space: Workspace;
  readonly #env: Record<string, string>;

  constructor(hostname: string) {
    this.space = new Workspace({ "exp.ns": R2D2 });
    this.#env = {
      PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`,
      HOME: join(this.space.path, "home"),
      NSC_SERVER: server().url,
      NSC_ROOT: join(this.space.path, "root dir"),
      NSC_HOSTNAME: hostname,
    };
  }

  async compile(project: string, experiment: string, out: string): Promise<void> {
    mkdirSync(join(this.space.path, out), { recursive: true });
    const result = await this.space.run("compile", "exp.ns", "-p", project, "-e", experiment, "--out", out);
    expect(result.status).toBe(0);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.space.path, path)), { recursive: true });
    this.space.write(path, text);
  }

  /** The server is in this process, so that waiting must not block it. */
  run(script: string, ...argv: string[]): Promise<RunResult> {
    return this.exec(repositoryPath(`compat/${script}`), argv);
  }

  exec(program: string, argv: readonly string[]): Promise<RunResult> {
    return new Promise((done) => {
      execFile(program, argv, { cwd: this.space.path, env: this.#env }, (error, stdout, stderr) =>
        done({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }
}

async function generation(experiment: string): Promise<number | null> {
  const { status, text } = await server().get(`/exp/P/${experiment}`);
  return status === 404 ? null : JSON.parse(text).generation;
}

describe("compat/", () => {
  it("satisfies shellcheck", () => {
    const paths = SCRIPTS.map((name) => repositoryPath(`compat/${name}`));
    const result = spawnSync("shellcheck", paths, { encoding: "utf8" });
    if (result.error !== undefined) {
      console.warn("shellcheck is not installed: the scripts were not checked");
      expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
      return;
    }
    expect(result.stdout).toBe("");
  });

  it("does what the old scripts did, with all options", async () => {
    const machine = new Machine("users");
    await machine.compile("P", "all", "my files");
    const names = ["-p", "P", "-e", "all"];
    expect(
      await machine.run("load_containers_db.sh", "-f", "my files/containers.json", ...names),
    ).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /^pushed the containers of P\/all .*: new, generation 1, 2 containers\n$/,
      ),
    });
    expect((await machine.run("load_config_db.sh", "-f", "my files", ...names)).stdout).toMatch(
      /^pushed the configuration of P\/all .*: generation 2/,
    );
    expect((await machine.run("load_config_db.sh", ...names, "-f", "my files/topology.json")).stdout).toMatch(
      /^unchanged/,
    );
    expect(await machine.run("rm_experiment_config.sh", ...names)).toMatchObject({ status: 0 });
    expect(await generation("all")).toBeNull();
  });

  it.each([
    ["P\nfile\n", "pnode-0000.wrong.Q.example.org"],
    ["P file", "users"],
    ["P/file\n", "users"],
    ["\tP\r\nfile\r\n", "users"],
  ])("finds the experiment in /var/containers/pid_eid: %j", async (text, hostname) => {
    const machine = new Machine(hostname);
    await machine.compile("P", "file", "root dir/proj/P/exp/file/containers/nsc");
    machine.write("root dir/var/containers/pid_eid", text);
    expect((await machine.run("load_containers_db.sh")).stdout).toMatch(/^pushed the containers of P\/file /);
    expect((await machine.run("load_config_db.sh")).stdout).toMatch(/^pushed the configuration of P\/file /);
    expect((await machine.run("rm_experiment_config.sh")).stdout).toMatch(
      /^removed P\/file from .*, 2 control/,
    );
  });

  it("finds the experiment in the host name, and one half of it in the options", async () => {
    const machine = new Machine("pnode-0000.host.P.example.org");
    await machine.compile("P", "host", "root dir/proj/P/exp/host/containers/nsc");
    expect((await machine.run("load_containers_db.sh")).stdout).toMatch(/^pushed the containers of P\/host /);
    expect((await machine.run("rm_experiment_config.sh", "-e", "other")).stderr).toMatch(
      /no experiment P\/other/,
    );
    expect((await machine.run("rm_experiment_config.sh", "-p", "Q")).stderr).toMatch(/no experiment Q\/host/);
    expect((await machine.run("rm_experiment_config.sh")).status).toBe(0);
  });

  it("replaces what somebody else has pushed, as it always did", async () => {
    const [one, other] = [new Machine("a.over.P"), new Machine("b.over.P")];
    for (const machine of [one, other]) await machine.compile("P", "over", "out");
    other.write("out/containers.json", one.space.read("out/containers.json").replace("trusty", "xenial"));
    await one.run("load_containers_db.sh", "-f", "out/containers.json");
    expect((await other.run("load_containers_db.sh", "-f", "out")).stdout).toMatch(/: generation 2, /);
  });

  it.each<[string, string[], number, RegExp]>([
    [
      "load_containers_db.sh",
      ["-x"],
      2,
      /^load_containers_db\.sh: there is no option -x\nusage: load_containers/,
    ],
    ["load_containers_db.sh", ["-p"], 2, /^load_containers_db\.sh: -p needs a value\n/],
    ["load_config_db.sh", ["extra"], 2, /^load_config_db\.sh: extra is no option\n/],
    ["rm_experiment_config.sh", ["-f", "x"], 2, /^rm_experiment_config\.sh: there is no option -f\n/],
    [
      "rm_experiment_config.sh",
      [],
      2,
      /which experiment\? There is no .*\/var\/containers\/pid_eid, and the host/,
    ],
    [
      "load_containers_db.sh",
      ["-p", "P", "-e", "E"],
      3,
      /there is no .*\/proj\/P\/exp\/E\/containers\/nsc\/: name it/,
    ],
    ["load_containers_db.sh", ["-f", "-n", "-p", "P", "-e", "E"], 3, /there is no -n: name it/],
    ["rm_experiment_config.sh", ["-p", "../P", "-e", "E"], 2, /not a name for a project/],
    [
      "rm_experiment_config.sh",
      ["-p", "$(touch x)`touch x`;touch x", "-e", "E"],
      2,
      /not a name for a project/,
    ],
    ["rm_experiment_config.sh", ["-p", "--yes", "-e", "E"], 2, /not a name for a project/],
  ])("%s %j is refused", async (script, argv, status, message) => {
    const machine = new Machine("users");
    expect(await machine.run(script, ...argv)).toEqual({
      status,
      stdout: "",
      stderr: expect.stringMatching(message),
    });
    expect(machine.space.list()).toEqual(["exp.ns"]);
  });

  it.each(SHELLS)("runs in %s %s", async (...shell) => {
    const machine = new Machine("a.shells.P");
    await machine.compile("P", "shells", "out");
    const [program = "sh", ...words] = shell.filter((word) => word !== undefined);
    const run = (task: string, ...argv: string[]) =>
      machine.exec(program, [...words, repositoryPath("compat/run.sh"), task, ...argv]);
    expect(await run("containers", "-f", "out")).toMatchObject({ status: 0, stderr: "" });
    expect(await run("rm")).toMatchObject({ status: 0, stderr: "" });
  });

  it("works through a link, and says how it is used", async () => {
    const machine = new Machine("users");
    symlinkSync(repositoryPath("compat/load_config_db.sh"), join(machine.space.path, "link"));
    expect(await machine.exec(join(machine.space.path, "link"), ["-h"])).toEqual({
      status: 0,
      stdout: "usage: load_config_db.sh [-f FOLDER] [-p PROJECT] [-e EXPERIMENT]\n",
      stderr: "",
    });
  });
});
