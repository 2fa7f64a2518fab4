import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  ClientError,
  type PushResult,
  pull,
  push,
  readStatus,
  remove,
  type SeenState,
} from "../../src/configclient/index.ts";
import { createToken, type Database, openSqlite } from "../../src/configserver/index.ts";
import { type TestOptions, TestServer } from "../configserver/client.ts";
import { pushBody } from "../configserver/documents.ts";
import { clientOf, fakeServer } from "./fake-server.ts";

const NOTHING = { seen: null };

function stateOf({ tag, generation }: PushResult): { seen: SeenState } {
  expect(tag).not.toBeNull();
  return { seen: { tag: tag as string, generation } };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ClientError);
  return (error as ClientError).code;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function startServer(options: TestOptions = {}): Promise<{ server: TestServer; database: Database }> {
  const folder = mkdtempSync(join(tmpdir(), "nsc-client-"));
  folders.push(folder);
  const database = await openSqlite(folder, { exclusive: true });
  return { server: await TestServer.start(database, options), database };
}

describe("push", () => {
  let server: TestServer;
  let experiment = "";
  let count = 0;
  beforeAll(async () => {
    ({ server } = await startServer());
  });
  afterAll(() => server.stop());

  /** An experiment of the test's own. */
  function fresh() {
    experiment = `E${++count}`;
    const id = { project: "P", experiment };
    const body = (containers: number) => pushBody({ ...id, containers });
    return { id, body, client: clientOf(server.url).client };
  }

  it("loads an experiment, and the same again changes nothing", async () => {
    const { id, body, client } = fresh();
    const first = await push(client, id, body(3), NOTHING);
    expect(first).toMatchObject({ outcome: "created", generation: 1, containers: 3 });
    const second = await push(client, id, body(3), stateOf(first));
    expect(second).toEqual({ ...first, outcome: "unchanged" });
    expect(await push(client, id, body(4), stateOf(second))).toMatchObject({
      outcome: "changed",
      generation: 2,
    });
  });

  it("takes the same from somebody who has never seen it", async () => {
    const { id, body, client } = fresh();
    await push(client, id, body(3), NOTHING);
    expect(await push(client, id, body(3), NOTHING)).toMatchObject({ outcome: "unchanged", generation: 1 });
  });

  it("replaces nothing that was never seen here, unless it has to", async () => {
    const { id, body, client } = fresh();
    await push(client, id, body(3), NOTHING);
    const refused = push(client, id, body(4), NOTHING);
    await expect(refused).rejects.toThrow(
      /is on the server already \(generation 1, 3 containers, changed 20/,
    );
    expect(await codeOf(push(client, id, body(4), NOTHING))).toBe("NS6015");
    expect(await push(client, id, body(4), "anything")).toMatchObject({ outcome: "changed", generation: 2 });
  });

  it("does not lose what somebody else has pushed meanwhile", async () => {
    const { id, body, client } = fresh();
    const mine = stateOf(await push(client, id, body(3), NOTHING));
    await push(client, id, body(5), "anything");
    await expect(push(client, id, body(4), mine)).rejects.toThrow(
      /somebody else has changed .* since generation 1/,
    );
    expect((await pull(client, id)).containers).toEqual(body(5).containers);
    // What somebody else has pushed is the same: nothing would be lost.
    expect(await push(client, id, body(5), mine)).toMatchObject({ outcome: "unchanged", generation: 2 });
  });

  it("makes an experiment again that somebody else has removed", async () => {
    const { id, body, client } = fresh();
    const mine = stateOf(await push(client, id, body(3), NOTHING));
    expect(await remove(client, id, null)).toBe(3);
    expect(await push(client, id, body(4), mine)).toMatchObject({ outcome: "created", generation: 1 });
  });

  it("loads the two parts from two places, which have not seen each other", async () => {
    const { id, body, client } = fresh();
    const { containers, topology } = body(3);
    expect(await push(client, id, { containers }, NOTHING)).toMatchObject({ outcome: "created" });
    expect(await pull(client, id)).toMatchObject({ containers, topology: null, generation: 1 });
    expect(await push(client, id, { topology }, NOTHING)).toMatchObject({
      outcome: "changed",
      generation: 2,
    });
    expect(await push(client, id, { topology }, NOTHING)).toMatchObject({ outcome: "unchanged" });
    expect(await pull(client, id)).toMatchObject({ containers, topology, generation: 2 });
    expect(await codeOf(push(client, id, { topology: body(4).topology }, NOTHING))).toBe("NS6015");
  });

  it("is not mistaken when the answer gets lost", async () => {
    const { id, body, client } = fresh();
    const mine = stateOf(await push(client, id, body(3), NOTHING));
    const gate = await losingProxy(server.url);
    const { client: unlucky } = clientOf(gate.url, { retries: 2 });
    expect(await push(unlucky, id, body(4), mine)).toMatchObject({ outcome: "unchanged", generation: 2 });
    expect(gate.lost()).toBe(1);
    expect((await pull(client, id)).containers).toHaveLength(4);
  });

  it("removes only what was seen, where it is told what that is", async () => {
    const { id, body, client } = fresh();
    const { tag } = await push(client, id, body(3), NOTHING);
    await push(client, id, body(4), "anything");
    expect(await codeOf(remove(client, id, tag))).toBe("NS6015");
    expect(await remove(client, id, null)).toBe(4);
    expect(await codeOf(remove(client, id, null))).toBe("NS6009");
  });

  it("shows what nodes report", async () => {
    const { id, body, client } = fresh();
    await push(client, id, body(10), NOTHING);
    const report = { state: "failed", message: "no disk" };
    await server.ask("POST", `/exp/P/${experiment}/nodes/n7/status`, { body: report });
    const { nodes, generation } = await readStatus(client, id);
    expect([generation, nodes.length]).toEqual([1, 11]);
    expect(nodes[7]).toMatchObject({ name: "n7", role: "container", host: "pnode-0000", ...report });
    expect(nodes[8]).toMatchObject({ name: "n8", state: null, message: null, reported: null });
  });

  it("finds what the server does not take, with its place", async () => {
    const { id, body, client } = fresh();
    const { containers, topology } = body(2);
    const other = containers.map((record) => ({ ...record, host: "elsewhere" }));
    await expect(push(client, id, { containers: other, topology }, NOTHING)).rejects.toThrow(
      /^\/containers\/0\/host: .*\n\/containers\/0\/host: .*\n\/containers\/1\/host: /s,
    );
  });
});

describe("a server with limits and tokens", () => {
  it("takes a push with the right token only", async () => {
    const { server, database } = await startServer({ limits: { body: 100_000 } });
    const token = (scope: "read" | "write", project: string) =>
      createToken(database, { project, experiment: null, scope, expires: null });
    const id = { project: "P", experiment: "E" };
    const attempt = (secret: string | null, containers = 2) =>
      push(clientOf(server.url, { token: secret }).client, id, pushBody({ ...id, containers }), NOTHING);
    const write = await token("write", "P");
    expect(await codeOf(attempt(null))).toBe("NS6006");
    expect(await codeOf(attempt(await token("read", "P")))).toBe("NS6007");
    expect(await codeOf(attempt(await token("write", "Q")))).toBe("NS6009");
    expect(await codeOf(attempt(write, 1_000))).toBe("NS6016");
    expect(await attempt(write)).toMatchObject({ outcome: "created" });
    await server.stop();
  });

  it("refuses more containers than it has addresses for", async () => {
    const { server } = await startServer({ controlPool: "172.16.0.0/30" });
    const id = { project: "P", experiment: "E" };
    const { client } = clientOf(server.url);
    expect(await codeOf(push(client, id, pushBody({ ...id, containers: 3 }), NOTHING))).toBe("NS6014");
    await server.stop();
  });
});

/** Passes every request on, and cuts the connection instead of giving the first answer to a `PUT` back. */
async function losingProxy(target: string): Promise<{ url: string; lost: () => number }> {
  const { port } = new URL(target);
  let lost = 0;
  const { url } = await fakeServer((socket, head, _count, rest) => {
    const upstream = connect(Number(port), "127.0.0.1");
    upstream.write(`${head}\r\n\r\n`);
    upstream.write(rest);
    socket.on("data", (chunk) => upstream.write(chunk));
    upstream.on("data", (chunk) => {
      if (head.startsWith("PUT") && lost === 0) {
        lost++;
        socket.destroy();
        upstream.destroy();
      } else socket.write(chunk);
    });
    upstream.on("end", () => socket.end());
    upstream.on("error", () => socket.destroy());
  });
  return { url, lost: () => lost };
}
