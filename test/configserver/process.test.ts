import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { pushBody } from "./documents.ts";
import { RawConnection } from "./raw.ts";
import { buildProgram, runServe, ServerProcess } from "./server-process.ts";

beforeAll(buildProgram);

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "nsc-serve-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function start(...words: string[]): Promise<ServerProcess> {
  const server = await ServerProcess.start(...words);
  onTestFinished(async () => void (await server.end("SIGKILL")));
  return server;
}

const put = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: "PUT",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("nsc serve", () => {
  it("says where it listens, where its data is, who may, and how to make a token", async () => {
    const data = join(folder(), "with space");
    const server = await start("--data", data);
    const [first, ...rest] = server.stdout.split("\n");
    expect(first).toBe(`nsc config server listening on ${server.url}`);
    expect(rest.join("\n")).toContain(data);
    expect(rest.join("\n")).toContain("everybody on this machine, nobody else");
    const command = /nsc serve token create .*/.exec(server.stdout)?.[0] ?? "";
    // The command works as it is printed.
    const words = command.replace("nsc serve ", "").replace("PROJECT", "P");
    const nsc = join(process.cwd(), "bin/nsc.js");
    const made = spawnSync("bash", ["-c", `'${process.execPath}' '${nsc}' serve ${words}`], {
      encoding: "utf8",
    });
    expect(made.stderr).toBe("");
    expect(made.stdout).toMatch(/^nsc_[a-z0-9]{12}_[A-Za-z0-9_-]{43}\n$/);
    const token = made.stdout.trim();
    expect((await fetch(`${server.url}/exp`)).status).toBe(401);
    expect((await fetch(`${server.url}/exp`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      200,
    );
    expect(await server.end()).toBe(0);
    expect(server.log).not.toContain(token.split("_").slice(2).join("_"));
    expect(statSync(join(data, "nsc.db")).mode & 0o77).toBe(0);
    expect(statSync(data).mode & 0o77).toBe(0);
    expect(readFileSync(join(data, "nsc.db")).includes(token.slice(17))).toBe(false);
  });

  it("refuses a folder that another server uses, and takes it when that one was killed", async () => {
    const data = folder();
    const server = await start("--data", data);
    const second = runServe("--port", "0", "--data", data);
    expect(second.status).toBe(5);
    expect(second.stderr).toContain(`another nsc serve uses ${data}`);
    expect(second.stdout).toBe("");
    await server.end("SIGKILL");
    await start("--data", data);
  });

  it("refuses what cannot work with one line each", () => {
    const data = folder();
    const junk = join(data, "junk.pem");
    writeFileSync(junk, "junk");
    for (const [words, status, message] of [
      [["--host", "0.0.0.0"], 2, "--insecure"],
      [["--host", "::"], 2, "--insecure"],
      [["--tls-cert", junk], 2, "go together"],
      [["--tls-cert", junk, "--tls-key", junk], 2, "PEM"],
      [["--data", "/proc/nsc/data"], 3, "the data folder /proc/nsc/data cannot be used"],
      [["--tls-cert", join(data, "none"), "--tls-key", junk], 3, "cannot be read"],
      [["--control-pool", "10.0.0.0/31"], 2, "at most 30"],
      [["--limit", "bodies=1"], 2, "unknown limit"],
      [["--limit", "idle-timeout=99999999"], 2, "at most"],
    ] as const) {
      const result = runServe("--port", "0", "--data", data, ...words);
      expect(result.stderr, words.join(" ")).toContain(message);
      expect(result.stderr).not.toMatch(/\n\s+at |internal error/);
      expect(result.status, words.join(" ")).toBe(status);
    }
    const unreachable = runServe("--port", "0", "--database", "postgres://user:hidden@127.0.0.1:1/none");
    expect(unreachable.status).toBe(5);
    expect(unreachable.stderr).not.toContain("hidden");
  });

  it("finishes what it accepted when it is told to end, and waits for nobody else", async () => {
    const server = await start("--data", folder());
    const { containers } = pushBody({ containers: 4_000 });
    const slow = await RawConnection.open(server.url);
    slow.send("PUT /exp/P/slow/containers HTTP/1.1\r\nHost: localhost\r\n");
    slow.send("Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n[");
    const idle = await RawConnection.open(server.url);
    idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await idle.until(/"ok"/);
    const pushes = [0, 1, 2].map((i) => put(`${server.url}/exp/P/e${i}/containers`, containers));
    // The bodies are there when the first one is answered.
    await Promise.race(pushes);
    const ended = server.end();
    const answers = await Promise.all(pushes);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await ended).toBe(0);
    // Long before the upload could have run into a time-out of its own.
    await slow.closed;
    expect(slow.received).not.toContain("201");
  });
});

describe("nsc serve over TLS", () => {
  const tools = spawnSync("openssl", ["version"]).status === 0;
  it.runIf(tools)("serves HTTPS, with the same limits", async () => {
    const data = folder();
    const pem = (name: string): string => join(data, name);
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    const key = [
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-keyout",
      pem("key.pem"),
    ];
    execFileSync("openssl", ["req", "-x509", ...key, ...subject, "-days", "2", "-out", pem("cert.pem")], {
      stdio: "ignore",
    });
    const server = await start(
      ...["--data", join(data, "data"), "--tls-cert", pem("cert.pem"), "--tls-key", pem("key.pem")],
      ...["--limit", "header-timeout=1"],
    );
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:/);
    const ca = readFileSync(pem("cert.pem"));
    const get = (path: string, headers: Record<string, string> = {}): Promise<number | undefined> =>
      new Promise((done, fail) => {
        request(server.url + path, { ca, headers }, (response) => {
          response.resume();
          done(response.statusCode);
        })
          .once("error", fail)
          .end();
      });
    expect(await get("/exp")).toBe(200);
    expect(await get("/exp", { x: "y".repeat(20_000) })).toBe(431);
    await expect(fetch(`${server.url}/exp`)).rejects.toThrow();

    const port = Number(new URL(server.url).port);
    const old = connectTls({ port, host: "127.0.0.1", ca, maxVersion: "TLSv1.1", minVersion: "TLSv1" });
    await expect(
      new Promise((done, fail) => old.once("secureConnect", done).once("error", fail)),
    ).rejects.toThrow();
    const slow = connectTls({ port, host: "127.0.0.1", ca }, () =>
      slow.write("GET /exp HTTP/1.1\r\nHost: localhost\r\nX: "),
    );
    let answer = "";
    slow.on("data", (chunk) => {
      answer += chunk;
    });
    await new Promise((done) => slow.once("close", done));
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    // Whoever speaks plain HTTP, or nothing, does not hold the server up.
    expect(await RawConnection.exchange(server.url, "GET / HTTP/1.1\r\n\r\n")).not.toContain("200");
    expect(await RawConnection.exchange(server.url, "")).toBe("");
    expect(await server.end()).toBe(0);
  });

  it.skipIf(tools)("needs openssl", () => {
    console.warn("openssl is not installed: the test of TLS was skipped");
    expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
  });
});
