import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  type ExperimentPage,
  type ExperimentSummary,
  experimentPageSchema,
  experimentSchema,
  isId,
  projectPath,
  pushAnswerSchema,
  pushBodySchema,
  removeAnswerSchema,
} from "../../../configapi/index.ts";
import { Problem } from "../../problem.ts";
import { readContainers } from "../../rules/containers.ts";
import { fitting, Places } from "../../rules/fitting.ts";
import { checkTogether, readTopology } from "../../rules/topology.ts";
import { listExperiments, readExperiment, removeExperiment } from "../../store/experiments.ts";
import type { Change } from "../../store/push.ts";
import { hasTag, isCurrent, sendJson, tagOf } from "../answer.ts";
import type { Context } from "../context.ts";
import { noExperiment } from "../door.ts";
import { answerPush } from "../push-request.ts";
import { type Asked, addRoute, countParameter, experimentParams, projectParams } from "./route.ts";

type ExperimentNames = z.output<typeof experimentParams>;

const MOST_LISTED = 1_000;

const listQuery = z.object({
  limit: countParameter(1, MOST_LISTED, 100).meta({ description: "how many, at most 1000" }),
  after: z.string().optional().meta({ description: "PROJECT/EXPERIMENT: the last one of the page before" }),
});

/** Whole experiments: lists, loading, removing. */
export function experimentRoutes(app: FastifyInstance, context: Context): void {
  addRoute(app, {
    method: "GET",
    path: "/exp",
    summary: "List all experiments",
    need: "list",
    query: listQuery,
    answer: experimentPageSchema,
    handle: ({ request, reply, query }) => sendPage(context, request, reply, "/exp", null, query),
  });
  addRoute(app, {
    method: "GET",
    path: "/exp/:project",
    summary: "List a project's experiments",
    need: "list",
    params: projectParams,
    query: listQuery,
    answer: experimentPageSchema,
    handle: ({ request, reply, params: { project }, query }) =>
      sendPage(context, request, reply, projectPath(project), project, query),
  });
  addRoute(app, {
    method: "PUT",
    path: "/exp/:project/:experiment",
    summary: "Load a whole experiment, replacing it",
    need: "change",
    params: experimentParams,
    body: pushBodySchema,
    answer: pushAnswerSchema,
    makes: true,
    handle: ({ request, reply, params }) =>
      answerPush(context, request, reply, (body) => readPush(body, params, context.limits.containers)),
  });
  addRoute(app, {
    method: "GET",
    path: "/exp/:project/:experiment",
    summary: "What is known of an experiment as a whole",
    need: "read",
    params: experimentParams,
    answer: experimentSchema,
    handle: async ({ request, reply, params: { project, experiment } }) => {
      const found = await readExperiment(context.database, project, experiment);
      if (found === null) throw noExperiment(project, experiment);
      const { id, summary } = found;
      if (isCurrent(request, reply, { id, generation: summary.generation })) return reply;
      return sendJson(reply, JSON.stringify(summary));
    },
  });
  addRoute(app, {
    method: "DELETE",
    path: "/exp/:project/:experiment",
    summary: "Remove an experiment and give its control addresses back",
    need: "change",
    params: experimentParams,
    answer: removeAnswerSchema,
    handle: (asked) => remove(context, asked),
  });
  addRoute(app, {
    method: "GET",
    path: "/exp/:project/:experiment/delete",
    summary: "The same, for the old one-line curl",
    need: "change",
    params: experimentParams,
    tokenInQuery: true,
    head: false,
    answer: removeAnswerSchema,
    handle: (asked) => remove(context, asked),
  });
}

/** Checks the body of a whole push. Throws a `Problem`. */
async function readPush(body: unknown, names: ExperimentNames, most: number): Promise<Change> {
  const places = new Places();
  const frame = z.strictObject({ containers: z.unknown(), topology: z.unknown() });
  const parts = fitting(frame, body, [], places);
  places.check();
  const containers = await readContainers(parts?.containers, most, ["containers"]);
  const topology = await readTopology(parts?.topology, { ...names, most }, ["topology"]);
  checkTogether(containers, topology);
  return { containers, topology };
}

async function remove(
  context: Context,
  { request, reply, params }: Asked<typeof experimentParams, z.ZodObject>,
): Promise<FastifyReply> {
  const { project, experiment } = params;
  const released = await removeExperiment(context.database, project, experiment, {
    ifMatch: request.headers["if-match"],
    ifNoneMatch: undefined,
  });
  const answer = { project, experiment, removed: true, controlAddressesReleased: released };
  return sendJson(reply.header("cache-control", "no-store"), JSON.stringify(answer));
}

async function sendPage(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  project: string | null,
  { limit, after }: z.output<typeof listQuery>,
): Promise<FastifyReply> {
  const { seen } = request;
  const found = await listExperiments(context.database, {
    project: project ?? seen.project,
    experiment: seen.experiment,
    after: after === undefined ? null : parseAfter(after),
    limit: limit + 1,
  });
  const experiments = found.slice(0, limit);
  const last = experiments.at(-1);
  const page: ExperimentPage = {
    experiments,
    next: found.length > limit && last !== undefined ? nextPage(path, limit, last) : null,
  };
  const text = JSON.stringify(page);
  return hasTag(request, reply, tagOf("l", text)) ? reply : sendJson(reply, text);
}

function nextPage(path: string, limit: number, { project, experiment }: ExperimentSummary): string {
  return `${path}?limit=${limit}&after=${project}/${experiment}`;
}

function parseAfter(text: string): { project: string; experiment: string } {
  const [project = "", experiment = "", ...more] = text.split("/");
  if (isId(project) && isId(experiment) && more.length === 0) return { project, experiment };
  throw new Problem("badRequest", "the parameter after is not PROJECT/EXPERIMENT");
}
