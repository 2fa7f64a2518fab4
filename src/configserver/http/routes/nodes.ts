import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  chefNodeSchema,
  experimentPath,
  type NodeView,
  nodePath,
  nodeViewSchema,
  type PeersPage,
  peersPageSchema,
  type StatusPage,
  statusPageSchema,
  statusReportSchema,
  statusSchema,
} from "../../../configapi/index.ts";
import { chefNode, type NodeRouter, nodeSetup } from "../../../emit/index.ts";
import { defaultProfile } from "../../../topology/index.ts";
import type { NodeRecord } from "../../node-record.ts";
import { Problem } from "../../problem.ts";
import { fitting, Places } from "../../rules/fitting.ts";
import type { Head } from "../../store/gate.ts";
import { listStatuses, reportStatus } from "../../store/statuses.ts";
import { hasTag, isCurrent, sendJson, tagOf } from "../answer.ts";
import type { Context } from "../context.ts";
import { noExperiment } from "../door.ts";
import { bodyOf } from "../push-request.ts";
import { addRoute, countParameter, experimentParams, nodeParams } from "./route.ts";

type NodeParams = z.infer<typeof nodeParams>;

const MOST_PAGED = 10_000;
const FAR = 999_999_999;

const peersQuery = z.object({
  offset: countParameter(0, FAR, 0),
  limit: countParameter(1, MOST_PAGED, 1_000),
});
const statusQuery = z.object({
  limit: countParameter(1, MOST_PAGED, 1_000),
  after: countParameter(0, FAR, -1).meta({ description: "from `next` of the page before" }),
});

/** What nodes ask, and what they report. */
export function nodeRoutes(app: FastifyInstance, context: Context): void {
  addRoute(app, {
    method: "GET",
    path: "/exp/:project/:experiment/nodes/:node",
    summary: "Everything that one node needs to configure itself",
    need: "read",
    params: nodeParams,
    answer: nodeViewSchema,
    handle: ({ request, reply, params }) => {
      // No async function: most answers are at hand, and this is the route that a boot storm asks for.
      const head = request.gate?.head;
      const record = head && context.records.cached(head, params.node);
      if (record) return hasTag(request, reply, record.tag) ? reply : sendJson(reply, record.body);
      return sendRecord(context, request, reply, params);
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/exp/:project/:experiment/nodes/:node/chef",
    summary: "The same as Chef node JSON",
    need: "read",
    params: nodeParams,
    answer: chefNodeSchema,
    handle: async ({ request, reply, params }) => {
      const asked = await recordOf(context, request, params);
      if (hasTag(request, reply, asked.tag)) return reply;
      const { record, router } = await withRouter(context, asked, params);
      if (hasTag(request, reply, record.tag)) return reply;
      const view = JSON.parse(record.body) as NodeView;
      const routes = router?.of(view.name) ?? [];
      const setup = nodeSetup(view, routes, { profile: defaultProfile });
      return sendJson(reply, JSON.stringify(chefNode(view, setup)));
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/exp/:project/:experiment/nodes/:node/peers",
    summary: "The other members of a node's networks",
    need: "read",
    params: nodeParams,
    query: peersQuery,
    answer: peersPageSchema,
    handle: async ({ request, reply, params, query: { offset, limit } }) => {
      const { project, experiment, node } = params;
      headOf(request, params);
      const found = await context.records.peers(project, experiment, node, offset, limit);
      if (found === null) throw noNode();
      if (isCurrent(request, reply, found)) return reply;
      const next = `${nodePath(project, experiment, node)}/peers?offset=${offset + limit}&limit=${limit}`;
      const { generation, peers, more } = found;
      const page: PeersPage = { generation, peers: [...peers], peersUrl: more ? next : null };
      return sendJson(reply, JSON.stringify(page));
    },
  });
  addRoute(app, {
    method: "POST",
    path: "/exp/:project/:experiment/nodes/:node/status",
    summary: "A node reports how it is",
    need: "report",
    params: nodeParams,
    body: statusReportSchema,
    answer: statusSchema,
    handle: async ({ request, reply, params }) => {
      const places = new Places();
      const report = fitting(statusReportSchema, bodyOf(request, context.limits.depth), [], places);
      places.check();
      const { id } = headOf(request, params);
      const status = report && (await reportStatus(context.database, id, params.node, report));
      if (!status) throw noNode();
      return sendJson(reply.header("cache-control", "no-store"), JSON.stringify(status));
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/exp/:project/:experiment/status",
    summary: "What the nodes last reported",
    need: "read",
    params: experimentParams,
    query: statusQuery,
    answer: statusPageSchema,
    handle: async ({ request, reply, params, query: { limit, after } }) => {
      const { id, generation } = headOf(request, params);
      const rows = await listStatuses(context.database, id, after, limit + 1);
      const last = rows.length > limit ? rows[limit - 1]?.ordinal : undefined;
      const path = experimentPath(params.project, params.experiment);
      const page: StatusPage = {
        generation,
        nodes: rows.slice(0, limit).map(({ ordinal: _, ...status }) => status),
        next: last === undefined ? null : `${path}/status?limit=${limit}&after=${last}`,
      };
      const text = JSON.stringify(page);
      return hasTag(request, reply, tagOf("s", text)) ? reply : sendJson(reply, text);
    },
  });
}

async function sendRecord(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  params: NodeParams,
): Promise<FastifyReply> {
  const record = await recordOf(context, request, params);
  return hasTag(request, reply, record.tag) ? reply : sendJson(reply, record.body);
}

/** The record of the node that a request names. Throws a `Problem` where there is none. */
async function recordOf(
  context: Context,
  request: FastifyRequest,
  { project, experiment, node }: NodeParams,
): Promise<NodeRecord> {
  const head = headOf(request, { project, experiment });
  const record =
    context.records.cached(head, node) ?? (await context.records.read(project, experiment, node));
  if (record === null) throw noNode();
  return record;
}

/** How often a read starts again because somebody pushed in between. */
const ATTEMPTS = 20;

/** A node's record and the router of the same generation, read anew while the experiment changes. */
async function withRouter(
  { records, routers }: Context,
  asked: NodeRecord,
  { project, experiment, node }: NodeParams,
): Promise<{ readonly record: NodeRecord; readonly router: NodeRouter | null }> {
  let record = asked;
  for (let tries = 0; tries < ATTEMPTS; tries++) {
    const router = await routers.of(record);
    if (router !== undefined) return { record, router };
    const newer = await records.read(project, experiment, node);
    if (newer === null) throw noNode();
    record = newer;
  }
  throw new Error("the experiment changed at each attempt to read it");
}

/** The state of the experiment when the request came. Throws a `Problem` where there is no such experiment. */
function headOf(request: FastifyRequest, { project, experiment }: z.output<typeof experimentParams>): Head {
  const head = request.gate?.head ?? null;
  if (head === null) throw noExperiment(project, experiment);
  return head;
}

function noNode(): Problem {
  return new Problem("noSuchName", "the experiment has no node of this name");
}
