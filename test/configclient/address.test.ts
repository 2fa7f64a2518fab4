import { describe, expect, it } from "vitest";
import { ClientError, ConfigClient, DEFAULT_SERVER, parseAddress } from "../../src/configclient/index.ts";
import { clientOf } from "./fake-server.ts";

describe("parseAddress", () => {
  it.each([
    [
      DEFAULT_SERVER,
      { origin: "http://chef:5320", secure: false, host: "chef", port: 5320, loopback: false },
    ],
    ["http://localhost:5320/", { origin: "http://localhost:5320", port: 5320, loopback: true }],
    ["HTTPS://Config.Example.ORG", { origin: "https://config.example.org", secure: true, port: 443 }],
    ["http://[::1]:99", { origin: "http://[::1]:99", host: "::1", port: 99, loopback: true }],
    ["http://127.0.0.2", { host: "127.0.0.2", port: 80, loopback: true }],
    ["http://127.1", { host: "127.0.0.1", loopback: true }],
    ["http://localhost.example.org", { loopback: false }],
    ["http://127.0.0.1.example.org", { loopback: false }],
    ["http://10.0.0.1", { loopback: false }],
  ])("%s", (text, expected) => expect(parseAddress(text)).toMatchObject(expected));

  it.each([
    ["chef:5320", "write http://HOST:5320"],
    ["", "write http://HOST:5320"],
    ["ftp://chef", "write http://HOST:5320"],
    ["http://", "write http://HOST:5320"],
    ["http://chef:99999", "write http://HOST:5320"],
    ["http://user:secret@chef", "a token goes into --token-file, not into the address"],
    ["http://chef:5320/exp/P/E", "leave out what follows the port: http://chef:5320"],
    ["http://chef:5320/?a=b", "leave out what follows the port: http://chef:5320"],
  ])("refuses %s", (text, problem) => expect(parseAddress(text)).toBe(problem));
});

describe("a token", () => {
  it.each(["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1", "https://chef:1"])(
    "may go to %s",
    (url) => {
      expect(clientOf(url, { token: "nsc_x" }).client).toBeInstanceOf(ConfigClient);
    },
  );

  it("goes to no other machine in the clear, unless that is permitted", () => {
    expect(() => clientOf("http://chef:5320", { token: "nsc_x" })).toThrow(ClientError);
    expect(() => clientOf("http://chef:5320", { token: "nsc_x" })).toThrow(/in the clear: nothing was sent/);
    expect(clientOf("http://chef:5320", { token: "nsc_x", allowPlainHttp: true }).client.server).toBe(
      DEFAULT_SERVER,
    );
    expect(clientOf("http://chef:5320").client.server).toBe(DEFAULT_SERVER);
  });

  it.each(["", "a b", "a\r\nX: y", "Bearer nsc_x", "schlüssel"])("is not %j", (token) => {
    expect(() => clientOf("https://chef:5320", { token })).toThrow(/is none/);
  });
});
