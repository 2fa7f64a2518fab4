import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Serves one file at `/box`, with what can go wrong on the way. */
export class ImageServer {
  /** Bytes after which the next answers break off; null for whole ones. */
  breakAfter: number | null = null;
  /** `Range` of each request, in order. */
  readonly ranges: (string | undefined)[] = [];
  tag = '"one"';
  readonly #server: Server;

  private constructor(content: Buffer) {
    this.#server = createServer((request, response) => {
      if (request.url !== "/box") {
        response.writeHead(404).end();
        return;
      }
      const { range, "if-range": condition } = request.headers;
      this.ranges.push(range);
      const [, first] = /^bytes=(\d+)-$/.exec(range ?? "") ?? [];
      const start = first !== undefined && condition === this.tag ? Number(first) : 0;
      if (start >= content.length) {
        response.writeHead(416, { "content-range": `bytes */${content.length}` }).end();
        return;
      }
      response.writeHead(start > 0 ? 206 : 200, { etag: this.tag, "content-length": content.length - start });
      if (this.breakAfter === null) response.end(content.subarray(start));
      else response.write(content.subarray(start, start + this.breakAfter), () => response.socket?.end());
    });
  }

  static async start(content: Buffer): Promise<ImageServer> {
    const server = new ImageServer(content);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/box`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
