import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { distListSchema } from "../../src/configapi/index.ts";
import { createToken, type Database, openSqlite } from "../../src/configserver/index.ts";
import { type Part, parseRange } from "../../src/configserver/rules/range.ts";
import { json, problemOf, TestServer } from "./client.ts";

const ARCHIVE = "nsc-0.1.0-linux-x64.tar.gz";
const CONTENT = "0123456789".repeat(1_000);

let folder: string;
let server: TestServer;
let token: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "nsc-dist-"));
  const database: Database = await openSqlite(join(folder, "data"), { exclusive: true });
  token = await createToken(database, { project: "P", experiment: "E", scope: "node", expires: null });
  server = await TestServer.start(database, { dist: join(folder, "dist") });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(join(folder, "dist"), { recursive: true, force: true });
  mkdirSync(join(folder, "dist"));
});

const put = (name: string, content: string) => writeFileSync(join(folder, "dist", name), content);
const get = (path: string, headers: Record<string, string> = {}) => server.get(path, { token, headers });
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("/dist/", () => {
  it("lists what was packaged, with sizes and checksums", async () => {
    put("nsc.mjs", "one");
    put(ARCHIVE, CONTENT);
    const files = [
      { name: ARCHIVE, size: CONTENT.length, sha256: sha256(CONTENT) },
      { name: "nsc.mjs", size: 3, sha256: sha256("one") },
    ];
    const list = await get("/dist/");
    expect(distListSchema.parse(json(list))).toEqual({ files });
    expect(json(await get("/dist"))).toEqual({ files });
    expect((await get("/dist/", { "if-none-match": list.headers.get("etag") ?? "" })).status).toBe(304);
    const sums = await get("/dist/SHA256SUMS");
    expect(sums.text).toBe(`${sha256(CONTENT)}  ${ARCHIVE}\n${sha256("one")}  nsc.mjs\n`);
    expect(sums.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });

  it("notices what is packaged anew", async () => {
    put("nsc.mjs", "one");
    const before = await get("/dist/nsc.mjs");
    put("nsc.mjs", "two, which is longer");
    expect(json(await get("/dist/"))).toMatchObject({ files: [{ sha256: sha256("two, which is longer") }] });
    const after = await get("/dist/nsc.mjs", { "if-none-match": before.headers.get("etag") ?? "" });
    expect(after).toMatchObject({ status: 200, text: "two, which is longer" });
    expect(after.headers.get("etag")).toBe(`"${sha256("two, which is longer")}"`);
  });

  it("says how to package where nothing was", async () => {
    const other = await TestServer.start(await openSqlite(join(folder, "other"), { exclusive: true }));
    onTestFinished(() => other.stop());
    for (const answer of [
      ...["/dist/", "/dist/SHA256SUMS", "/dist/nsc.mjs"].map((path) => get(path)),
      other.get("/dist/"),
    ]) {
      expect(problemOf(await answer)).toBe("NS6025");
      expect(await answer).toMatchObject({ status: 404, text: expect.stringContaining("`npm run package`") });
    }
  });

  it("wants a token as all reads do, and any will do", async () => {
    put("nsc.mjs", "one");
    for (const path of ["/dist/", "/dist/SHA256SUMS", "/dist/nsc.mjs"]) {
      expect(problemOf(await server.get(path))).toBe("NS6006");
      expect((await get(path)).status).toBe(200);
    }
  });

  it("has nothing but files of these names", async () => {
    put("nsc.mjs", "one");
    put("secret", "secret");
    put("nsc-1.tar.gz.part", "secret");
    mkdirSync(join(folder, "dist/nsc-folder.tar.gz"));
    symlinkSync("/nowhere", join(folder, "dist/nsc-dangling.tar.gz"));
    expect(json<{ files: { name: string }[] }>(await get("/dist/")).files.map(({ name }) => name)).toEqual([
      "nsc.mjs",
    ]);
    for (const name of [
      ...["secret", "nsc-1.tar.gz.part", "nsc-folder.tar.gz", "nsc-dangling.tar.gz", "nsc-absent.tar.gz"],
      ...["..%2fdata%2fnsc.db", "..%2f..%2f..%2fetc%2fpasswd", "nsc-%2f..%2fsecret.tar.gz", "nsc.mjs%00"],
      ...["%2e%2e%2fsecret", "nsc-..%5c.tar.gz", "__proto__"],
    ])
      expect(problemOf(await get(`/dist/${name}`)), name).toBe("NS6010");
    // A client that does not tidy up the path first.
    const raw = await exchange("GET /dist/../data/nsc.db HTTP/1.1");
    expect(raw).toContain("NS6011");
  });
});

describe("a file of /dist/", () => {
  beforeEach(() => put(ARCHIVE, CONTENT));

  it("is sent whole, or as the part that is asked for", async () => {
    const whole = await get(`/dist/${ARCHIVE}`);
    expect(whole).toMatchObject({ status: 200, text: CONTENT });
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "content-length": "10000",
      "content-type": "application/gzip",
      etag: `"${sha256(CONTENT)}"`,
    });
    const part = await get(`/dist/${ARCHIVE}`, { range: "bytes=9990-" });
    expect(part).toMatchObject({ status: 206, text: "0123456789" });
    expect(part.headers.get("content-range")).toBe("bytes 9990-9999/10000");
    expect(part.headers.get("content-length")).toBe("10");
  });

  it("is sent whole where it is another one than the client has", async () => {
    const range = { range: "bytes=9990-" };
    expect((await get(`/dist/${ARCHIVE}`, { ...range, "if-range": `"${sha256(CONTENT)}"` })).status).toBe(
      206,
    );
    expect((await get(`/dist/${ARCHIVE}`, { ...range, "if-range": '"other"' })).status).toBe(200);
  });

  it("has no part beyond its end", async () => {
    const beyond = await get(`/dist/${ARCHIVE}`, { range: "bytes=10000-" });
    expect(problemOf(beyond)).toBe("NS6026");
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get("content-range")).toBe("bytes */10000");
  });

  it("tells its length to HEAD, without a body", async () => {
    const answer = await exchange(`HEAD /dist/${ARCHIVE} HTTP/1.1`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer.toLowerCase()).toContain("\r\ncontent-length: 10000\r\n");
    expect(answer.endsWith("\r\n\r\n")).toBe(true);
  });

  it("is closed again by clients that go away", async () => {
    put(ARCHIVE, "x".repeat(50_000_000));
    await get("/dist/");
    const before = process.memoryUsage().arrayBuffers;
    const aborts = Array.from({ length: 20 }, () => new AbortController());
    const answers = await Promise.all(
      aborts.map(({ signal }) =>
        fetch(`${server.url}/dist/${ARCHIVE}`, { signal, headers: { authorization: `Bearer ${token}` } }),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    // Nobody reads: of each answer a little is in memory.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
    for (const abort of aborts) abort.abort();
    if (process.platform !== "linux") return;
    expect(openFiles(ARCHIVE)).toBeGreaterThan(0);
    await expect.poll(() => openFiles(ARCHIVE), { timeout: 10_000 }).toBe(0);
  });
});

it.each<[string | undefined, Part | "none" | null]>([
  [undefined, null],
  ["bytes=0-", { start: 0, end: 9 }],
  ["bytes=3-5", { start: 3, end: 5 }],
  ["bytes=3-99", { start: 3, end: 9 }],
  ["bytes=-4", { start: 6, end: 9 }],
  ["bytes=-99", { start: 0, end: 9 }],
  ["bytes=-0", "none"],
  ["bytes=10-", "none"],
  ["bytes=5-3", null],
  ["bytes=-", null],
  ["bytes=0-1,3-4", null],
  ["items=0-1", null],
  ["bytes=999999999999999999-", null],
])("the range %j of ten bytes", (header, part) => {
  expect(parseRange(header, 10)).toEqual(part);
});

/** Sends one request as it stands, and gives all that comes back. */
async function exchange(line: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(`${line}\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`);
  return textOf(socket);
}

/** How often this process, which the server is in, has a file open. */
function openFiles(name: string): number {
  const numbers = readdirSync("/proc/self/fd");
  return numbers.filter((number) => {
    try {
      return readlinkSync(`/proc/self/fd/${number}`).endsWith(name);
    } catch {
      return false;
    }
  }).length;
}
