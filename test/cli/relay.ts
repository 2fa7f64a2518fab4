import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface SeenRequest {
  readonly path: string;
  readonly range: string | undefined;
  readonly token: string | undefined;
}

/** Stands between a client and a server, and spoils answers on the way. */
export class Relay {
  /** Bytes after which answers with a file break off; null for whole ones. */
  breakAfter: number | null = null;
  /** Whether bytes of files are changed. */
  tamper = false;
  /** What takes the place of the list of checksums. */
  list: string | null = null;
  readonly seen: SeenRequest[] = [];
  readonly #server: Server;

  private constructor(target: string) {
    this.#server = createServer((incoming, response) => {
      const { method, url: path = "/", headers } = incoming;
      this.seen.push({ path, range: headers.range, token: headers.authorization });
      if (this.list !== null && path === "/dist/SHA256SUMS") {
        response.end(this.list);
        return;
      }
      const onward = request(new URL(path, target), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        const isFile = answer.headers["accept-ranges"] !== undefined;
        if (isFile && this.breakAfter !== null) sendSome(answer, this.breakAfter, response);
        else if (isFile && this.tamper)
          answer.on("data", (chunk) => response.write(turned(chunk))).on("end", () => response.end());
        else answer.pipe(response);
      });
      incoming.pipe(onward);
    });
  }

  static async start(target: string): Promise<Relay> {
    const relay = new Relay(target);
    await new Promise<void>((resolve) => relay.#server.listen(0, "127.0.0.1", resolve));
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What was asked of `/dist/`, without the list. */
  get files(): SeenRequest[] {
    return this.seen.filter(({ path }) => path.startsWith("/dist/") && path !== "/dist/SHA256SUMS");
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Sends the first bytes of an answer, and ends the connection. */
function sendSome(
  answer: IncomingMessage,
  bytes: number,
  response: NodeJS.WritableStream & { socket: { end(): void } | null },
): void {
  let left = bytes;
  answer.on("data", (chunk: Buffer) => {
    if (left <= 0) return;
    const some = chunk.subarray(0, left);
    left -= some.length;
    response.write(some, () => {
      if (left <= 0) response.socket?.end();
    });
  });
}

function turned(chunk: Buffer): Buffer {
  return Buffer.from(chunk.map((byte) => byte ^ 1));
}
