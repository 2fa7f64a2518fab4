import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { PushAnswer } from "../../src/configapi/index.ts";
import type { ContainerRecord, TopologyDocument } from "../../src/topology/index.ts";
import { pushBody } from "./documents.ts";
import { buildProgram, ServerProcess } from "./server-process.ts";
import { describePostgres } from "./stores.ts";

const PUSHES = 200;
const EXPERIMENTS = 8;
const CONTAINERS = 30;
/** Some ten servers are started in turn, which takes long on a busy machine. In ms. */
const PATIENCE = 300_000;

/** What one client knows of its own experiment. */
interface Client {
  readonly experiment: string;
  /** The number of the last push that was sent, and of the last that was answered, with its generation. */
  sent: number;
  answered: number;
  generation: number;
}

beforeAll(buildProgram);

/** One push after the other until the server is gone. */
async function pushOn(client: Client, url: string): Promise<void> {
  for (;;) {
    client.sent++;
    const body = pushBody({
      experiment: client.experiment,
      containers: CONTAINERS,
      mark: `push${client.sent}`,
    });
    try {
      const response = await fetch(`${url}/exp/P/${client.experiment}`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as PushAnswer;
      expect(response.ok, JSON.stringify(answer)).toBe(true);
      client.answered = client.sent;
      client.generation = answer.generation;
    } catch (error) {
      // The server was killed.
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

/** Looks whether an experiment is all of one push, and of none before the last one that was answered. */
async function checkWhole(client: Client, url: string): Promise<void> {
  const path = `${url}/exp/P/${client.experiment}`;
  const summary = await fetch(path);
  if (client.answered === 0 && summary.status === 404) return;
  const { generation } = (await summary.json()) as { generation: number };
  expect(generation).toBeGreaterThanOrEqual(client.generation);
  const get = async <T>(rest: string): Promise<T> => (await fetch(path + rest)).json() as Promise<T>;
  const records = await get<ContainerRecord[]>("/containers");
  const topology = await get<TopologyDocument>("/config");
  const node = await get<{ image: string; startCommand: string; peers: unknown[] }>("/nodes/n7");
  const marks = new Set([
    ...records.flatMap(({ image_name }) => /push\d+/.exec(image_name)?.[0] ?? []),
    ...topology.nodes.map(({ startCommand }) => startCommand?.replace("echo ", "")),
    node.startCommand.replace("echo ", ""),
    node.image.replace("ubuntu/", ""),
  ]);
  expect(records).toHaveLength(CONTAINERS);
  expect(topology.nodes).toHaveLength(CONTAINERS);
  expect(node.peers).toHaveLength(19);
  expect(marks.size, [...marks].join()).toBe(1);
  const number = Number([...marks][0]?.replace("push", ""));
  expect(number).toBeGreaterThanOrEqual(client.answered);
  expect(number).toBeLessThanOrEqual(client.sent);
  // A push that was stored but not answered counts from now on.
  client.answered = number;
  client.generation = generation;
}

async function killAndLook(store: readonly string[]): Promise<void> {
  const clients: Client[] = Array.from({ length: EXPERIMENTS }, (_, i) => ({
    experiment: `e${i}`,
    sent: 0,
    answered: 0,
    generation: 0,
  }));
  const answered = (): number => clients.reduce((sum, client) => sum + client.answered, 0);
  let kills = 0;
  for (let pushes = 0; pushes < PUSHES; kills++) {
    const server = await ServerProcess.start(...store);
    onTestFinished(async () => void (await server.end("SIGKILL")));
    await Promise.all(clients.map((client) => checkWhole(client, server.url)));
    const work = Promise.all(clients.map((client) => pushOn(client, server.url)));
    // How fast the machine is changes neither the number of pushes nor how many are under way.
    const until = pushes + 10 + Math.random() * 30;
    while (answered() < until) await sleep(2);
    await sleep(Math.random() * 10);
    await server.end("SIGKILL");
    await work;
    pushes = answered();
  }
  expect(kills).toBeGreaterThan(1);
  const server = await ServerProcess.start(...store);
  onTestFinished(async () => void (await server.end("SIGKILL")));
  await Promise.all(clients.map((client) => checkWhole(client, server.url)));
  expect(Math.max(...clients.map(({ generation }) => generation))).toBeGreaterThan(1);
  await checkAddresses(server.url);
}

/** No two containers of all experiments may share a control address. */
async function checkAddresses(url: string): Promise<void> {
  const all: string[] = [];
  for (let i = 0; i < EXPERIMENTS; i++) {
    const response = await fetch(`${url}/exp/P/e${i}/containers`);
    const records = (await response.json()) as { controlAddress: string }[];
    all.push(...records.map(({ controlAddress }) => controlAddress));
  }
  expect(new Set(all).size).toBe(all.length);
}

describe("a server killed at random moments of 200 pushes", () => {
  it(
    "has every experiment whole on SQLite",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "nsc-kill-"));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      await killAndLook(["--data", folder]);
    },
    PATIENCE,
  );

  describePostgres("with PostgreSQL", (postgres) => {
    it(
      "has every experiment whole",
      async () => {
        await killAndLook(["--database", postgres().createDatabase()]);
      },
      PATIENCE,
    );
  });
});
