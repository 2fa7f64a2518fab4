import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { jsonSchemaTransform, serializerCompiler } from "fastify-type-provider-zod";
import { Problem } from "../problem.ts";
import { checkBodyHeaders, readBody } from "./body.ts";
import type { Context } from "./context.ts";
import { door } from "./door.ts";
import { handleProblems, METHODS, refuseConnection, sendProblem } from "./problems.ts";
import { recordRequests } from "./record.ts";
import { distRoutes } from "./routes/dist.ts";
import { experimentRoutes } from "./routes/experiments.ts";
import { nodeRoutes } from "./routes/nodes.ts";
import { partRoutes } from "./routes/parts.ts";
import { checkQuery } from "./routes/route.ts";
import { systemRoutes } from "./routes/system.ts";

const HEADER_BYTES = 16 * 1024;
const KEEP_ALIVE = 75_000;
/** How long after its time-out a request may be noticed, in ms. */
const MOST_LATE = 2_000;

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
  const requestTimeout = limits["request-timeout"] * 1000;
  // Node refuses to start with more time for a part than for the whole.
  const headersTimeout = Math.min(limits["header-timeout"] * 1000, requestTimeout);
  const http = {
    requestTimeout,
    maxHeaderSize: HEADER_BYTES,
    headersTimeout,
    // Node looks for what is late only so often.
    connectionsCheckingInterval: Math.min(headersTimeout, MOST_LATE),
  };
  const app = Fastify({
    ...(tls === null
      ? { http }
      : { https: { ...http, ...tls, minVersion: "TLSv1.2" as const, handshakeTimeout: headersTimeout } }),
    requestTimeout,
    connectionTimeout: limits["idle-timeout"] * 1000,
    keepAliveTimeout: KEEP_ALIVE,
    routerOptions: { maxParamLength: HEADER_BYTES, ignoreTrailingSlash: true },
    return503OnClosing: false,
    logger: false,
    genReqId: requestIds(),
    clientErrorHandler: refuseConnection,
    frameworkErrors: (_error, request, reply) =>
      sendProblem(new Problem("badRequest", "the path is not well-formed"), request as FastifyRequest, reply),
  }) as unknown as FastifyInstance;
  app.server.maxConnections = limits.connections;
  app.setValidatorCompiler(checkQuery);
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
  const methods = methodsByPath(app);
  systemRoutes(app, context);
  experimentRoutes(app, context);
  partRoutes(app, context);
  nodeRoutes(app, context);
  distRoutes(app, context);
  refuseOtherMethods(app, methods);
  await app.ready();
  return app;
}

/** Ids that differ between servers and restarts, without asking for random numbers each time. */
function requestIds(): () => string {
  const prefix = randomBytes(6).toString("hex");
  let count = 0;
  return () => `${prefix}-${++count}`;
}

function decorate(app: FastifyInstance): void {
  app.decorateRequest("route");
  app.decorateRequest("gate", null);
  app.decorateRequest("seen");
  app.decorateRequest("tokenId", null);
  app.decorateRequest("problemCode", null);
  app.decorateRequest("claim", null);
}

/** Routes that take a body get it as bytes; for all others a body is left unread. */
function readBodies(app: FastifyInstance, context: Context): void {
  awaitContinue(app);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", async (request: FastifyRequest, payload: IncomingMessage) => {
    if (!request.route.body) return undefined;
    const encoding = checkBodyHeaders(request, context.limits.body);
    const claim = context.budget.claim();
    request.claim = claim;
    (request.raw as Continued).continueRequest?.();
    const body = await readBody(payload, encoding, context.limits, claim);
    // The time that storing takes is not the client's.
    request.raw.socket.setTimeout(0);
    return body;
  });
}

type Continued = IncomingMessage & { continueRequest?: () => void };

/** A client that asks first is told to go on only when its body is wanted; other expectations change nothing. */
function awaitContinue(app: FastifyInstance): void {
  app.server.on("checkExpectation", (message: IncomingMessage, response: ServerResponse) => {
    app.routing(message, response);
  });
  app.server.on("checkContinue", (message: Continued, response: ServerResponse) => {
    message.continueRequest = () => response.writeContinue();
    app.routing(message, response);
  });
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
