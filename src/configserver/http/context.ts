import type { FastifyReply } from "fastify";
import type { Cache, Flights } from "../cache.ts";
import type { ServerLimits } from "../limits.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { NodeRecords } from "../node-record.ts";
import type { Packages } from "../packages.ts";
import type { Routers } from "../routers.ts";
import type { Need } from "../rules/access.ts";
import type { AddressPool } from "../store/addresses.ts";
import type { Database } from "../store/database.ts";
import type { GateRow } from "../store/gate.ts";
import type { BodyBudget, BodyClaim } from "./budget.ts";
import type { Lane } from "./lane.ts";

/** What the routes work with. */
export interface Context {
  readonly database: Database;
  readonly records: NodeRecords;
  readonly routers: Routers;
  readonly packages: Packages;
  readonly cache: Cache;
  readonly flights: Flights;
  readonly lane: Lane;
  readonly budget: BodyBudget;
  readonly limits: ServerLimits;
  readonly pool: AddressPool;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Host names under which a server without tokens answers; null for any. */
  readonly hostNames: ReadonlySet<string> | null;
  /** Whether `GET …/delete` takes a token from the query. */
  readonly tokenInQuery: boolean;
  /** Set when the server is about to end. */
  closing: boolean;
  /** Requests whose answers are not out yet. */
  readonly active: Set<FastifyReply>;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** What a caller must be permitted; without it the route is open to all. */
    need?: Need;
    /** Whether the route reads a body. */
    body?: boolean;
    /** Whether the token may stand in the query, where the server permits it. */
    tokenInQuery?: boolean;
  }

  interface FastifyRequest {
    /** What the route says of itself. Fastify's own property makes a new object each time. */
    route: FastifyContextConfig & { readonly url?: string };
    gate: GateRow | null;
    /** The token's project and experiment where it has such. */
    seen: { readonly project: string | null; readonly experiment: string | null };
    /** The id of the token, for the log. */
    tokenId: string | null;
    /** Code of the problem that the request ended with, for the log. */
    problemCode: string | null;
    claim: BodyClaim | null;
  }
}
