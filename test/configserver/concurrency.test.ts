import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContainerView, NodeView, PushAnswer } from "../../src/configapi/index.ts";
import { openPostgres } from "../../src/configserver/index.ts";
import type { ContainerRecord, TopologyDocument } from "../../src/topology/index.ts";
import { type Answer, json, TestServer } from "./client.ts";
import { pushBody } from "./documents.ts";
import { buildProgram, ServerProcess } from "./server-process.ts";
import { describePostgres, describeStores, type TestStore } from "./stores.ts";

const CLIENTS = 50;
const TURNS = 4;
const CONTAINERS = 25;

const mark = (text: string | null): string => /m\d+x\d+/.exec(text ?? "")?.[0] ?? "none";
const one = (marks: Iterable<string>): string => [...new Set(marks)].join(" and ");

/** What each read says which push it shows: of everything in the answer. */
const READS: Readonly<Record<string, (answer: Answer) => string>> = {
  "/containers": (answer) =>
    one(
      json<ContainerView[]>(answer)
        .filter(({ role }) => role === "container")
        .map(({ image_name }) => mark(image_name)),
    ),
  "/config": (answer) =>
    one(json<TopologyDocument>(answer).nodes.map(({ startCommand }) => mark(startCommand))),
  "/images": (answer) => mark(answer.text),
  "/nodes/n3": (answer) => {
    const { image, startCommand } = json<NodeView>(answer);
    return one([mark(image), mark(startCommand)]);
  },
  "/nodes/pnode-0001": (answer) =>
    one(json<NodeView>(answer).containers.map(({ startCommand }) => mark(startCommand))),
  "/containers/n6": (answer) => mark(json<ContainerRecord>(answer).image_name),
};

async function pushAndRead(servers: readonly TestServer[]): Promise<void> {
  const server = (i: number): TestServer => servers[i % servers.length] as TestServer;
  /** Which push made the state with this entity tag. */
  const pushed = new Map<string, string>();
  const seen: { tag: string; mark: string; path: string }[] = [];
  const push = async (client: number, turn: number): Promise<void> => {
    const text = `m${client}x${turn}`;
    const answer = await server(client).put("/exp/P/E", pushBody({ containers: CONTAINERS, mark: text }));
    expect(answer.status, answer.text).toBeLessThan(300);
    expect(json<PushAnswer>(answer).changed).toBe(true);
    const tag = answer.headers.get("etag") ?? "";
    expect(pushed.has(tag), "one generation, two pushes").toBe(false);
    pushed.set(tag, text);
  };
  await push(0, 0);
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let turn = 1; turn <= TURNS; turn++) {
        await push(client, turn);
        for (const [path, read] of Object.entries(READS)) {
          const answer = await server(client + turn).get(`/exp/P/E${path}`);
          expect(answer.status).toBe(200);
          seen.push({ tag: answer.headers.get("etag") ?? "", mark: read(answer), path });
        }
      }
    }),
  );
  expect(pushed.size).toBe(CLIENTS * TURNS + 1);
  expect(seen).toHaveLength(CLIENTS * TURNS * Object.keys(READS).length);
  expect(seen.filter(({ tag, mark: shown }) => pushed.get(tag) !== shown)).toEqual([]);
  const summary = json<{ generation: number }>(await server(0).get("/exp/P/E"));
  expect(summary.generation).toBe(CLIENTS * TURNS + 1);
}

describeStores("50 clients that push and read one experiment", (store: TestStore) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start(await store.open());
  });
  afterAll(() => server.stop());

  it("never see two generations mixed", () => pushAndRead([server]));
});

describePostgres("two servers on one PostgreSQL", (postgres) => {
  it("never show two generations mixed", async () => {
    const url = postgres().createDatabase();
    const servers = [
      await TestServer.start(await openPostgres(url)),
      await TestServer.start(await openPostgres(url)),
    ];
    await pushAndRead(servers);
    for (const server of servers) await server.stop();
  });
});

describe("control addresses", () => {
  beforeAll(buildProgram);

  describePostgres("of three server processes on one PostgreSQL", (postgres) => {
    it("are never given twice over 100 pushes at once, and all come back", async () => {
      const url = postgres().createDatabase();
      const servers = await Promise.all(
        Array.from({ length: 3 }, () =>
          ServerProcess.start("--database", url, "--control-pool", "10.9.0.0/20"),
        ),
      );
      const ask = async (i: number, method: string, rest: string, body?: unknown): Promise<Response> =>
        fetch(`${servers[i % 3]?.url}/exp/Pool/${rest}`, {
          method,
          ...(body === undefined
            ? {}
            : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
        });
      const push = async (i: number, prefix: string, containers: number): Promise<string[]> => {
        const response = await ask(i, "PUT", `e${i}/containers`, pushBody({ containers, prefix }).containers);
        const answer = (await response.json()) as PushAnswer;
        expect(response.ok, JSON.stringify(answer)).toBe(true);
        return Object.values(answer.controlAddresses);
      };
      const count = 40;
      const experiments = Array.from({ length: 100 }, (_, i) => i);
      const first = (await Promise.all(experiments.map((i) => push(i, "a", count)))).flat();
      expect(new Set(first).size).toBe(100 * count);
      // The lowest free ones: together they leave no gap.
      const numbers = first
        .map((address) => address.split(".").map(Number))
        .map(([, , c = 0, d = 0]) => c * 256 + d);
      expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([1, 100 * count]);

      // The pool has 4,094: a push of 95 more is refused as a whole, one of 94 is not.
      const refused = await ask(0, "PUT", "big/containers", pushBody({ containers: 95 }).containers);
      expect(refused.status).toBe(409);
      expect(((await refused.json()) as { code: string }).code).toBe("NS6014");
      expect((await ask(1, "GET", "big")).status).toBe(404);
      expect((await ask(1, "PUT", "big/containers", pushBody({ containers: 94 }).containers)).status).toBe(
        201,
      );
      expect((await ask(2, "DELETE", "big")).status).toBe(200);

      // Half is removed while the other half is replaced by containers of other names.
      const removed = experiments.filter((i) => i % 2 === 0);
      const replaced = experiments.filter((i) => i % 2 === 1);
      const [, second] = await Promise.all([
        Promise.all(removed.map(async (i) => expect((await ask(i + 1, "DELETE", `e${i}`)).status).toBe(200))),
        Promise.all(replaced.map((i) => push(i, "b", count))),
      ]);
      expect(new Set(second.flat()).size).toBe(50 * count);
      const metrics = await (await fetch(`${servers[0]?.url}/metrics`)).text();
      expect(metrics).toContain(`\nnsc_control_addresses_used ${50 * count}\n`);
      await Promise.all(replaced.map((i) => ask(i, "DELETE", `e${i}`)));
      const again = await push(0, "c", 3);
      expect(again).toEqual(["10.9.0.1", "10.9.0.2", "10.9.0.3"]);
      await Promise.all(servers.map((server) => server.end()));
    });
  });
});
