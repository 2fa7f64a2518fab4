import { monitorEventLoopDelay } from "node:perf_hooks";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { readGate } from "../../store/gate.ts";
import { sendJson } from "../answer.ts";
import type { Context } from "../context.ts";
import { docsPage } from "../docs.ts";
import { addRoute } from "./route.ts";

const PLAIN = "text/plain; charset=utf-8";
const NANOSECONDS = 1e9;

const okSchema = z.strictObject({ status: z.literal("ok") });
const OK = JSON.stringify({ status: "ok" });

/** The server itself: how it is, and what it can do. */
export function systemRoutes(app: FastifyInstance, context: Context): void {
  const { metrics } = context;
  const loopDelay = monitorEventLoopDelay({ resolution: 20 });
  loopDelay.enable();
  app.addHook("onClose", async () => {
    loopDelay.disable();
  });
  metrics.started.set(Date.now() / 1000 - process.uptime());
  metrics.poolSize.set(context.pool.last - context.pool.first + 1);

  addRoute(app, {
    method: "GET",
    path: "/healthz",
    summary: "Whether the server runs",
    need: null,
    answer: okSchema,
    handle: ({ reply }) => sendJson(reply.header("cache-control", "no-store"), OK),
  });
  addRoute(app, {
    method: "GET",
    path: "/readyz",
    summary: "Whether its store answers",
    need: null,
    answer: okSchema,
    handle: async ({ reply }) => {
      await readGate(context.database, "", "", "");
      return sendJson(reply.header("cache-control", "no-store"), OK);
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/metrics",
    summary: "Metrics in the text format of Prometheus",
    need: "operate",
    answer: z.string(),
    handle: async ({ reply }) => {
      await collect(context);
      metrics.loopDelay.set(loopDelay.percentile(99) / NANOSECONDS || 0);
      loopDelay.reset();
      return reply.header("content-type", "text/plain; version=0.0.4; charset=utf-8").send(metrics.text());
    },
  });

  app.get("/openapi.json", { schema: { hide: true } }, (_request, reply) =>
    sendJson(reply, JSON.stringify(app.swagger())),
  );
  app.get("/docs", { schema: { hide: true } }, (_request, reply) =>
    reply
      .header("content-type", "text/html; charset=utf-8")
      .header("x-content-type-options", "nosniff")
      .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'")
      .send(docsPage(app.swagger())),
  );
  app.get("/", { schema: { hide: true } }, (_request, reply) =>
    reply.header("content-type", PLAIN).send("nsc config server: see /docs\n"),
  );
}

/** Brings the metrics up to date that are read only when somebody looks. */
async function collect({ database, metrics, cache, log, active, budget }: Context): Promise<void> {
  metrics.inFlight.set(active.size);
  metrics.pendingBytes.set(budget.used);
  metrics.cacheBytes.set(cache.size);
  metrics.cacheHits.set(cache.hits);
  metrics.cacheMisses.set(cache.misses);
  metrics.logDropped.set(log.dropped);
  const { rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  metrics.memory.set(rss);
  metrics.cpu.set((user + system) / 1e6);
  try {
    const counts = await database.reads
      .selectFrom("experiments")
      .select((builder) => [
        builder.fn.countAll().as("experiments"),
        builder.fn.sum("containers").as("containers"),
      ])
      .executeTakeFirstOrThrow();
    const used = await database.reads
      .selectFrom("addresses")
      .select((builder) => builder.fn.countAll().as("used"))
      .executeTakeFirstOrThrow();
    metrics.experiments.set(Number(counts.experiments));
    metrics.containers.set(Number(counts.containers ?? 0));
    metrics.addresses.set(Number(used.used));
  } catch (error) {
    // What the server itself counts is worth having above all when the store is away.
    const failure = database.errorOf(error);
    if (failure === null) throw error;
    metrics.storeErrors.add({ reason: failure.kind });
  }
}
