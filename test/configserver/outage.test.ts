import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Database, openPostgres, openSqlite } from "../../src/configserver/index.ts";
import { smallDisk } from "../small-disk.ts";
import { json, problemOf, TestServer } from "./client.ts";
import { pushBody } from "./documents.ts";
import { describePostgres } from "./stores.ts";

describePostgres("a database that goes away and comes back", (postgres) => {
  it("is a 503 with Retry-After, and the server goes on without a restart", async () => {
    const server = await TestServer.start(await openPostgres(postgres().createDatabase()));
    const body = pushBody({ containers: 10, mark: "before" });
    expect((await server.put("/exp/P/E", body)).status).toBe(201);
    expect((await server.get("/exp/P/E/nodes/n1")).status).toBe(200);

    postgres().pause();
    for (const [method, path, sent] of [
      ["GET", "/readyz", undefined],
      ["GET", "/exp", undefined],
      ["GET", "/exp/P/E/nodes/n1", undefined],
      ["GET", "/exp/P/E/containers", undefined],
      ["PUT", "/exp/P/E", pushBody({ containers: 10, mark: "lost" })],
      ["POST", "/exp/P/E/nodes/n1/status", { state: "booting" }],
      ["DELETE", "/exp/P/E", undefined],
    ] as const) {
      const answer = await server.ask(method, path, sent === undefined ? {} : { body: sent });
      expect(problemOf(answer), `${method} ${path}`).toBe("NS6022");
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(answer.text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|\bat \//);
    }
    expect((await server.get("/healthz")).status).toBe(200);

    postgres().resume();
    expect((await server.get("/readyz")).status).toBe(200);
    expect((await server.get("/exp/P/E/nodes/n1")).text).toContain("echo before");
    const again = await server.put("/exp/P/E", pushBody({ containers: 10, mark: "after" }));
    expect(json(again)).toMatchObject({ generation: 2, changed: true });
    await server.stop();
  });

  it("keeps a push that was answered, and undoes one that was not", async () => {
    const server = await TestServer.start(await openPostgres(postgres().createDatabase()));
    await server.put("/exp/P/E", pushBody({ containers: 10, mark: "m0" }));
    const pushes = Array.from({ length: 8 }, (_, i) =>
      server.put("/exp/P/E", pushBody({ containers: 400, mark: `m${i + 1}` })),
    );
    await Promise.race(pushes);
    postgres().pause();
    const answers = await Promise.all(pushes);
    for (const { status } of answers) expect([200, 503]).toContain(status);
    const answered = answers.filter(({ status }) => status === 200).length;
    expect(answered).toBeGreaterThan(0);
    postgres().resume();
    const { generation } = json<{ generation: number }>(await server.get("/exp/P/E"));
    expect(generation).toBeGreaterThanOrEqual(1 + answered);
    expect(generation).toBeLessThanOrEqual(9);
    const marks = (await server.get("/exp/P/E/config")).text.match(/echo m\d/g) ?? [];
    expect(marks).toHaveLength(400);
    expect(new Set(marks).size).toBe(1);
    await server.stop();
  });
});

/** Pushes until nothing more fits, and looks what is left; `makeRoom` is what somebody then does. */
async function fill(database: Database, makeRoom: (server: TestServer) => unknown): Promise<void> {
  const server = await TestServer.start(database);
  expect((await server.put("/exp/P/first", pushBody({ experiment: "first", containers: 20 }))).status).toBe(
    201,
  );
  const before = await server.get("/exp/P/first/containers");
  let stored = 0;
  let refused = await server.get("/healthz");
  for (; stored < 60 && refused.status !== 507; stored++) {
    const experiment = `e${stored}`;
    refused = await server.put(`/exp/P/${experiment}`, pushBody({ experiment, containers: 500 }));
    expect([201, 507]).toContain(refused.status);
  }
  expect(problemOf(refused)).toBe("NS6024");
  expect(refused.text).toContain("nothing was changed");
  // The one that did not fit is not there, not even in part; the others are.
  expect((await server.get(`/exp/P/e${stored - 1}`)).status).toBe(404);
  for (let i = 0; i < stored - 1; i++) {
    expect(json<unknown[]>(await server.get(`/exp/P/e${i}/containers`))).toHaveLength(500);
  }
  expect((await server.get("/exp/P/first/containers")).text).toBe(before.text);
  expect((await server.get("/readyz")).status).toBe(200);
  await makeRoom(server);
  const small = pushBody({ experiment: "first", containers: 20, mark: "later" });
  const later = await server.put("/exp/P/first", small);
  expect(later.status, later.text).toBe(200);
  await server.stop();
}

describe("a full disk", () => {
  it("is a 507 with all data intact, on a database of a fixed size", async () => {
    const folder = mkdtempSync(join(tmpdir(), "nsc-full-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const database = await openSqlite(folder, { exclusive: true, maximumPages: 700 });
    // Removing makes room inside the database.
    await fill(database, (server) => server.ask("DELETE", "/exp/P/e0"));
  });

  it("is a 507 with all data intact, on a real file system", async () => {
    const disk = smallDisk(10);
    if (disk === null) return;
    await fill(await openSqlite(join(disk.folder, "data"), { exclusive: true }), disk.enlarge);
  });

  describePostgres("under PostgreSQL", (postgres) => {
    it("is a 507 with all data intact", async () => {
      const disk = smallDisk(16);
      if (disk === null) return;
      const space = join(disk.folder, "space");
      mkdirSync(space);
      chmodSync(disk.folder, 0o755);
      if (process.getuid?.() === 0) execFileSync("chown", ["postgres", space]);
      postgres().query("postgres", `create tablespace small location '${space}'`);
      await fill(await openPostgres(postgres().createDatabase("small")), disk.enlarge);
    });
  });
});
