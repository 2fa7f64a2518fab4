import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import {
  containerViewSchema,
  hostViewSchema,
  imageViewSchema,
  networkViewSchema,
  pushAnswerSchema,
  type User,
  usersSchema,
} from "../../../configapi/index.ts";
import { containersSchema, topologySchema } from "../../../topology/index.ts";
import { Problem } from "../../problem.ts";
import { readContainers } from "../../rules/containers.ts";
import { fitting, Places } from "../../rules/fitting.ts";
import { readTopology } from "../../rules/topology.ts";
import { type List, type ListKind, readList } from "../../store/lists.ts";
import { readNodeColumn } from "../../store/nodes.ts";
import type { Change } from "../../store/push.ts";
import { isCurrent, JSON_TYPE, sendChunks, sendJson } from "../answer.ts";
import type { Context } from "../context.ts";
import { noExperiment } from "../door.ts";
import { answerPush } from "../push-request.ts";
import { type Asked, addRoute, experimentParams } from "./route.ts";

const LISTS: readonly {
  readonly path: string;
  readonly kind: ListKind;
  readonly summary: string;
  readonly type: string;
  readonly schema: z.ZodType;
}[] = [
  {
    path: "containers",
    kind: "containers",
    summary: "The containers, as containers.json has them, with role and control address",
    type: JSON_TYPE,
    schema: z.array(containerViewSchema),
  },
  {
    path: "networks",
    kind: "networks",
    summary: "The links and LANs with their members",
    type: JSON_TYPE,
    schema: z.array(networkViewSchema),
  },
  {
    path: "images",
    kind: "images",
    summary: "The images of the containers, each once",
    type: JSON_TYPE,
    schema: z.array(imageViewSchema),
  },
  {
    path: "users",
    kind: "users",
    summary: "Who may log in on the nodes",
    type: JSON_TYPE,
    schema: usersSchema,
  },
  {
    path: "config",
    kind: "topology",
    summary: "The configuration, topology.json as it was pushed",
    type: JSON_TYPE,
    schema: topologySchema,
  },
  {
    path: "hosts",
    kind: "hosts",
    summary: "The text of /etc/hosts",
    type: "text/plain; charset=utf-8",
    schema: z.string(),
  },
];

/** The parts of an experiment: reading and loading them. */
export function partRoutes(app: FastifyInstance, context: Context): void {
  for (const { path, kind, summary, type, schema } of LISTS) {
    addRoute(app, {
      method: "GET",
      path: `/exp/:project/:experiment/${path}`,
      summary,
      need: "read",
      params: experimentParams,
      answer: schema,
      handle: (asked) => sendList(context, asked, kind, type),
    });
  }
  addRoute(app, {
    method: "GET",
    path: "/exp/:project/:experiment/containers/:name",
    summary: "One container",
    need: "read",
    params: experimentParams.extend({ name: z.string() }),
    answer: containerViewSchema,
    handle: (asked) => sendColumn(context, asked, "container", asked.params.name),
  });
  addRoute(app, {
    method: "GET",
    path: "/exp/:project/:experiment/hosts/:host",
    summary: "One pnode or physical node",
    need: "read",
    params: experimentParams.extend({ host: z.string() }),
    answer: hostViewSchema,
    handle: (asked) => sendColumn(context, asked, "machine", asked.params.host),
  });

  const load = (path: string, summary: string, body: z.ZodType, read: Reader) =>
    addRoute(app, {
      method: "PUT",
      path: `/exp/:project/:experiment/${path}`,
      summary,
      need: "change",
      params: experimentParams,
      body,
      answer: pushAnswerSchema,
      makes: true,
      handle: ({ request, reply, params }) =>
        answerPush(context, request, reply, (value) => read(value, params, context.limits.containers)),
    });
  load(
    "containers",
    "Load containers.json alone, reserving control addresses",
    containersSchema,
    async (body, _names, most) => ({ containers: await readContainers(body, most) }),
  );
  load("config", "Load topology.json alone", topologySchema, async (body, names, most) => ({
    topology: await readTopology(body, { ...names, most }),
  }));
  load("users", "Say who may log in on the nodes", usersSchema, async (body) => ({ users: readUsers(body) }));
}

type Names = z.output<typeof experimentParams>;
type Reader = (body: unknown, names: Names, most: number) => Promise<Change>;

function readUsers(body: unknown): User[] {
  const places = new Places();
  const users = fitting(usersSchema, body, [], places) ?? [];
  if (new Set(users.map(({ name }) => name)).size < users.length) places.add([], "a name occurs twice");
  places.check();
  return users;
}

async function sendList(
  context: Context,
  { request, reply, params: { project, experiment } }: Asked<typeof experimentParams, z.ZodObject>,
  kind: ListKind,
  type: string,
): Promise<FastifyReply> {
  const head = request.gate?.head ?? null;
  if (head === null) throw noExperiment(project, experiment);
  const key = `${head.id}.${head.generation}\nlist\n${kind}`;
  const list =
    context.cache.get<List>(key) ??
    (await context.flights.join(key, async () => {
      const read = await readList(context.database, project, experiment, kind);
      if (read !== null) {
        const size = read.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
        context.cache.set(`${read.id}.${read.generation}\nlist\n${kind}`, read, size);
      }
      return read;
    }));
  if (list === null) {
    throw kind === "topology"
      ? new Problem("noSuchName", "the configuration was never pushed, only the containers")
      : noExperiment(project, experiment);
  }
  if (isCurrent(request, reply, list)) return reply;
  return sendChunks(reply, type, list.chunks);
}

async function sendColumn(
  context: Context,
  { request, reply, params: { project, experiment } }: Asked<typeof experimentParams, z.ZodObject>,
  column: "container" | "machine",
  name: string,
): Promise<FastifyReply> {
  if (request.gate?.head === null) throw noExperiment(project, experiment);
  const found = await readNodeColumn(context.database, column, project, experiment, name);
  if (found === null) {
    throw new Problem(
      "noSuchName",
      `the experiment has no ${column === "container" ? "container" : "host"} of this name`,
    );
  }
  if (isCurrent(request, reply, found)) return reply;
  return sendJson(reply, found.text);
}
