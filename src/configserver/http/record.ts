import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { loggedName } from "../log.ts";
import { labelText } from "../metrics.ts";
import type { Context } from "./context.ts";

const RECORD = Symbol("record");

/** What has to be known of a request when its answer is out, or its connection gone. */
interface RequestRecord {
  readonly context: Context;
  readonly request: FastifyRequest;
  readonly started: number;
  readonly remote: string;
}

type Recorded = ServerResponse & { [RECORD]?: RequestRecord };

/** Counts, times and logs every request. */
export function recordRequests(app: FastifyInstance, context: Context): void {
  app.addHook("onRequest", (request, reply, done) => {
    request.seen = SEES_ALL;
    const response = reply.raw as Recorded;
    response[RECORD] = { context, request, started: performance.now(), remote: request.ip };
    // One shared function and no wrapper: this runs for each request.
    response.on("close", writeRecord);
    context.busy++;
    done();
  });
}

const SEES_ALL: FastifyRequest["seen"] = { project: null, experiment: null };

function writeRecord(this: ServerResponse): void {
  const record = (this as Recorded)[RECORD];
  if (record === undefined) return;
  const { context, request, started, remote } = record;
  const { metrics } = context;
  context.busy--;
  request.claim?.release();
  const seconds = (performance.now() - started) / 1000;
  const route = request.routeOptions.url ?? "none";
  const complete = this.writableFinished;
  const status = complete ? this.statusCode : 499;
  metrics.requests.addTo(requestLabels(request.method, route, status));
  metrics.seconds.observe(seconds, routeLabel(route));
  const code = request.problemCode;
  if (code !== null) metrics.problems.add({ code });
  context.log.line(
    "info",
    "request",
    `"id":"${request.id}","method":"${request.method}","route":"${route}"${namesOf(request)},"status":${status}` +
      `${code === null ? "" : `,"code":"${code}"`},"ms":${(seconds * 1000).toFixed(2)},"remote":"${remote}"` +
      `${request.tokenId === null ? "" : `,"token":"${request.tokenId}"`}`,
  );
}

/** The names in a path, once they were found to be such: a URL never stands in the log as it came. */
function namesOf(request: FastifyRequest): string {
  if (request.gate === null) return "";
  let text = "";
  const params = request.params as Record<string, string>;
  for (const key in params) text += `,"${key}":${JSON.stringify(loggedName(params[key] ?? ""))}`;
  return text;
}

/** Methods, routes and statuses are few: their labels are written once. */
const LABELS = new Map<string, string>();

function requestLabels(method: string, route: string, status: number): string {
  const key = `${method} ${status} ${route}`;
  let text = LABELS.get(key);
  if (text === undefined) {
    text = labelText({ method, route, status: String(status) });
    LABELS.set(key, text);
  }
  return text;
}

function routeLabel(route: string): string {
  let text = LABELS.get(route);
  if (text === undefined) {
    text = `route="${route}"`;
    LABELS.set(route, text);
  }
  return text;
}
