import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createToken,
  type Database,
  listTokens,
  openSqlite,
  revokeToken,
  type Scope,
} from "../../src/configserver/index.ts";
import { json, problemOf, TestServer } from "./client.ts";
import { pushBody } from "./documents.ts";
import { describeStores } from "./stores.ts";

describeStores("access", (store) => {
  let database: Database;
  let server: TestServer;
  const tokens = new Map<string, string>();
  const token = (name: string): { token: string } => ({ token: tokens.get(name) ?? "" });

  beforeAll(async () => {
    database = await store.open();
    const make = async (name: string, project: string, scope: Scope, experiment: string | null = null) =>
      tokens.set(name, await createToken(database, { project, scope, experiment, expires: null }));
    await make("node", "A", "node");
    await make("read", "A", "read");
    await make("write", "A", "write");
    await make("admin", "A", "admin");
    await make("other", "B", "write");
    await make("all", "*", "write");
    await make("one", "A", "write", "one");
    server = await TestServer.start(database);
    for (const [project, experiment] of [
      ["A", "one"],
      ["A", "two"],
      ["B", "three"],
    ] as const) {
      const body = pushBody({ project, experiment, containers: 2 });
      expect((await server.put(`/exp/${project}/${experiment}`, body, token("all"))).status).toBe(201);
    }
  });
  afterAll(() => server.stop());

  it("wants a token for everything but its own health", async () => {
    for (const path of [
      "/exp",
      "/exp/A",
      "/exp/A/one",
      "/exp/A/one/nodes/n0",
      "/exp/A/one/delete",
      "/metrics",
    ]) {
      const answer = await server.get(path);
      expect(problemOf(answer), path).toBe("NS6006");
      expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="nsc"');
    }
    expect(problemOf(await server.put("/exp/A/one", {}))).toBe("NS6006");
    for (const path of ["/healthz", "/readyz", "/openapi.json", "/docs"]) {
      expect((await server.get(path)).status, path).toBe(200);
    }
  });

  it.each<[string, Record<string, number>]>([
    ["node", { one: 200, list: 403, report: 200, push: 403, remove: 403, metrics: 403 }],
    ["read", { one: 200, list: 200, report: 403, push: 403, remove: 403, metrics: 403 }],
    ["write", { one: 200, list: 200, report: 200, push: 200, remove: 404, metrics: 403 }],
    ["admin", { one: 200, list: 200, report: 200, push: 200, remove: 404, metrics: 200 }],
    ["all", { one: 200, list: 200, report: 200, push: 200, remove: 404, metrics: 200 }],
    ["other", { one: 404, list: 404, report: 404, push: 404, remove: 404, metrics: 403 }],
  ])("a token of the kind %s may do just what it is for", async (name, expected) => {
    const asked = token(name);
    const push = pushBody({ project: "A", experiment: "one", containers: 2 });
    const status = { body: { state: "booting" }, ...asked };
    expect({
      one: (await server.get("/exp/A/one/nodes/n0", asked)).status,
      list: (await server.get("/exp/A", asked)).status,
      report: (await server.ask("POST", "/exp/A/one/nodes/n0/status", status)).status,
      push: (await server.put("/exp/A/one", push, asked)).status,
      remove: (await server.ask("DELETE", "/exp/A/nothing", asked)).status,
      metrics: (await server.get("/metrics", asked)).status,
    }).toEqual(expected);
  });

  it("hides other projects as if they did not exist", async () => {
    const asked = token("write");
    for (const [method, rest] of [
      ["GET", ""],
      ["GET", "/nodes/n0"],
      ["GET", "/containers"],
      ["GET", "/delete"],
      ["DELETE", ""],
      ["PUT", ""],
      ["PUT", "/users"],
    ] as const) {
      const there = await server.ask(method, `/exp/B/three${rest}`, asked);
      const nowhere = await server.ask(method, `/exp/B/nothing${rest}`, asked);
      expect(there.status, method + rest).toBe(404);
      expect(there.text.replaceAll("three", "nothing")).toBe(nowhere.text);
    }
    expect((await server.get("/exp/B/three", token("other"))).status).toBe(200);
    const listed = json<{ experiments: { project: string; experiment: string }[] }>(
      await server.get("/exp", asked),
    );
    expect(listed.experiments.map(({ project, experiment }) => `${project}/${experiment}`)).toEqual([
      "A/one",
      "A/two",
    ]);
  });

  it("holds a token to its experiment", async () => {
    const asked = token("one");
    expect((await server.get("/exp/A/one", asked)).status).toBe(200);
    expect((await server.get("/exp/A/two", asked)).status).toBe(404);
    const listed = json<{ experiments: unknown[] }>(await server.get("/exp/A", asked));
    expect(listed.experiments).toHaveLength(1);
  });

  it("notices at once that a token was made, revoked or is over", async () => {
    const text = await createToken(database, {
      project: "A",
      scope: "read",
      experiment: null,
      expires: null,
    });
    expect((await server.get("/exp/A/one", { token: text })).status).toBe(200);
    const id = text.split("_")[1] ?? "";
    expect((await listTokens(database)).map((row) => row.id)).toContain(id);
    expect(await revokeToken(database, id)).toBe(true);
    expect(await revokeToken(database, id)).toBe(false);
    expect(problemOf(await server.get("/exp/A/one", { token: text }))).toBe("NS6006");

    const expires = new Date(Date.now() + 300).toISOString();
    const short = await createToken(database, { project: "A", scope: "read", experiment: null, expires });
    expect((await server.get("/exp/A/one", { token: short })).status).toBe(200);
    await new Promise((done) => setTimeout(done, 350));
    expect(problemOf(await server.get("/exp/A/one", { token: short }))).toBe("NS6006");
  });

  it.each([
    "Bearer",
    "Bearer ",
    "Bearer x",
    "Basic YTpi",
    `Bearer nsc_${"0".repeat(12)}_${"A".repeat(43)}`,
    "Bearer nsc___proto____x",
  ])("refuses %j", async (authorization) => {
    expect(problemOf(await server.get("/exp/A/one", { headers: { authorization } }))).toBe("NS6006");
  });

  it("refuses the right id with another secret, and the other way round", async () => {
    const parts = (name: string): string[] => (tokens.get(name) ?? "").split("_");
    const [, id = ""] = parts("read");
    const secret = parts("write").slice(2).join("_");
    for (const text of [`nsc_${id}_${secret}`, `nsc_${id}_${secret.slice(1)}`, `nsc_${id}`]) {
      expect(problemOf(await server.get("/exp/A/one", { token: text }))).toBe("NS6006");
    }
  });

  it("takes no token from the URL unless told to", async () => {
    const path = `/exp/A/one/delete?token=${tokens.get("write")}`;
    expect(problemOf(await server.get(path))).toBe("NS6006");
    expect((await server.get("/exp/A/one", token("write"))).status).toBe(200);
  });
});

