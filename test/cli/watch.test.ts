import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { describe, expect, it, onTestFinished } from "vitest";
import { statusFrame } from "../../src/cli/client/status-text.ts";
import type { NodeStatus } from "../../src/configapi/index.ts";
import { pushBody } from "../configserver/documents.ts";
import { repositoryPath } from "../goldens.ts";
import { useBuiltProgram, useServer } from "./server.ts";

/** What only a real process and a real terminal show: commands that wait, and commands that ask. */
const { server, folder } = useServer();
useBuiltProgram();
const nsc = repositoryPath("bin/nsc.js");

/** A program that runs beside the test, with what it has written so far. */
class Running {
  readonly #child: ChildProcess;
  #text = "";
  #wake: () => void = () => {};
  readonly ended: Promise<number | null>;

  constructor(program: string, argv: readonly string[]) {
    this.#child = spawn(program, argv, {
      env: { ...process.env, HOME: folder(), NSC_SERVER: server().url },
    });
    this.ended = new Promise((done) => this.#child.once("close", done));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk) => {
        this.#text += chunk;
        this.#wake();
      });
    }
    onTestFinished(() => {
      this.#child.kill("SIGKILL");
    });
  }

  /** Waits until what was written since the last time matches, and forgets it. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const match = pattern.exec(this.#text);
      if (match !== null) {
        this.#text = this.#text.slice(match.index + match[0].length);
        return match[0];
      }
      await new Promise<void>((done) => {
        this.#wake = done;
      });
    }
  }

  type(text: string): void {
    this.#child.stdin?.write(text);
  }
}

async function pushed(experiment: string): Promise<void> {
  const body = pushBody({ project: "P", experiment, containers: 2 });
  expect((await server().put(`/exp/P/${experiment}`, body)).status).toBe(201);
}

function report(experiment: string, node: string, state: string) {
  return server().ask("POST", `/exp/P/${experiment}/nodes/${node}/status`, { body: { state } });
}

describe("nsc status --watch", () => {
  it("prints a line for each change, and ends when the experiment is removed", async () => {
    await pushed("lines");
    const argv = ["status", "-p", "P", "-e", "lines", "--watch", "--interval", "1", "--format", "json"];
    const watch = new Running(process.execPath, [nsc, ...argv]);
    const first = JSON.parse(await watch.until(/^\{.*\}\n/));
    expect(first.nodes.map(({ state }: NodeStatus) => state)).toEqual([null, null, null]);
    await report("lines", "n1", "booting");
    expect(JSON.parse(await watch.until(/^\{.*\}\n/)).nodes[1]).toMatchObject({
      name: "n1",
      state: "booting",
    });
    await server().ask("DELETE", "/exp/P/lines");
    await watch.until(/^nsc: error\[NS6009\]: there is no experiment P\/lines\n/);
    expect(await watch.ended).toBe(4);
  });
});

const hasScript = spawnSync("script", ["--version"]).status === 0;

describe("at a terminal", () => {
  if (!hasScript) {
    it("needs script, of util-linux", () => {
      console.warn("script is not installed: the tests at a terminal were skipped");
      expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
    });
    return;
  }
  const atTerminal = (...argv: string[]): Running =>
    new Running("script", [
      "-qefc",
      [process.execPath, nsc, ...argv].map((word) => `'${word}'`).join(" "),
      "/dev/null",
    ]);

  it("nsc rm asks, and takes no for an answer", async () => {
    await pushed("asked");
    const first = atTerminal("rm", "-p", "P", "-e", "asked");
    await first.until(/Remove P\/asked with 2 containers \(generation 1\) from .*\? \[y\/N\] /);
    first.type("\n");
    await first.until(/nsc: nothing was removed/);
    expect(await first.ended).toBe(1);
    const second = atTerminal("rm", "-p", "P", "-e", "asked");
    await second.until(/\? \[y\/N\] /);
    second.type("y\n");
    await second.until(/removed P\/asked from .*, 2 control addresses given back/);
    expect(await second.ended).toBe(0);
  });

  it("nsc rm removes nothing that was changed while it asked", async () => {
    await pushed("raced");
    const rm = atTerminal("rm", "-p", "P", "-e", "raced");
    await rm.until(/\? \[y\/N\] /);
    const body = pushBody({ project: "P", experiment: "raced", containers: 3 });
    expect((await server().put("/exp/P/raced", body)).status).toBe(200);
    rm.type("y\n");
    await rm.until(/error\[NS6015\]/);
    expect(await rm.ended).toBe(4);
    expect((await server().get("/exp/P/raced")).status).toBe(200);
  });

  it("nsc status --watch draws one picture in place of the other", async () => {
    await pushed("drawn");
    const watch = atTerminal("status", "-p", "P", "-e", "drawn", "--watch", "--interval", "1");
    await watch.until(/\x1b\[H\x1b\[2JP\/drawn, generation 1, 3 nodes: 3 silent/);
    await report("drawn", "n0", "failed");
    await watch.until(/\x1b\[H\x1b\[2JP\/drawn, generation 1, 3 nodes: 2 silent, 1 failed/);
  });
});

describe("a picture of the nodes", () => {
  const node = (name: string, state: NodeStatus["state"]): NodeStatus => ({
    name,
    role: "container",
    host: "pnode-0000",
    controlAddress: "172.16.0.1",
    state,
    message: state === "failed" ? `${"long ".repeat(40)}\u001b[2J` : null,
    reported: state === null ? null : "2026-01-02T03:04:05.678Z",
  });
  const nodes = [
    ...Array.from({ length: 30 }, (_, index) => node(`ok${index}`, "configured")),
    node("silent", null),
    node("bad", "failed"),
    node("new", "booting"),
  ];
  const id = { project: "P", experiment: "E" };

  it("has those that need attention first, and fits the screen", () => {
    const frame = statusFrame(id, { generation: 7, nodes }, { rows: 9, columns: 60 }, "no way; there");
    const lines = frame.split("\n");
    expect(lines).toHaveLength(9);
    expect(lines.every((line) => line.length <= 60)).toBe(true);
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "P/E,",
      "node",
      "bad",
      "new",
      "silent",
      "ok0",
      "…",
      "no",
      "",
    ]);
    expect(lines[6]).toBe("… and 29 nodes more");
    expect(frame).not.toMatch(/\u001b/);
  });

  it("keeps the experiment's order where there is room, also for nothing", () => {
    const all = statusFrame(id, { generation: 7, nodes }, { rows: 50, columns: 400 }, null).split("\n");
    expect(all.slice(2, 4).map((line) => line.split(" ")[0])).toEqual(["ok0", "ok1"]);
    expect(all.at(-3)).toMatch(/^bad .* failed +2026-01-02 03:04:05 {2}long .*\\x1b\[2J$/);
    expect(statusFrame(id, { generation: 1, nodes: [] }, { rows: 24, columns: 80 }, null)).toBe(
      "P/E, generation 1, 0 nodes\n",
    );
  });
});
