import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqlite } from "../../src/configserver/index.ts";
import { problemOf, TestServer } from "./client.ts";

/** If-Match and If-None-Match in all forms of RFC 9110, 13.1. */
describe("entity tags", () => {
  const folder = mkdtempSync(join(tmpdir(), "nsc-tags-"));
  let server: TestServer;
  let tag = "";
  beforeAll(async () => {
    server = await TestServer.start(await openSqlite(folder, { exclusive: true }));
    tag = (await server.put("/exp/P/E/containers", "[]")).headers.get("etag") ?? "";
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  const filled = (form: string): string => form.replaceAll("TAG", tag);

  it.each([
    ["TAG", 304],
    ["W/TAG", 304],
    ['"other", TAG', 304],
    ['"other",TAG,"third"', 304],
    ['W/"other" , W/TAG', 304],
    [", ,TAG", 304],
    ["*", 304],
    ['"other"', 200],
    ['"a,TAG,b"', 200],
    ["w/TAG", 200],
    ["TAG TAG", 200],
    ["TAG;", 200],
    ['"unclosed', 200],
    ["", 200],
    [`${'"x",'.repeat(2_000)}"y"`, 200],
  ])("If-None-Match: %s on a read", async (form, status) => {
    for (const path of ["/exp/P/E", "/exp/P/E/containers", "/exp/P/E/hosts", "/exp/P/E/images"]) {
      const answer = await server.get(path, { headers: { "if-none-match": filled(form) } });
      expect(answer.status, path).toBe(status);
      expect(answer.headers.get("etag")).toBe(tag);
      if (status === 304) expect(answer.text).toBe("");
    }
  });

  it.each([
    ["TAG", true],
    ['"other", TAG', true],
    ["*", true],
    // A weak tag never matches where something is to be changed.
    ["W/TAG", false],
    ['"other"', false],
    ["nonsense", false],
    ["", false],
  ])("If-Match: %s on a change", async (form, fits) => {
    const headers = { "if-match": filled(form) };
    const put = await server.put("/exp/P/E/containers", "[]", { headers });
    expect(put.status).toBe(fits ? 200 : 412);
    if (fits) return;
    expect(problemOf(put)).toBe("NS6015");
    expect(put.headers.get("etag")).toBe(tag);
    for (const [method, path] of [
      ["DELETE", "/exp/P/E"],
      ["GET", "/exp/P/E/delete"],
    ] as const) {
      expect(problemOf(await server.ask(method, path, { headers }))).toBe("NS6015");
    }
  });

  it("If-Match of an experiment that does not exist never fits", async () => {
    for (const value of ["*", '"x"']) {
      const answer = await server.put("/exp/P/none/containers", "[]", { headers: { "if-match": value } });
      expect(problemOf(answer)).toBe("NS6015");
    }
    expect((await server.get("/exp/P/none")).status).toBe(404);
  });

  it("If-None-Match: * makes, but never replaces", async () => {
    const headers = { "if-none-match": "*" };
    expect((await server.put("/exp/P/made/containers", "[]", { headers })).status).toBe(201);
    expect(problemOf(await server.put("/exp/P/made/containers", "[]", { headers }))).toBe("NS6015");
  });

  it("lets one of two changes that started from the same state through", async () => {
    await server.put("/exp/P/race/containers", "[]");
    const before = (await server.get("/exp/P/race")).headers.get("etag") ?? "";
    const answers = await Promise.all(
      [1, 2].map((i) =>
        server.put("/exp/P/race/users", [{ name: `user${i}`, sshKeys: [] }], {
          headers: { "if-match": before },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
