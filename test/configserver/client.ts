import { closeSync, openSync } from "node:fs";
import {
  type Database,
  defaultServerLimits,
  type RunningServer,
  type ServeOptions,
  type ServerLimits,
  startServer,
} from "../../src/configserver/index.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Ask {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly token?: string;
}

export type TestOptions = Partial<Omit<ServeOptions, "limits">> & { readonly limits?: Partial<ServerLimits> };

/** A server in this process, and a client for it. */
export class TestServer {
  readonly url: string;
  readonly #running: RunningServer;
  readonly #database: Database;
  readonly #log: number;

  private constructor(running: RunningServer, database: Database, log: number) {
    this.url = running.url;
    this.#running = running;
    this.#database = database;
    this.#log = log;
  }

  static async start(database: Database, options: TestOptions = {}): Promise<TestServer> {
    const log = options.log ?? openSync("/dev/null", "a");
    const running = await startServer(database, {
      host: "127.0.0.1",
      port: 0,
      controlPool: "172.16.0.0/12",
      insecure: false,
      tokenInQuery: false,
      tls: null,
      dist: null,
      version: "0.0.0",
      ...options,
      log,
      limits: { ...defaultServerLimits, ...options.limits },
    });
    return new TestServer(running, database, log);
  }

  async stop(): Promise<void> {
    await this.#running.close();
    await this.#database.close();
    closeSync(this.#log);
  }

  async ask(method: string, path: string, { body, headers = {}, token }: Ask = {}): Promise<Answer> {
    const bytes = body === undefined || typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: bytes ? (body as string) : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  get(path: string, ask?: Ask): Promise<Answer> {
    return this.ask("GET", path, ask);
  }

  put(path: string, body: unknown, ask: Ask = {}): Promise<Answer> {
    return this.ask("PUT", path, { ...ask, body });
  }
}

/** The body of an answer. */
export function json<T = Record<string, unknown>>({ text }: Answer): T {
  return JSON.parse(text) as T;
}

/** The code of a problem document, after checking that it is one. */
export function problemOf(answer: Answer): string {
  if (!answer.headers.get("content-type")?.startsWith("application/problem+json")) {
    throw new Error(`no problem document: ${answer.status} ${answer.text}`);
  }
  return json<{ code: string }>(answer).code;
}
