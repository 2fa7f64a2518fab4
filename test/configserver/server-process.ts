import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import type { Readable } from "node:stream";
import { expect } from "vitest";
import { repositoryPath } from "../goldens.ts";

const nsc = repositoryPath("bin/nsc.js");

/** Brings the program that the processes run up to date. */
export function buildProgram(): void {
  const built = spawnSync(process.execPath, [repositoryPath("scripts/build.mjs"), "--bundle-only"]);
  expect(built.status).toBe(0);
}

/** Runs `nsc serve …` to its end. */
export function runServe(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [nsc, "serve", ...words], { encoding: "utf8", timeout: 30_000 });
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** `nsc serve` as a process of its own, which can be killed. */
export class ServerProcess {
  readonly url: string;
  readonly #child: Child;
  readonly #written: { stdout: string; stderr: string };

  private constructor(url: string, child: Child, written: { stdout: string; stderr: string }) {
    this.url = url;
    this.#child = child;
    this.#written = written;
  }

  /** Starts a server on a free port and waits until it says that it answers. */
  static async start(...words: string[]): Promise<ServerProcess> {
    const child = spawn(process.execPath, [nsc, "serve", "--port", "0", ...words], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const written = { stdout: "", stderr: "" };
    child.stderr.on("data", (chunk) => {
      written.stderr += chunk;
    });
    const url = await new Promise<string>((done, fail) => {
      child.stdout.on("data", (chunk) => {
        written.stdout += chunk;
        const found = /^nsc config server listening on (\S+)\n/.exec(written.stdout)?.[1];
        if (found !== undefined) done(found);
      });
      child.once("exit", (status) => fail(new Error(`ended with ${status}: ${written.stderr}`)));
    });
    return new ServerProcess(url, child, written);
  }

  get stdout(): string {
    return this.#written.stdout;
  }

  /** What it has logged so far. */
  get log(): string {
    return this.#written.stderr;
  }

  /** Sends a signal and waits for the end; gives the exit status, null where the signal ended the process. */
  async end(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<number | null> {
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill(signal);
    return new Promise((done) => child.once("close", (status) => done(status)));
  }
}
