import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { defaultServerLimits } from "../../src/configserver/index.ts";
import { json, problemOf, TestServer } from "./client.ts";
import { pushBody } from "./documents.ts";
import { RawConnection } from "./raw.ts";
import { describeStores } from "./stores.ts";

const JSON_HEADERS = "Content-Type: application/json\r\n";

describeStores("a hostile client", (store) => {
  const folder = mkdtempSync(join(tmpdir(), "nsc-hostile-"));
  const logFile = join(folder, "log");
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start(await store.open(), {
      log: openSync(logFile, "a"),
      limits: { body: 1024 * 1024, "header-timeout": 1, "idle-timeout": 2 },
    });
    expect((await server.put("/exp/P/E", pushBody({ containers: 12 }))).status).toBe(201);
  });
  afterAll(async () => {
    // Whatever was tried: the server is well, nothing failed that it did not foresee, and nothing leaked.
    expect((await server.get("/exp/P/E/nodes/n1")).status).toBe(200);
    await server.stop();
    const lines = readFileSync(logFile, "utf8").trimEnd().split("\n");
    for (const line of lines) expect(JSON.parse(line), line).toMatchObject({ message: "request" });
    expect(lines.length).toBeGreaterThan(10);
    rmSync(folder, { recursive: true });
  });

  const put = (
    body: string | Uint8Array,
    headers: Record<string, string> = {},
    path = "/exp/P/two/containers",
  ) => server.put(path, body, { headers });
  const exchange = (text: string | Uint8Array) => RawConnection.exchange(server.url, text);

  it.each([
    ["/exp/..", "NS6001"],
    ["/exp/a..b", "NS6001"],
    ["/exp/.hidden/E", "NS6001"],
    ["/exp/P/%2e%2e", "NS6001"],
    ["/exp/P%00/E", "NS6001"],
    ["/exp/P/E%00", "NS6001"],
    ["/exp/a%2fb/E", "NS6001"],
    ["/exp/a%5cb/E", "NS6001"],
    ["/exp/P/E%0d%0aX", "NS6001"],
    ["/exp/%C3%BC/E", "NS6001"],
    ["/exp/%F0%9F%92%A9/E", "NS6001"],
    ["/exp/-a/E", "NS6001"],
    [`/exp/${"a".repeat(65)}/E`, "NS6001"],
    ["/exp//", "NS6001"],
    ["/exp/P//", "NS6001"],
    ["/exp/P//containers", "NS6001"],
    ["/exp/%zz/E", "NS6005"],
    ["/exp/%ff/E", "NS6005"],
    ["/exp/P/E/nodes/a%00b", "NS6005"],
    ["/exp/P/E/hosts/a%0ab", "NS6005"],
    ["/exp/P/E/containers/%E2%80%A8", "NS6005"],
    [`/exp/P/E/nodes/${"n".repeat(300)}`, "NS6005"],
    ["/exp/P/E/nodes/..%2f..%2fetc%2fpasswd", "NS6010"],
    ["/exp/P/E/nodes/__proto__", "NS6010"],
    ["/exp/P/E/nodes/constructor", "NS6010"],
    ["/exp/P/E/nodes/'%20or%201=1--", "NS6010"],
    ["/../../etc/passwd", "NS6011"],
    ["//exp", "NS6011"],
    ["/exp?limit=1&limit=2", "NS6005"],
    ["/exp?after=%00", "NS6005"],
  ])("asks for %s", async (path, code) => {
    // fetch would put the path in order before it sends it.
    const answer = await exchange(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(answer).toContain(`"code":"${code}"`);
  });

  it("names an experiment with nothing when it loads one", async () => {
    for (const path of ["/exp/P//containers", "/exp/P/", "/exp//E/containers", "/exp/P//config"]) {
      const answer = await server.put(path, "[]");
      expect([400, 405], path).toContain(answer.status);
    }
    const { experiments } = json<{ experiments: { experiment: string }[] }>(await server.get("/exp"));
    expect(experiments.map(({ experiment }) => experiment)).not.toContain("");
  });

  it.each<[string, string | Uint8Array, string]>([
    ["nothing", "", "NS6002"],
    ["half of a list", '[{"host":', "NS6002"],
    ["invalid UTF-8", Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]), "NS6002"],
    ["UTF-16", Buffer.from("[]", "utf16le"), "NS6002"],
    ["a surrogate alone in UTF-8", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), "NS6002"],
    ["33 levels", "[".repeat(33) + "]".repeat(33), "NS6004"],
    ["500,000 brackets", "[".repeat(500_000), "NS6004"],
    ["brackets behind a quote in a string", `["\\"${"[".repeat(50)}"]`, "NS6003"],
    ["a key twice", '[{"name":"a","name":"b"}]', "NS6003"],
    ["a key twice by an escape", '[{"name":"a","n\\u0061me":"b"}]', "NS6003"],
    ["__proto__", '[{"__proto__":{"polluted":true}}]', "NS6003"],
    ["constructor", '[{"constructor":{"prototype":{"polluted":true}}}]', "NS6003"],
    ["a number", "1e999", "NS6003"],
    ["null", "null", "NS6003"],
    ["an object", '{"length":1}', "NS6003"],
    ["a thousand wrong records", JSON.stringify(Array.from({ length: 1000 }, () => ({ x: 1 }))), "NS6003"],
  ])("sends %s", async (_title, body, code) => {
    const answer = await put(body);
    expect(problemOf(answer)).toBe(code);
    expect(answer.text.length).toBeLessThan(12_000);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("says which key stands twice", async () => {
    const answer = await put('[{"name": "a:b{", "x": {"name": 1, "name": 2}}]');
    expect(json<{ detail: string }>(answer).detail).toBe('the key "name" occurs twice in one object');
  });

  it("puts names that no database takes where only the schema looks", async () => {
    const { containers, topology } = pushBody({ experiment: "nul", containers: 2 });
    const [first, ...rest] = topology.nodes;
    const bad = (change: object) => ({ ...topology, nodes: [{ ...first, ...change }, ...rest] });
    const [entry] = first?.interfaces ?? [];
    for (const [document, pointer] of [
      [bad({ host: "p\u0000" }), "/nodes/0/host"],
      [bad({ host: "\ud800" }), "/nodes/0/host"],
      [bad({ interfaces: [{ ...entry, network: "l\u0000" }] }), "/nodes/0/interfaces/0/network"],
    ] as const) {
      const answer = await server.put("/exp/P/nul/config", document);
      expect(problemOf(answer)).toBe("NS6003");
      expect(answer.text).toContain(pointer);
    }
    // Where any text may stand it is kept as it is.
    const odd = bad({ startCommand: "a\u0000b\ud800</script>\u2028" });
    expect((await server.put("/exp/P/nul", { containers, topology: odd })).status).toBe(201);
    const node = json<{ startCommand: string }>(await server.get("/exp/P/nul/nodes/n0"));
    expect(node.startCommand).toBe("a\u0000b\ud800</script>\u2028");
  });

  it.each<[Record<string, string>, string]>([
    [{ "content-type": "text/plain" }, "NS6018"],
    [{ "content-type": "application/x-www-form-urlencoded" }, "NS6018"],
    [{ "content-type": "application/json; charset=utf-16" }, "NS6018"],
    [{ "content-type": ";" }, "NS6018"],
    [{ "content-encoding": "br" }, "NS6018"],
    [{ "content-encoding": "gzip, gzip" }, "NS6018"],
    [{ "content-encoding": "gzip" }, "NS6002"],
  ])("says that its body is %j", async (headers, code) => {
    expect(problemOf(await put("[]", headers))).toBe(code);
  });

  it("takes JSON however it is announced", async () => {
    for (const type of [
      "application/json;charset=UTF-8",
      'Application/JSON; charset="utf-8"',
      "application/json ;x=y",
    ]) {
      expect([200, 201]).toContain((await put("[]", { "content-type": type })).status);
    }
    const zipped = await put(gzipSync("[]"), { "content-encoding": "gzip" });
    expect(json(zipped)).toMatchObject({ changed: false });
    expect(json(await put("\ufeff [ ] "))).toMatchObject({ changed: false });
  });

  it("sends a gzip bomb, and gzip that was cut short", async () => {
    const gzip = { "content-encoding": "gzip" };
    const bomb = await put(gzipSync(Buffer.alloc(900_000, 0x20)), gzip);
    expect(problemOf(bomb)).toBe("NS6016");
    expect(bomb.text).toContain("100 to 1");
    // Within the ratio, but larger than a body may be.
    const noise = Array.from({ length: 300_000 }, (_, i) => String((i * 7919) % 1000)).join();
    expect(problemOf(await put(gzipSync(`[${noise}]`), gzip))).toBe("NS6016");
    const whole = gzipSync(JSON.stringify(pushBody({ containers: 50 }).containers));
    expect(problemOf(await put(whole.subarray(0, whole.length / 2), gzip))).toBe("NS6002");
  });

  it("sends more than a body may have, announced or not, and sees the answer each time", async () => {
    const large = Buffer.alloc(8 * 1024 * 1024, 0x20);
    for (let i = 0; i < 4; i++) {
      expect(problemOf(await put(large))).toBe("NS6016");
      expect(problemOf(await put(large, { "content-type": "text/plain" }))).toBe("NS6018");
    }
    const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`;
    const sent = `PUT /exp/P/two HTTP/1.1\r\nHost: localhost\r\n${JSON_HEADERS}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(32)}`;
    expect(await exchange(sent)).toMatch(/^HTTP\/1.1 413 /);
  });

  it("is told before it sends a body that is not wanted", async () => {
    const ask = (headers: string) =>
      exchange(
        `PUT /exp/P/two/containers HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nConnection: close\r\n${headers}\r\n`,
      );
    expect(await ask(`${JSON_HEADERS}Content-Length: 99999999\r\n`)).toMatch(/^HTTP\/1.1 413 /);
    const connection = await RawConnection.open(server.url);
    connection.send(
      `PUT /exp/P/two/containers HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n${JSON_HEADERS}Content-Length: 2\r\n\r\n`,
    );
    await connection.until(/^HTTP\/1.1 100 Continue\r\n\r\n/);
    connection.send("[]");
    await connection.until(/HTTP\/1.1 200 OK/);
    connection.socket.destroy();
    expect(
      await exchange(
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\nExpect: the-worst\r\nConnection: close\r\n\r\n",
      ),
    ).toMatch(/^HTTP\/1.1 200 /);
  });

  it("is slow with its headers, or with its body", async () => {
    const [headers, nothing, body] = await Promise.all([
      exchange("GET /exp HTTP/1.1\r\nHost: localhost\r\nX: "),
      exchange(""),
      exchange(
        `PUT /exp/P/two/containers HTTP/1.1\r\nHost: localhost\r\n${JSON_HEADERS}Content-Length: 100\r\n\r\n[`,
      ),
    ]);
    expect(headers).toMatch(/^HTTP\/1.1 408 .*"code":"NS6013"/s);
    expect(nothing).toMatch(/^(HTTP\/1.1 408 |$)/);
    expect(body).toMatch(/^HTTP\/1.1 408 .*"code":"NS6013"/s);
  });

  it("sends what is no HTTP", async () => {
    for (const text of [
      "\u0000\u0001\u0002\r\n\r\n",
      "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
      "GET /exp HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n",
      "PUT /exp/P/E HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n[]",
      "PUT /exp/P/E HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n[]",
      "PUT /exp/P/E HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
      "INVENTED /exp HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ]) {
      expect(await exchange(Buffer.from(text, "latin1")), JSON.stringify(text)).toMatch(
        /^HTTP\/1.1 400 .*"code":"NS6005"/s,
      );
    }
  });

  it("floods with headers", async () => {
    const long = await exchange(`GET /exp HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(20_000)}\r\n\r\n`);
    expect(long).toMatch(/^HTTP\/1.1 431 .*"code":"NS6020"/s);
    const many = Array.from({ length: 3_000 }, (_, i) => `X${i}: y`).join("\r\n");
    expect(await exchange(`GET /exp HTTP/1.1\r\nHost: localhost\r\n${many}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431 /,
    );
    const path = await exchange(`GET /exp/${"a".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(path).toMatch(/^HTTP\/1.1 431 /);
  });

  it("sends a hundred requests before it reads an answer", async () => {
    const connection = await RawConnection.open(server.url);
    const request = (i: number): string =>
      `GET /exp/P/E/nodes/n${i % 12} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    connection.send(Array.from({ length: 100 }, (_, i) => request(i)).join(""));
    connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    await connection.closed;
    const names = [
      ...connection.received.matchAll(/"name":"(n\d+)","role":"[a-z-]+","host":"pnode-\d+","os"/g),
    ];
    expect(names.map(([, name]) => name).slice(0, 13)).toEqual(
      Array.from({ length: 13 }, (_, i) => `n${i % 12}`),
    );
    expect(connection.received.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(101);
  });

  it("opens connections and does nothing with them", async () => {
    const idle = await Promise.all(Array.from({ length: 300 }, () => RawConnection.open(server.url)));
    expect((await server.get("/exp/P/E/nodes/n2")).status).toBe(200);
    for (const { socket } of idle) socket.destroy();
  });

  it("goes away in the middle of an upload", async () => {
    for (const encoding of ["", "Content-Encoding: gzip\r\n"]) {
      const connection = await RawConnection.open(server.url);
      connection.send(
        `PUT /exp/P/gone/containers HTTP/1.1\r\nHost: localhost\r\n${JSON_HEADERS}${encoding}Content-Length: 100000\r\n\r\n`,
      );
      connection.send(encoding === "" ? "[".padEnd(5_000) : gzipSync("[".padEnd(5_000)));
      await new Promise((done) => setTimeout(done, 50));
      connection.socket.destroy();
      await connection.closed;
    }
    expect((await server.get("/exp/P/gone")).status).toBe(404);
    // What was claimed for the bodies is given back.
    await expect
      .poll(async () => (await server.get("/metrics")).text)
      .toMatch(/\nnsc_pending_body_bytes 0\n/);
  });

  it("tries methods and headers that mean nothing here", async () => {
    const whole = await server.get("/exp/P/E");
    expect((await server.get("/exp/P/E", { headers: { range: "bytes=0-3" } })).text).toBe(whole.text);
    const head = await server.ask("HEAD", "/exp/P/E/containers");
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(Number(head.headers.get("content-length"))).toBe(
      (await server.get("/exp/P/E/containers")).text.length,
    );
    for (const method of ["OPTIONS", "PATCH", "POST"]) {
      const answer = await server.ask(method, "/exp/P/E");
      expect(problemOf(answer)).toBe("NS6012");
      expect(answer.headers.get("allow")).toBe("PUT, GET, HEAD, DELETE");
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
    for (const method of ["TRACE", "PROPFIND", "LOCK"]) {
      const answer = await exchange(
        `${method} /exp/P/E HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1.1 405 .*"code":"NS6012"/s);
    }
    const upgrade =
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    const connection = await RawConnection.open(server.url);
    connection.send(upgrade);
    await connection.until(/HTTP\/1.1 200 OK/);
    connection.socket.destroy();
    expect(await exchange("CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example\r\n\r\n")).not.toContain(
      "200",
    );
  });

  it("wants a second line in the log, or colours", async () => {
    const report = { state: "failed", message: 'x"}\n{"level":"error","message":"forged"' };
    await server.ask("POST", "/exp/P/E/nodes/n1/status", { body: report });
    await server.get("/exp/P/E/nodes/%22%7D%7B%22message%22:%22forged%22");
    await server.get("/exp/P/E/nodes/%E2%80%AEtxt.exe");
    await server.get("/nothing%0a%7B%22message%22%3A%22forged%22%7D?token=nsc_secret");
    await expect
      .poll(
        () =>
          readFileSync(logFile, "utf8")
            .split("\n")
            .filter((line) => line.includes('"status":404')).length,
      )
      .toBeGreaterThan(2);
    const log = readFileSync(logFile, "utf8");
    expect(log).not.toContain("nsc_secret");
    expect(log).not.toContain("\u202e");
    expect(log).not.toContain("\u001b");
    for (const line of log.trimEnd().split("\n")) expect(JSON.parse(line).message).toBe("request");
  });
});

describeStores("the limits of a server", (store) => {
  it("count reads and writes by token and say when to come back", async () => {
    const server = await TestServer.start(await store.open(), { limits: { reads: 20, writes: 5 } });
    const many = (count: number, ask: () => Promise<{ status: number; headers: Headers }>) =>
      Promise.all(Array.from({ length: count }, ask));
    const writes = await many(30, () => server.put("/exp/P/E/containers", "[]"));
    const reads = await many(90, () => server.get("/exp"));
    for (const answers of [writes, reads]) {
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThan(answers.length);
      for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    }
    // What says how the server is doing is not counted.
    for (const { status } of await many(50, () => server.get("/healthz"))) expect(status).toBe(200);
    await server.stop();
  });

  it("hold for containers, nodes, and bodies together", async () => {
    const server = await TestServer.start(await store.open(), {
      limits: { containers: 10, pending: 50_000, depth: 4 },
    });
    const { containers, topology } = pushBody({ containers: 11 });
    expect(problemOf(await server.put("/exp/P/E/containers", containers))).toBe("NS6017");
    expect(problemOf(await server.put("/exp/P/E/config", topology))).toBe("NS6004");
    expect(problemOf(await server.put("/exp/P/E", { containers, topology: {} }))).toBe("NS6004");
    const overloaded = await server.put("/exp/P/E/containers", `[${" ".repeat(60_000)}]`);
    expect(problemOf(overloaded)).toBe("NS6023");
    expect(Number(overloaded.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await server.put("/exp/P/E/containers", containers.slice(1))).status).toBe(201);
    await server.stop();
  });

  it("let the whole of a contract's body through", async () => {
    expect(defaultServerLimits).toMatchObject({
      body: 64 * 1024 * 1024,
      ratio: 100,
      depth: 32,
      containers: 200_000,
      reads: 50_000,
      writes: 500,
    });
  });
});
