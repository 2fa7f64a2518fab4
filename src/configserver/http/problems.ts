import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { PROBLEM_TYPE } from "../../configapi/index.ts";
import { Problem } from "../problem.ts";
import { PoolExhausted } from "../store/addresses.ts";
import type { StoreError } from "../store/store-error.ts";
import type { Context } from "./context.ts";

/** The methods that a path may have or refuse by itself. */
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** Seconds after which a client may try again while the store is away. */
const STORE_RETRY = "2";

/** Makes every answer that is no success a problem document. */
export function handleProblems(app: FastifyInstance, context: Context): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error, request, context);
    sendProblem(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const problem = METHODS.includes(request.method)
      ? new Problem("noRoute", "the server has nothing under this path")
      : new Problem("badMethod", "no path has this method", { headers: { allow: METHODS.join(", ") } });
    sendProblem(problem, request, reply);
  });
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  request.problemCode = problem.code;
  reply
    .code(problem.status)
    .headers(problem.headers)
    .header("content-type", PROBLEM_TYPE)
    .header("cache-control", "no-store");
  const body = problem.body();
  if (request.raw.complete || !hasBody(request.raw)) reply.send(body);
  else
    reply
      .headers({ connection: "close", "content-length": Buffer.byteLength(body) })
      .send(last(request.raw, body));
}

/** How long after a refusal the rest of a body is received and thrown away, in ms. */
const LINGER = 5_000;

/**
 * A refusal of a body that still arrives. Closing at once would reset the connection, and a client that is still sending
 * would never see the answer.
 */
function last(message: IncomingMessage, body: string): Readable {
  const answer = async function* () {
    yield body;
    message.resume();
    await finished(message, { signal: AbortSignal.timeout(LINGER) }).catch(() => {});
  };
  return Readable.from(answer());
}

function hasBody(message: IncomingMessage): boolean {
  return (
    message.headers["transfer-encoding"] !== undefined || Number(message.headers["content-length"] ?? 0) > 0
  );
}

/** What an error means for the client; what is not known is logged and kept from it. */
function problemOf(error: FastifyError, request: FastifyRequest, context: Context): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof PoolExhausted) {
    return new Problem(
      "poolExhausted",
      `the push needs ${error.wanted} more control addresses, the pool ${context.pool.cidr} has ${error.free} left`,
    );
  }
  // Before the store is asked: it knows connections that end as well.
  if (request.raw.destroyed && !request.raw.complete) {
    return new Problem("badRequest", "the connection ended before the body was there");
  }
  const failure = context.database.errorOf(error);
  if (failure !== null) return storeProblem(failure, request, context);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    const place = first?.instancePath.replace("/", "") ?? "";
    return new Problem("badRequest", `the parameter ${place} is wrong: ${first?.message ?? "not valid"}`);
  }
  if (error.code === "FST_ERR_BAD_URL") return new Problem("badRequest", "the path is not well-formed");
  if (error.statusCode === 415) return new Problem("badType", "the header Content-Type is not well-formed");
  if (error.statusCode === 400) return new Problem("badRequest", "the request is malformed");
  context.log.event("error", "request failed", { id: request.id, error: error.stack ?? String(error) });
  return new Problem("internal", `the server failed; its log says more under the request ${request.id}`);
}

function storeProblem(failure: StoreError, request: FastifyRequest, context: Context): Problem {
  context.metrics.storeErrors.add({ reason: failure.kind });
  context.log.event("error", failure.message, { id: request.id, error: String(failure.cause ?? failure) });
  if (failure.kind === "full") return new Problem("storeFull", `${failure.message}; nothing was changed`);
  return new Problem("storeUnavailable", failure.message, { headers: { "retry-after": STORE_RETRY } });
}

const REASONS: Record<number, string> = {
  400: "Bad Request",
  408: "Request Timeout",
  431: "Request Header Fields Too Large",
};

/** Answers what is no HTTP request, on the bare connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  const spoke = error.code?.startsWith("HPE_") || error.code === "ERR_HTTP_REQUEST_TIMEOUT";
  // Where TLS failed there is nothing to answer on.
  if (!spoke || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === "HPE_HEADER_OVERFLOW"
      ? new Problem("headersTooLarge", "the request line and headers are longer than 16 KiB")
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? new Problem("timeout", "the request did not arrive in time")
        : new Problem("badRequest", "this is not HTTP");
  const body = problem.body();
  socket.end(
    `HTTP/1.1 ${problem.status} ${REASONS[problem.status]}\r\nContent-Type: ${PROBLEM_TYPE}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
