import type { IncomingMessage, ServerResponse } from "node:http";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { jsonSchemaTransform, serializerCompiler } from "fastify-type-provider-zod";
import { loggedName } from "../log.ts";
import { Problem } from "../problem.ts";
import { checkBodyHeaders, readBody } from "./body.ts";
import type { Context } from "./context.ts";
import { door } from "./door.ts";
import { handleProblems, refuseConnection, sendProblem } from "./problems.ts";
import { experimentRoutes } from "./routes/experiments.ts";
import { nodeRoutes } from "./routes/nodes.ts";
import { partRoutes } from "./routes/parts.ts";
import { exceptBody } from "./routes/route.ts";
import { systemRoutes } from "./routes/system.ts";

const HEADER_BYTES = 16 * 1024;
const KEEP_ALIVE = 75_000;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** The HTTP server with all routes, not yet listening. */
export async function buildApp(
  context: Context,
  version: string,
  tls: TlsFiles | null,
): Promise<FastifyInstance> {
  const { limits } = context;
  const app = Fastify({
    ...(tls === null ? {} : { https: { ...tls, minVersion: "TLSv1.2" as const } }),
    http: { maxHeaderSize: HEADER_BYTES, headersTimeout: limits["header-timeout"] * 1000 },
    requestTimeout: limits["request-timeout"] * 1000,
    connectionTimeout: limits["idle-timeout"] * 1000,
    keepAliveTimeout: KEEP_ALIVE,
    routerOptions: { maxParamLength: HEADER_BYTES, ignoreTrailingSlash: true },
    return503OnClosing: false,
    logger: false,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (_error, request, reply) =>
      sendProblem(new Problem("badRequest", "the path is not well-formed"), request as FastifyRequest, reply),
  }) as unknown as FastifyInstance;
  app.server.maxConnections = limits.connections;
  app.setValidatorCompiler(exceptBody);
  app.setSerializerCompiler(serializerCompiler);
  decorate(app);
  await app.register(swagger, {
    openapi: {
      info: {
        title: "nsc config server",
        version,
        description: "Holds what is particular to one experiment and serves it to the nodes.",
      },
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  });
  handleProblems(app, context);
  readBodies(app, context);
  recordRequests(app, context);
  app.addHook("onRequest", door(context));
  app.addHook("onSend", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff");
  });
  const methods = methodsByPath(app);
  systemRoutes(app, context);
  experimentRoutes(app, context);
  partRoutes(app, context);
  nodeRoutes(app, context);
  refuseOtherMethods(app, methods);
  await app.ready();
  return app;
}

function decorate(app: FastifyInstance): void {
  app.decorateRequest("gate", null);
  app.decorateRequest("seen");
  app.decorateRequest("tokenId", null);
  app.decorateRequest("problemCode", null);
  app.decorateRequest("started", 0);
  app.decorateRequest("claim", null);
}

/** Routes that take a body get it as bytes; for all others a body is left unread. */
function readBodies(app: FastifyInstance, context: Context): void {
  awaitContinue(app);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", async (request: FastifyRequest, payload: IncomingMessage) => {
    if (!request.routeOptions.config.body) return undefined;
    const encoding = checkBodyHeaders(request, context.limits.body);
    const claim = context.budget.claim();
    request.claim = claim;
    (request.raw as Continued).continueRequest?.();
    const body = await readBody(payload, encoding, context.limits.body, claim);
    // The time that storing takes is not the client's.
    request.raw.socket.setTimeout(0);
    return body;
  });
}

type Continued = IncomingMessage & { continueRequest?: () => void };

/** A client that asks first is told to go on only when its body is wanted. */
function awaitContinue(app: FastifyInstance): void {
  app.server.on("checkContinue", (message: Continued, response: ServerResponse) => {
    message.continueRequest = () => response.writeContinue();
    app.routing(message, response);
  });
}

function recordRequests(app: FastifyInstance, context: Context): void {
  const { metrics, log } = context;
  let inFlight = 0;
  app.addHook("onRequest", async (request) => {
    request.started = performance.now();
    request.seen = { project: null, experiment: null };
    metrics.inFlight.set(++inFlight);
  });
  app.addHook("onResponse", async (request, reply) => {
    metrics.inFlight.set(--inFlight);
    request.claim?.release();
    context.metrics.pendingBytes.set(context.budget.used);
    const seconds = (performance.now() - request.started) / 1000;
    const route = request.routeOptions.url ?? "none";
    const status = String(reply.statusCode);
    metrics.requests.add({ method: request.method, route, status });
    metrics.seconds.observe(seconds, "route", route);
    if (request.problemCode !== null) metrics.problems.add({ code: request.problemCode });
    log.event("info", "request", {
      id: request.id,
      method: request.method,
      route,
      ...namesOf(request),
      status: reply.statusCode,
      ...(request.problemCode === null ? {} : { code: request.problemCode }),
      ms: Math.round(seconds * 1e6) / 1000,
      remote: request.ip,
      ...(request.tokenId === null ? {} : { token: request.tokenId }),
    });
  });
}

/** The names in a path, once they were found to be such: a URL never stands in the log as it came. */
function namesOf(request: FastifyRequest): Record<string, string> {
  if (request.gate === null) return {};
  return Object.fromEntries(
    Object.entries(request.params as Record<string, string>).map(([key, value]) => [key, loggedName(value)]),
  );
}

function methodsByPath(app: FastifyInstance): ReadonlyMap<string, Set<string>> {
  const methods = new Map<string, Set<string>>();
  app.addHook("onRoute", ({ url, method }) => {
    const known = methods.get(url) ?? new Set();
    methods.set(url, known);
    for (const name of [method].flat()) known.add(name);
  });
  return methods;
}

/** 405 with `Allow` for methods that a known path does not have. */
function refuseOtherMethods(app: FastifyInstance, methods: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [url, known] of [...methods]) {
    const allow = [...known].join(", ");
    app.route({
      method: METHODS.filter((method) => !known.has(method)),
      url,
      schema: { hide: true },
      handler: () => {
        throw new Problem("badMethod", `this path has ${allow}`, { headers: { allow } });
      },
    });
  }
}
