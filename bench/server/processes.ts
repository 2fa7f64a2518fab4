import { type ChildProcess, fork, spawn } from "node:child_process";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";

/** A server in a process of its own. */
export interface Target {
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

// The script that runs the benchmarks starts them in the repository's root.
const nsc = join(process.cwd(), "bin/nsc.js");

/** 100,000 containers with all that is known of them are more than the 64 MiB that a body may have. */
const LIMITS = ["--limit", "body=128MiB"];

/** `nsc serve` as it is built, with its log in a file, on a database's URL or, for null, a folder of its own. */
export async function startNsc(database: string | null): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), "nsc-bench-"));
  const store = database === null ? ["--data", folder] : ["--database", database];
  const token = await output(["serve", "token", "create", "--project", "*", "--scope", "admin", ...store]);
  const child = spawn(process.execPath, [nsc, "serve", "--port", "0", ...LIMITS, ...store], {
    stdio: ["ignore", "pipe", openSync(join(folder, "log"), "w")],
  });
  const url = /listening on (\S+)/.exec(await firstText(child))?.[1];
  if (url === undefined) throw new Error("the server did not start");
  return {
    url,
    token,
    stop: async () => {
      await ended(child);
      rmSync(folder, { recursive: true });
    },
  };
}

async function output(words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [nsc, ...words], { stdio: ["ignore", "pipe", "inherit"] });
  return (await firstText(child)).trim();
}

async function firstText({ stdout }: ChildProcess): Promise<string> {
  for await (const chunk of stdout ?? []) return String(chunk);
  return "";
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  await new Promise((done) => child.once("exit", done));
}

/** A Fastify with one route, which answers with the same object each time: this file's program, started again. */
export async function startBare(body: string): Promise<Target> {
  const child = fork(process.argv[1] as string, ["bare"]);
  child.send(body);
  const url = await new Promise<string>((done) => child.once("message", (message) => done(String(message))));
  return { url, token: "none", stop: () => ended(child) };
}

/** What the process of `startBare` does. */
export async function runBare(): Promise<void> {
  const body: unknown = JSON.parse(
    await new Promise((done) => process.once("message", (message) => done(String(message)))),
  );
  const app = Fastify();
  app.get("/exp/:project/:experiment/nodes/:node", async () => body);
  process.send?.(await app.listen({ host: "127.0.0.1", port: 0 }));
}
