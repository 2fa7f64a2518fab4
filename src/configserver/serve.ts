import { lookup } from "node:dns/promises";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createSecureContext } from "node:tls";
import type { FastifyInstance } from "fastify";
import { parseCidr } from "../topology/index.ts";
import { Cache, Flights } from "./cache.ts";
import { buildApp, type TlsFiles } from "./http/app.ts";
import { BodyBudget } from "./http/budget.ts";
import type { Context } from "./http/context.ts";
import { Lane } from "./http/lane.ts";
import type { ServerLimits } from "./limits.ts";
import { Log } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { NodeRecords } from "./node-record.ts";
import { Packages } from "./packages.ts";
import { Routers } from "./routers.ts";
import { addressPool } from "./store/addresses.ts";
import type { Database } from "./store/database.ts";
import { readGate } from "./store/gate.ts";
import { keepTicksFast } from "./ticks.ts";

export interface ServeOptions {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** ADDRESS/PREFIX, at most /30. */
  readonly controlPool: string;
  /** Permits everything to everybody where there are no tokens, also on other machines. */
  readonly insecure: boolean;
  readonly tokenInQuery: boolean;
  readonly tls: TlsFiles | null;
  /** The folder with nsc for nodes that have none; null for none. It need not be there. */
  readonly dist: string | null;
  readonly limits: ServerLimits;
  readonly version: string;
  /** File descriptor of the log. */
  readonly log: number;
}

/** A server that answers. */
export interface RunningServer {
  readonly url: string;
  /** Whether it wants tokens. */
  readonly guarded: boolean;
  /** Finishes what was accepted, then ends. */
  close(): Promise<void>;
}

/** The server will not start like this; the message says what to do. */
export class ServeError extends Error {
  /** Whether other options would help, rather than trying again. */
  readonly usage: boolean;

  constructor(message: string, usage: boolean) {
    super(message);
    this.usage = usage;
  }
}

/** How long answers that are being sent, and bodies that are being received, get when the server ends, in ms. */
const LAST_WORDS = 3_000;
const LONGEST_WORK = 60_000;
/** Connections that wait to be accepted: all nodes of an experiment start at once. */
const BACKLOG = 4_096;
/** Fewer than the connections to PostgreSQL that write, so that nodes report while large pushes are stored. */
const PUSHES_AT_A_TIME = 4;

/** Starts the server on an open database, which stays the caller's to close. */
export async function startServer(database: Database, options: ServeOptions): Promise<RunningServer> {
  const { limits, host } = options;
  const addresses = await resolve(host);
  const { guarded } = await readGate(database, "", "", "");
  const local = addresses.every(isLoopback);
  if (!local && !guarded && !options.insecure) {
    throw new ServeError(
      `without tokens the server listens on this machine only, and ${host} is more than that: make a token first with ` +
        "`nsc serve token create`, or say --insecure to let everybody do everything",
      true,
    );
  }
  const range = parseCidr(options.controlPool);
  if (range === null || range.end - range.start < 3) {
    throw new ServeError(
      `--control-pool ${options.controlPool}: write ADDRESS/PREFIX with a prefix of at most 30`,
      true,
    );
  }
  checkCertificate(options.tls);
  keepTicksFast();
  const cache = new Cache(limits.cache);
  const flights = new Flights();
  const log = new Log(options.log);
  const context: Context = {
    database,
    cache,
    flights,
    records: new NodeRecords(database, cache, flights),
    routers: new Routers(database, cache, flights),
    packages: new Packages(options.dist),
    lane: new Lane(limits.body, PUSHES_AT_A_TIME),
    budget: new BodyBudget(limits.pending),
    limits,
    pool: addressPool(options.controlPool, range),
    metrics: new Metrics(),
    log,
    hostNames: local ? new Set(["localhost", "[::1]", host.toLowerCase()]) : null,
    tokenInQuery: options.tokenInQuery,
    closing: false,
    active: new Set(),
  };
  const app = await buildApp(context, options.version, options.tls);
  countConnections(app, context);
  try {
    await app.listen({ host: addresses[0] as string, port: options.port, backlog: BACKLOG });
  } catch (error) {
    await app.close();
    throw new ServeError(listenProblem(error, options), false);
  }
  const { port } = app.server.address() as AddressInfo;
  const shown = host.includes(":") ? `[${host}]` : host;
  return {
    url: `${options.tls === null ? "http" : "https"}://${shown}:${port}`,
    guarded,
    close: async () => {
      context.closing = true;
      await closeApp(app, context);
      log.close();
    },
  };
}

function checkCertificate(tls: TlsFiles | null): void {
  if (tls === null) return;
  try {
    createSecureContext({ ...tls });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ServeError(
      `--tls-cert and --tls-key have to be a certificate and its own key in PEM form: ${why}`,
      true,
    );
  }
}

async function resolve(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    throw new ServeError(`--host ${host}: there is no such host`, true);
  }
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(?:::ffff:)?127\./.test(address);
}

function listenProblem(error: unknown, { host, port }: ServeOptions): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EADDRINUSE")
    return `port ${port} of ${host} is in use: end what uses it, or name another with --port`;
  if (code === "EACCES") return `port ${port} is for root only: name one above 1023 with --port`;
  if (code === "EADDRNOTAVAIL") return `this machine has no address ${host}`;
  return `cannot listen on ${host}, port ${port}: ${error instanceof Error ? error.message : error}`;
}

function countConnections(app: FastifyInstance, { metrics }: Context): void {
  let open = 0;
  app.server.on("connection", (socket: Socket) => {
    metrics.connections.set(++open);
    socket.once("close", () => metrics.connections.set(--open));
  });
}

/** Lets work go on that was accepted; what still arrives, or is read slowly, is cut. */
async function closeApp(app: FastifyInstance, context: Context): Promise<void> {
  const closed = app.close();
  const done = closed.then(() => true);
  const started = performance.now();
  for (;;) {
    if (await Promise.race([done, sleep(100, false)])) return;
    const waited = performance.now() - started;
    if (waited > LONGEST_WORK || (waited > LAST_WORDS && !atWork(context))) break;
  }
  app.server.closeAllConnections();
  await closed;
}

/** Whether a request is here whole and its answer has not begun. */
function atWork({ active }: Context): boolean {
  for (const { request, raw } of active) if (request.raw.complete && !raw.headersSent) return true;
  return false;
}
