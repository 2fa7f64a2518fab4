import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ClientError, push } from "../../src/configclient/index.ts";
import { openSqlite } from "../../src/configserver/index.ts";
import { TestServer } from "../configserver/client.ts";
import { pushBody } from "../configserver/documents.ts";
import { clientOf } from "./fake-server.ts";

const ID = { project: "P", experiment: "E" };
const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

describe("over HTTPS", () => {
  if (!hasOpenssl) {
    it("needs openssl", () => {
      console.warn("openssl is not installed: the tests of certificates were skipped");
      expect(process.env["NSC_REQUIRE_ORACLES"] ?? "").toBe("");
    });
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "nsc-tls-"));
  let server: TestServer;
  let ca = "";
  let port = "";

  beforeAll(async () => {
    const openssl = (...words: string[]) => {
      const { status, stderr } = spawnSync("openssl", words, { cwd: folder, encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
    };
    const days = ["-days", "2", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    const name = ["-subj", "/CN=nsc test", "-addext", "subjectAltName=DNS:localhost"];
    openssl("req", "-x509", ...days, ...name, "-keyout", "key.pem", "-out", "cert.pem");
    ca = readFileSync(join(folder, "cert.pem"), "utf8");
    const key = readFileSync(join(folder, "key.pem"));
    const database = await openSqlite(join(folder, "data"), { exclusive: true });
    server = await TestServer.start(database, { tls: { cert: Buffer.from(ca), key } });
    port = new URL(server.url).port;
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const attempt = async (url: string, authority: string | null) => {
    const { client } = clientOf(url, { ca: authority, token: url.startsWith("https") ? "nsc_x" : null });
    try {
      return (await push(client, ID, pushBody({ ...ID, containers: 1 }), "anything")).outcome;
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      return `${error.code} ${error.message}`;
    }
  };

  it("trusts no certificate that nobody vouches for", async () => {
    expect(await attempt(`https://localhost:${port}`, null)).toMatch(/^NS6106 .*: it is signed by itself$/);
  });

  it("trusts one that --ca-file names; the token gets there", async () => {
    expect(await attempt(`https://localhost:${port}`, ca)).toMatch(/^NS6006 the token is not valid/);
  });

  it("trusts no certificate for another name", async () => {
    expect(await attempt(`https://127.0.0.1:${port}`, ca)).toMatch(/^NS6106 .*: it is for another name$/);
  });

  it("says that a server speaks TLS, or does not", async () => {
    expect(await attempt(`http://127.0.0.1:${port}`, null)).toMatch(/^NS6105 /);
    const plain = await TestServer.start(await openSqlite(join(folder, "plain"), { exclusive: true }));
    expect(await attempt(plain.url.replace("http:", "https:"), null)).toMatch(/^NS6107 /);
    await plain.stop();
  });
});
