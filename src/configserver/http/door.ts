import type { FastifyReply, FastifyRequest } from "fastify";
import { isId } from "../../configapi/index.ts";
import { Problem } from "../problem.ts";
import { isWrite, type Need, permits, sees } from "../rules/access.ts";
import { RateLimit } from "../rules/rate.ts";
import { isInForce, parseToken } from "../rules/token.ts";
import { type GateToken, readGate } from "../store/gate.ts";
import type { Context } from "./context.ts";

const CHALLENGE = { "www-authenticate": 'Bearer realm="nsc"' };

/**
 * The hook that every request passes first: ids are checked before anything is looked up, then who asks, how often, and
 * whether that token may do this. Refusals never say whether something exists that the token must not see.
 */
export function door(context: Context): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const reads = new RateLimit(context.limits.reads);
  const writes = new RateLimit(context.limits.writes);

  return async (request) => {
    if (context.closing) {
      throw new Problem("overloaded", "the server is about to end", {
        headers: { "retry-after": "5", connection: "close" },
      });
    }
    const { need } = request.routeOptions.config;
    if (need === undefined) return;
    const { project = "", experiment = "" } = request.params as { project?: string; experiment?: string };
    checkIds(request.params as object);
    const presented = presentedToken(request, context);
    const parsed = presented === null ? null : parseToken(presented);
    const gate = await readGate(context.database, parsed?.id ?? "", project, experiment);
    const token = admit(context, request, gate.guarded, presented, parsed?.secret ?? "", gate.token);
    const wait = (isWrite(need) ? writes : reads).take(token?.id ?? "", performance.now());
    if (wait > 0) {
      throw new Problem(
        "tooManyRequests",
        `more than ${isWrite(need) ? "writes" : "reads"} are permitted a second`,
        {
          headers: { "retry-after": String(wait) },
        },
      );
    }
    request.gate = gate;
    if (token !== null) checkToken(request, token, need, project, experiment);
  };
}

function checkIds(params: object): void {
  for (const name of ["project", "experiment"] as const) {
    const value = (params as Record<string, string | undefined>)[name];
    if (value === undefined || isId(value)) continue;
    throw new Problem(
      "badId",
      `the ${name} is not an id: it has 1 to 64 letters, digits, _ and -, the first a letter or digit`,
    );
  }
}

/** The token that came with a request; null when there is none. */
function presentedToken(request: FastifyRequest, context: Context): string | null {
  const header = request.headers.authorization;
  if (header !== undefined) return /^bearer +([^ ]+) *$/i.exec(header)?.[1] ?? "";
  const { token } = request.query as { token?: unknown };
  if (token === undefined || !request.routeOptions.config.tokenInQuery) return null;
  if (!context.tokenInQuery) {
    throw new Problem(
      "noToken",
      "tokens in the URL are off: send the header Authorization, or see --token-in-url",
      {
        headers: CHALLENGE,
      },
    );
  }
  return typeof token === "string" ? token : "";
}

/** The token in force; null where the server has none and anybody on this machine may do everything. */
function admit(
  context: Context,
  request: FastifyRequest,
  guarded: boolean,
  presented: string | null,
  secret: string,
  token: GateToken | null,
): GateToken | null {
  if (presented === null) {
    if (guarded) throw new Problem("noToken", "this server wants a token", { headers: CHALLENGE });
    checkOrigin(request, context.hostNames);
    return null;
  }
  if (isInForce(token, secret, new Date().toISOString())) {
    request.tokenId = token.id;
    return token;
  }
  throw new Problem("noToken", "the token is not valid, or not any more", { headers: CHALLENGE });
}

/** A server without tokens must not serve web pages that reach it through somebody's browser. */
function checkOrigin(request: FastifyRequest, hostNames: ReadonlySet<string> | null): void {
  const { host = "", origin, "sec-fetch-site": site } = request.headers;
  const name = host.replace(/:\d*$/, "").toLowerCase();
  const own = name === "" || /^127(?:\.\d{1,3}){3}$/.test(name) || (hostNames?.has(name) ?? true);
  if (!own) {
    throw new Problem("crossSite", "a server without tokens answers only to the name of its own machine");
  }
  const foreign = origin !== undefined && origin.replace(/^https?:\/\//, "") !== host;
  if (foreign || site === "cross-site" || site === "same-site") {
    throw new Problem("crossSite", "a server without tokens does not answer pages of other sites");
  }
}

function checkToken(
  request: FastifyRequest,
  token: GateToken,
  need: Need,
  project: string,
  experiment: string,
): void {
  request.seen = {
    project: token.project === "*" ? null : token.project,
    experiment: token.experiment,
  };
  if (!sees(token, project, experiment)) throw noExperiment(project, experiment);
  const operates = need === "operate" && token.project === "*" && token.experiment === null;
  const allowed = operates ? permits(token.scope, "list") : permits(token.scope, need);
  if (!allowed) {
    throw new Problem("forbidden", `a token of the scope ${token.scope} does not permit this`);
  }
}

/** The same answer for what does not exist and for what a token must not see. */
export function noExperiment(project: string, experiment: string): Problem {
  const name = experiment === "" ? `project ${project}` : `experiment ${project}/${experiment}`;
  return new Problem("noExperiment", `there is no ${name}`);
}
