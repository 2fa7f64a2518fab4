import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchemaCompiler } from "fastify";
import { validatorCompiler } from "fastify-type-provider-zod";
import { z } from "zod";
import { idSchema, problemSchema } from "../../../configapi/index.ts";
import type { Need } from "../../rules/access.ts";

type Fields = z.ZodObject;

/** One request as a handler gets it: parameters that fit their schemas, and Fastify's own objects. */
export interface Asked<Params extends Fields, Query extends Fields> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** One route; the schemas check requests and are what the documentation is made from. */
export interface Route<Params extends Fields, Query extends Fields> {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly path: string;
  readonly summary: string;
  /** What a caller must be permitted; null for a route that is open to all. */
  readonly need: Need | null;
  readonly params?: Params;
  readonly query?: Query;
  /** Checked by the handler, large ones piece by piece. */
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** Whether the answer has the status 201 where something was made. */
  readonly makes?: boolean;
  /** Whether the answer has the status 206 where a part of it was asked for. */
  readonly partial?: boolean;
  /** Whether the token may stand in the query, where the server permits it. */
  readonly tokenInQuery?: boolean;
  /** Whether HEAD is possible; only `GET` has it, and not where it would change anything. */
  readonly head?: boolean;
  readonly handle: (asked: Asked<Params, Query>) => FastifyReply | Promise<FastifyReply>;
}

export const projectParams = z.object({ project: idSchema });
export const experimentParams = z.object({ project: idSchema, experiment: idSchema });
export const nodeParams = experimentParams.extend({ node: z.string() });

const none = z.object({});

/** Adds a route to the server. */
export function addRoute<Params extends Fields = typeof none, Query extends Fields = typeof none>(
  app: FastifyInstance,
  route: Route<Params, Query>,
): void {
  const { method, path, summary, need, params, query, body, answer, handle } = route;
  app.route({
    method,
    url: path,
    exposeHeadRoute: route.head ?? method === "GET",
    config: {
      ...(need === null ? {} : { need }),
      body: body !== undefined,
      tokenInQuery: route.tokenInQuery ?? false,
    },
    schema: {
      summary,
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { querystring: query }),
      ...(body === undefined ? {} : { body }),
      response: {
        200: answer,
        ...(route.makes ? { 201: answer } : {}),
        ...(route.partial ? { 206: answer } : {}),
        "4xx": problemSchema,
        "5xx": problemSchema,
      },
      ...(need === null ? { security: [] } : {}),
    },
    handler: (request, reply) =>
      handle({
        params: request.params as z.output<Params>,
        query: request.query as z.output<Query>,
        request,
        reply,
      }),
  });
}

/** Checks the query. The ids in a path were checked before, other names may be any text, and bodies are the handlers'. */
export const checkQuery: FastifySchemaCompiler<z.ZodType> = (route) =>
  route.httpPart === "querystring" ? validatorCompiler(route) : (value) => ({ value });

/** A query parameter that is a whole number. */
export function countParameter(least: number, most: number, otherwise: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, "a whole number is wanted")
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .optional()
    .transform((value) => value ?? otherwise);
}
