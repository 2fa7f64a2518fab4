import { describe, expect, it } from "vitest";
import {
  ClientError,
  type ConfigClient,
  pull,
  push,
  readStatus,
  remove,
} from "../../src/configclient/index.ts";
import { answer, type Behaviour, clientOf, fakeServer } from "./fake-server.ts";

const ID = { project: "P", experiment: "E" };
const PUSHED = JSON.stringify({ generation: 3, changed: true, containers: 0 });
const PROBLEM = { "Content-Type": "application/problem+json" };

function problem(status: number, code: string, detail: string, headers: Record<string, string> = {}): string {
  const body = JSON.stringify({ type: "/docs", title: "t", status, code, detail });
  return answer(`${status} x`, body, { ...PROBLEM, ...headers });
}

async function failureOf(work: Promise<unknown>): Promise<ClientError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ClientError);
  return error as ClientError;
}

function pushNothing(client: ConfigClient, body: unknown = []) {
  return push(client, ID, { containers: body }, "anything");
}

const says =
  (text: string): Behaviour =>
  (socket) =>
    socket.end(text);

describe("what a server may do wrong", () => {
  it.each<[string, Behaviour, string, RegExp]>([
    ["closes at once", (socket) => socket.destroy(), "NS6105", /broke off/],
    ["closes in the head", says("HTTP/1.1 200 OK\r\nContent-"), "NS6105", /broke off/],
    ["cuts the body", says(answer("200 OK", PUSHED, { "Content-Length": "999" })), "NS6105", /broke off/],
    ["speaks something else", says("SSH-2.0-OpenSSH_9.2\r\n"), "NS6108", /does not speak HTTP/],
    [
      "sends no JSON",
      says(answer("200 OK", "<html>", { "Content-Type": "text/html" })),
      "NS6108",
      /it is no JSON/,
    ],
    ["sends broken JSON", says(answer("200 OK", '{"generation": 3')), "NS6108", /no valid JSON/],
    ["sends other JSON", says(answer("200 OK", '{"generation": "3"}')), "NS6108", /generation: /],
    ["sends a list", says(answer("200 OK", "[]")), "NS6108", /expected object/],
    ["compresses unasked", says(answer("200 OK", "x", { "Content-Encoding": "br" })), "NS6108", /compressed/],
    [
      "leads elsewhere",
      says(answer("302 Found", "", { Location: "http://evil/" })),
      "NS6108",
      /to http:\/\/evil\//,
    ],
    ["has too long a head", says(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(20_000)}\r\n\r\n`), "NS6108", /HTTP/],
    [
      "announces too much",
      says(answer("200 OK", "", { "Content-Length": "999999999" })),
      "NS6109",
      /128 MiB/,
    ],
    [
      "is another service",
      says(answer("404 Not Found", "")),
      "NS6108",
      /404 Not Found and gives no reason, as no config server/,
    ],
    ["wants a token", says(problem(401, "NS6006", "this server wants a token")), "NS6006", /wants a token/],
    ["is a gateway that wants a login", says(answer("401 Unauthorized", "")), "NS6006", /gives no reason/],
    ["forbids", says(problem(403, "NS6007", "a token of the scope read")), "NS6007", /scope read/],
    ["knows nothing", says(problem(404, "NS6009", "there is no experiment P/E")), "NS6009", /no experiment/],
    ["has no addresses", says(problem(409, "NS6014", "the push needs 3 more")), "NS6014", /needs 3 more/],
    ["finds it too large", says(problem(413, "NS6016", "the body has 9 bytes")), "NS6016", /9 bytes/],
    [
      "is a gateway that finds it too large",
      says(answer("413 x", "<html>")),
      "NS6016",
      /413 Payload Too Large/,
    ],
    ["is full", says(problem(507, "NS6024", "no space")), "NS6024", /no space/],
    ["has a gateway without it", says(answer("502 Bad Gateway", "")), "NS6110", /502 Bad Gateway/],
    ["is of a later version", says(problem(418, "NS6999", "new")), "NS6999", /new/],
    ["makes up a code", says(problem(418, "\u001b[2J", "new")), "NS6108", /418/],
  ])("%s", async (_what, behaviour, code, message) => {
    const { url } = await fakeServer(behaviour);
    const error = await failureOf(pushNothing(clientOf(url).client));
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(message)]);
  });

  it("is silent", async () => {
    const { url } = await fakeServer(() => {});
    const error = await failureOf(pushNothing(clientOf(url, { timeout: 1 }).client));
    expect(error.message).toBe(`${url} does not answer within 1 second`);
    expect([error.code, error.facts.unsure]).toEqual(["NS6104", true]);
  });

  it("stops in the middle of its answer", async () => {
    const { url } = await fakeServer((socket) =>
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"),
    );
    expect((await failureOf(pushNothing(clientOf(url, { timeout: 1 }).client))).code).toBe("NS6104");
  });

  it("never takes the body", async () => {
    const { url } = await fakeServer((socket) => socket.pause());
    const body = Array.from({ length: 400_000 }, () => Math.random());
    const { client, events } = clientOf(url, { timeout: 3 });
    expect((await failureOf(pushNothing(client, body))).code).toBe("NS6104");
    expect(events.length).toBeGreaterThan(0);
  });

  it("sends without end", async () => {
    const megabyte = Buffer.alloc(2 ** 20, " ");
    const { url } = await fakeServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
      const more = () => {
        while (!socket.destroyed && socket.write(megabyte));
      };
      socket.on("drain", more);
      more();
    });
    expect((await failureOf(pushNothing(clientOf(url).client))).code).toBe("NS6109");
  });

  it("has pages that lead elsewhere", async () => {
    const page = JSON.stringify({ generation: 1, nodes: [], next: "http://evil/" });
    const { url, heads } = await fakeServer(says(answer("200 OK", page)));
    expect((await failureOf(readStatus(clientOf(url).client, ID))).code).toBe("NS6108");
    expect(heads).toHaveLength(1);
  });

  it("gives its answer in pages", async () => {
    const node = {
      name: "a",
      role: null,
      host: null,
      controlAddress: null,
      state: null,
      message: null,
      reported: null,
    };
    const page = (generation: number, next: string | null) =>
      JSON.stringify({ generation, nodes: [node], next });
    const { url, heads } = await fakeServer((socket, _head, count) =>
      socket.end(answer("200 OK", count === 1 ? page(1, "/exp/P/E/status?limit=1&after=0") : page(2, null))),
    );
    expect(await readStatus(clientOf(url).client, ID)).toEqual({ generation: 2, nodes: [node, node] });
    expect(heads[1]).toMatch(/^GET \/exp\/P\/E\/status\?limit=1&after=0 /);
  });

  it("has pages without end", async () => {
    const page = JSON.stringify({ generation: 1, nodes: [], next: "/exp/P/E/status?after=1" });
    const { url, heads } = await fakeServer(says(answer("200 OK", page)));
    expect((await failureOf(readStatus(clientOf(url).client, ID))).message).toMatch(/pages do not end/);
    expect(heads).toHaveLength(100);
  });

  it("changes while it is read", async () => {
    let generation = 0;
    const { url } = await fakeServer((socket, head) => {
      const headers = { ETag: `"1.a.${++generation}"` };
      const summary = { project: "P", experiment: "E", generation, digest: "0".repeat(64) };
      const times = { created: "2026-01-01T00:00:00Z", updated: "2026-01-01T00:00:00Z" };
      const counts = { containers: 0, hosts: 0, networks: 0, configured: false };
      if (head.startsWith("GET /exp/P/E/containers")) socket.end(answer("200 OK", "[]", headers));
      else if (head.startsWith("GET /exp/P/E/config")) socket.end(problem(404, "NS6010", "never pushed"));
      else socket.end(answer("200 OK", JSON.stringify({ ...summary, ...times, ...counts }), headers));
    });
    expect((await failureOf(pull(clientOf(url).client, ID))).message).toMatch(
      /changed faster than it can be read/,
    );
  });
});

describe("trying again", () => {
  it.each<[string, Behaviour]>([
    ["a connection that broke off", (socket) => socket.destroy()],
    ["500", says(answer("500 x", ""))],
    ["502", says(answer("502 x", ""))],
    ["503", says(problem(503, "NS6022", "the database is away"))],
    ["504", says(answer("504 x", ""))],
    ["429 that says when", says(problem(429, "NS6019", "too many", { "Retry-After": "0" }))],
  ])("helps after %s", async (_what, first) => {
    const { url, heads } = await fakeServer((socket, head, count, rest) =>
      count === 1
        ? first(socket, head, count, rest)
        : socket.end(answer("200 OK", PUSHED, { ETag: '"1.a.3"' })),
    );
    const { client, events } = clientOf(url, { retries: 1 });
    expect(await pushNothing(client)).toEqual({
      outcome: "changed",
      generation: 3,
      containers: 0,
      tag: '"1.a.3"',
    });
    expect(heads).toHaveLength(2);
    expect(events.filter(({ kind }) => kind === "again")).toHaveLength(1);
  });

  it.each<[string, string]>([
    ["401", problem(401, "NS6006", "x")],
    ["404", problem(404, "NS6009", "x")],
    ["413", problem(413, "NS6016", "x")],
    ["507", problem(507, "NS6024", "x")],
    ["a redirection", answer("307 x", "", { Location: "/" })],
    ["a wait that is too long", problem(503, "NS6023", "x", { "Retry-After": "3600" })],
  ])("is of no use after %s", async (_what, text) => {
    const { url, heads } = await fakeServer(says(text));
    await failureOf(pushNothing(clientOf(url, { retries: 3 }).client));
    expect(heads).toHaveLength(1);
  });

  it("waits as long as the server asks", async () => {
    let early = true;
    const { url } = await fakeServer((socket, _head, count) => {
      if (count === 1) setTimeout(() => (early = false), 990);
      const text = early ? problem(503, "NS6023", "x", { "Retry-After": "1" }) : answer("200 OK", PUSHED);
      socket.end(text);
    });
    const { client, events } = clientOf(url, { retries: 3 });
    await pushNothing(client);
    expect(events.filter(({ kind }) => kind === "again")).toHaveLength(1);
  });

  it("says when to try again where it gives up", async () => {
    const { url } = await fakeServer(says(problem(429, "NS6019", "too many", { "Retry-After": "90" })));
    const error = await failureOf(pushNothing(clientOf(url, { retries: 3 }).client));
    expect(error.facts.help).toBe("try again in 90 seconds");
  });

  it("takes an experiment for removed when the answer got lost", async () => {
    const { url } = await fakeServer((socket, _head, count) =>
      count === 1 ? socket.destroy() : socket.end(problem(404, "NS6009", "there is no experiment P/E")),
    );
    expect(await remove(clientOf(url, { retries: 1 }).client, ID, null)).toBeNull();
  });

  it("does not take it for removed when it never was there", async () => {
    const { url } = await fakeServer(says(problem(404, "NS6009", "there is no experiment P/E")));
    expect((await failureOf(remove(clientOf(url, { retries: 1 }).client, ID, null))).code).toBe("NS6009");
  });
});

describe("requests", () => {
  it("carry the token, and no redirection or error gets to see it twice", async () => {
    const { url, heads } = await fakeServer(says(answer("200 OK", PUSHED)));
    await pushNothing(clientOf(url, { token: "nsc_x" }).client);
    expect(heads[0]).toMatch(/^PUT \/exp\/P\/E\/containers HTTP\/1\.1\r\n/);
    expect(heads[0]).toMatch(/\r\nauthorization: Bearer nsc_x\r\n/i);
  });

  it("are compressed, unless that would look like a bomb to the server", async () => {
    const { url, heads } = await fakeServer(says(answer("200 OK", PUSHED)));
    const { client } = clientOf(url);
    await pushNothing(client, []);
    await pushNothing(
      client,
      Array.from({ length: 2_000 }, (_, index) => index),
    );
    await pushNothing(client, "x".repeat(200_000));
    expect(heads.map((head) => /content-encoding: gzip/i.test(head))).toEqual([false, true, false]);
  });

  it("announce a large body, and do not send it where it is refused", async () => {
    const { url, heads } = await fakeServer((socket, head) => {
      expect(head).toMatch(/\r\nexpect: 100-continue(\r\n|$)/i);
      socket.write(problem(401, "NS6006", "this server wants a token"));
    });
    const { client, events } = clientOf(url);
    const body = Array.from({ length: 200_000 }, () => Math.random());
    expect((await failureOf(pushNothing(client, body))).code).toBe("NS6006");
    expect([heads.length, events]).toEqual([1, []]);
  });

  it("send a large body also to what never asks for it", async () => {
    const { url } = await fakeServer((socket) => {
      let size = 0;
      socket.on("data", (chunk) => {
        size += chunk.length;
        if (size > 300_000 && !socket.writableEnded) socket.end(answer("200 OK", PUSHED));
      });
    });
    const body = Array.from({ length: 100_000 }, () => Math.random());
    expect((await pushNothing(clientOf(url).client, body)).generation).toBe(3);
  });
});
