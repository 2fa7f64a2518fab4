import type { FastifyRequest, onRequestHookHandler } from "fastify";
import { isId, nameProblem } from "../../configapi/index.ts";
import { Problem } from "../problem.ts";
import { isWrite, type Need, permits, sees } from "../rules/access.ts";
import { RateLimit } from "../rules/rate.ts";
import { isInForce, parseToken } from "../rules/token.ts";
import { type GateRow, type GateToken, readGate } from "../store/gate.ts";
import type { Context } from "./context.ts";

const CLOSING = { "retry-after": "5", connection: "close" };
const CHALLENGE = { "www-authenticate": 'Bearer realm="nsc"' };

/**
 * The hook that every request passes first: ids are checked before anything is looked up, then who asks, how often, and
 * whether that token may do this. Refusals never say whether something exists that the token must not see.
 */
export function door(context: Context): onRequestHookHandler {
  const reads = new RateLimit(context.limits.reads);
  const writes = new RateLimit(context.limits.writes);

  const enter = (
    request: FastifyRequest,
    need: Need,
    names: Names,
    presented: Presented,
    gate: GateRow,
  ): void => {
    const token = admit(context, request, presented, gate);
    const wait = (isWrite(need) ? writes : reads).take(token?.id ?? "", performance.now());
    if (wait > 0) {
      throw new Problem(
        "tooManyRequests",
        `more ${isWrite(need) ? "writes" : "reads"} than are permitted in a second`,
        { headers: { "retry-after": String(wait) } },
      );
    }
    request.gate = gate;
    if (token !== null) checkToken(request, names, token, need);
  };

  // No async function: the embedded database answers at once, and this runs for each request.
  return (request, _reply, done) => {
    try {
      if (context.closing)
        throw new Problem("overloaded", "the server is about to end", { headers: CLOSING });
      const { need } = request.route;
      if (need === undefined) return done();
      const names = namesOf(request);
      const { project, experiment } = names;
      checkName(request);
      const presented = presentedToken(request, context);
      const gate = readGate(context.database, presented?.id ?? "", project, experiment);
      if (gate instanceof Promise) {
        gate.then((row) => enter(request, need, names, presented, row)).then(() => done(), done);
        return;
      }
      enter(request, need, names, presented, gate);
      done();
    } catch (error) {
      done(error as Error);
    }
  };
}

/** The project and experiment in the path, empty where it names none. */
interface Names {
  readonly project: string;
  readonly experiment: string;
}

/** Throws a `Problem` for what is no id. */
function namesOf(request: FastifyRequest): Names {
  const { project, experiment } = request.params as { project?: string; experiment?: string };
  if (project !== undefined && !isId(project)) throw badId("project");
  if (experiment !== undefined && !isId(experiment)) throw badId("experiment");
  return { project: project ?? "", experiment: experiment ?? "" };
}

/** Refuses what no node, host or container can be called. Throws a `Problem`. */
function checkName(request: FastifyRequest): void {
  const { node, name, host } = request.params as { node?: string; name?: string; host?: string };
  const given = node ?? name ?? host;
  const problem = given === undefined ? null : nameProblem(given);
  if (problem !== null) throw new Problem("badRequest", `the last name of the path: ${problem}`);
}

function badId(what: string): Problem {
  return new Problem(
    "badId",
    `the ${what} is not an id: it has 1 to 64 letters, digits, _ and -, the first a letter or digit`,
  );
}

/** The two parts of the token that came with a request, empty where it is none; null when there was no token. */
type Presented = { readonly id: string; readonly secret: string } | null;

const NO_TOKEN = { id: "", secret: "" };

function presentedToken(request: FastifyRequest, context: Context): Presented {
  const header = request.headers.authorization;
  if (header !== undefined) {
    return parseToken(/^bearer +([^ ]+) *$/i.exec(header)?.[1] ?? "") ?? NO_TOKEN;
  }
  if (!request.route.tokenInQuery) return null;
  const { token } = request.query as { token?: unknown };
  if (token === undefined) return null;
  if (!context.tokenInQuery) {
    throw new Problem(
      "noToken",
      "tokens in the URL are off: send the header Authorization, or start the server with --token-in-url",
      { headers: CHALLENGE },
    );
  }
  return (typeof token === "string" ? parseToken(token) : null) ?? NO_TOKEN;
}

/** The token in force; null where the server has none and anybody on this machine may do everything. */
function admit(
  context: Context,
  request: FastifyRequest,
  presented: Presented,
  { guarded, token }: GateRow,
): GateToken | null {
  if (presented === null) {
    if (guarded) throw new Problem("noToken", "this server wants a token", { headers: CHALLENGE });
    checkOrigin(request, context.hostNames);
    return null;
  }
  if (!isInForce(token, presented.secret)) {
    throw new Problem("noToken", "the token is not valid, or not any more", { headers: CHALLENGE });
  }
  request.tokenId = token.id;
  return token;
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
  { project, experiment }: Names,
  token: GateToken,
  need: Need,
): void {
  request.seen = {
    project: token.project === "*" ? null : token.project,
    experiment: token.experiment,
  };
  if (!sees(token, project, experiment)) throw noExperiment(project, experiment);
  const operates = need === "operate" && token.project === "*" && token.experiment === null;
  const allowed = operates ? permits(token.scope, "list") : permits(token.scope, need);
  if (!allowed) throw new Problem("forbidden", `a token of the scope ${token.scope} does not permit this`);
}

/** The same answer for what does not exist and for what a token must not see. */
export function noExperiment(project: string, experiment: string): Problem {
  const name = experiment === "" ? `project ${project}` : `experiment ${project}/${experiment}`;
  return new Problem("noExperiment", `there is no ${name}`);
}
