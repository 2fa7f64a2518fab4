import { createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import {
  type ClientEvent,
  type ClientSettings,
  ConfigClient,
  parseAddress,
  type ServerAddress,
} from "../../src/configclient/index.ts";

/**
 * What a server does once the head of a request has arrived; `count` from 1 numbers the connections, `rest` came with the
 * head.
 */
export type Behaviour = (socket: Socket, head: string, count: number, rest: Buffer) => void;

/** A server on a free loopback port that behaves as a test wants, below the level of HTTP. */
export async function fakeServer(behaviour: Behaviour): Promise<{ url: string; heads: string[] }> {
  const heads: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let text = "";
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      const before = text.includes("\r\n\r\n");
      text += chunk.toString("latin1");
      if (before || !text.includes("\r\n\r\n")) return;
      const end = text.indexOf("\r\n\r\n");
      heads.push(text.slice(0, end));
      behaviour(socket, text.slice(0, end), heads.length, Buffer.from(text.slice(end + 4), "latin1"));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: urlOf(server), heads };
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

/** An HTTP answer as text. */
export function answer(status: string, body: string, headers: Record<string, string> = {}): string {
  const all = {
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join("")}\r\n${body}`;
}

/** A client that keeps what it was told while it worked. */
export function clientOf(
  url: string,
  settings: Partial<ClientSettings> = {},
): { client: ConfigClient; events: ClientEvent[] } {
  const events: ClientEvent[] = [];
  const client = new ConfigClient({
    address: parseAddress(url) as ServerAddress,
    token: null,
    allowPlainHttp: false,
    ca: null,
    timeout: 30,
    retries: 0,
    notify: (event) => events.push(event),
    ...settings,
  });
  return { client, events };
}