describe("a server without tokens", () => {
  it("serves its own machine only, and no web pages", async () => {
    const folder = mkdtempSync(join(tmpdir(), "nsc-access-"));
    const database = await openSqlite(folder, { exclusive: true });
    await expect(TestServer.start(database, { host: "0.0.0.0" })).rejects.toThrow(/--insecure/);
    const log = openSync(join(folder, "log"), "a");
    const server = await TestServer.start(database, { tokenInQuery: true, log });
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await server.get("/exp", { headers })).status;
    expect(await status({})).toBe(200);
    expect(await status({ origin: "https://evil.example" })).toBe(403);
    expect(await status({ origin: "null" })).toBe(403);
    expect(await status({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await status({ origin: server.url, "sec-fetch-site": "same-origin" })).toBe(200);
    // A token that is wrong is refused also where none is wanted.
    expect(await status({ authorization: "Bearer x" })).toBe(401);

    await server.put("/exp/A/e/containers", []);
    const text = await createToken(database, {
      project: "A",
      scope: "write",
      experiment: null,
      expires: null,
    });
    expect(await status({})).toBe(401);
    const [, id = ""] = text.split("_");
    expect(problemOf(await server.get(`/exp/A/e/delete?token=${text}x`))).toBe("NS6006");
    expect((await server.get(`/exp/A/e/delete?token=${text}`)).status).toBe(200);
    await revokeToken(database, id);
    // It does not open again: whoever made a token once wanted a closed server.
    expect(await status({})).toBe(401);
    await server.stop();
    const lines = readFileSync(join(folder, "log"), "utf8");
    expect(lines).toContain(`"token":"${id}"`);
    expect(lines).not.toContain(text.split("_").slice(2).join("_"));
    rmSync(folder, { recursive: true });
  });

  it("may be told to serve everybody", async () => {
    const folder = mkdtempSync(join(tmpdir(), "nsc-access-"));
    const server = await TestServer.start(await openSqlite(folder, { exclusive: true }), {
      host: "0.0.0.0",
      insecure: true,
    });
    expect((await server.get("/exp", { headers: { origin: "http://x" } })).status).toBe(403);
    expect((await server.get("/exp")).status).toBe(200);
    await server.stop();
    rmSync(folder, { recursive: true });
  });
});
