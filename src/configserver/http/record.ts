import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { loggedName } from "../log.ts";
import { labelText } from "../metrics.ts";
import type { Context } from "./context.ts";

const RECORD = Symbol("record");

/** What has to be known of a request when its answer is out, or its connection gone. */
interface RequestRecord {
  readonly context: Context;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly started: number;
  readonly remote: string;
}

type Recorded = ServerResponse & { [RECORD]?: RequestRecord };

/** Counts, times and logs every request. */
export function recordRequests(app: FastifyInstance, context: Context): void {
  app.addHook("onRequest", (request, reply, done) => {
    request.route = request.routeOptions.config ?? {};
    request.seen = SEES_ALL;
    const response = reply.raw as Recorded;
    response[RECORD] = { context, request, reply, started: performance.now(), remote: request.ip };
    // One shared function and no wrapper: this runs for each request.
    response.on("close", writeRecord);
    context.active.add(reply);
    done();
  });
}

const SEES_ALL: FastifyRequest["seen"] = { project: null, experiment: null };

function writeRecord(this: ServerResponse): void {
  const record = (this as Recorded)[RECORD];
  if (record === undefined) return;
  const { context, request, reply, started, remote } = record;
  const { metrics } = context;
  context.active.delete(reply);
  request.claim?.release();
  const seconds = (performance.now() - started) / 1000;
  const status = this.writableFinished ? this.statusCode : CUT;
  const { requests, route, logged } = textsFor(request.route.url ?? "none", request.method, status);
  metrics.requests.addTo(requests);
  metrics.seconds.observe(seconds, route);
  const code = request.problemCode;
  if (code !== null) metrics.problems.add({ code });
  context.log.line(
    "info",
    "request",
    `"id":"${request.id}",${logged}${namesOf(request)}${code === null ? "" : `,"code":"${code}"`},` +
      `"ms":${(seconds * 1000).toFixed(2)},"remote":"${remote}"` +
      `${request.tokenId === null ? "" : `,"token":"${request.tokenId}"`}`,
  );
}

/** Stands for the status of an answer that was not sent to its end. */
const CUT = 499;

/** The names in a path, once they were found to be such: a URL never stands in the log as it came. */
function namesOf(request: FastifyRequest): string {
  if (request.gate === null) return "";
  let text = "";
  const params = request.params as Record<string, string>;
  for (const key in params) text += `,"${key}":${JSON.stringify(loggedName(params[key] ?? ""))}`;
  return text;
}

/** What is written of all requests of one route, method and status. */
interface Texts {
  readonly requests: string;
  readonly route: string;
  readonly logged: string;
}

/** By route and method, then by status. All are few. */
const TEXTS = new Map<string, Map<string, Map<number, Texts>>>();

function textsFor(route: string, method: string, status: number): Texts {
  const methods = inside(TEXTS, route, () => new Map<string, Map<number, Texts>>());
  const statuses = inside(methods, method, () => new Map<number, Texts>());
  return inside(statuses, status, () => ({
    requests: labelText({ method, route, status: String(status) }),
    route: `route="${route}"`,
    logged: `"method":"${method}","route":"${route}","status":${status}`,
  }));
}

function inside<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
