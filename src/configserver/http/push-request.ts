import type { FastifyReply, FastifyRequest } from "fastify";
import type { PushAnswer } from "../../configapi/index.ts";
import { Problem } from "../problem.ts";
import { entityTag } from "../rules/conditions.ts";
import { parseJson } from "../rules/json.ts";
import { type Change, type PushOutcome, push } from "../store/push.ts";
import { sendJson } from "./answer.ts";
import type { Context } from "./context.ts";

/** The body of a request as JSON. Throws a `Problem`. */
export function bodyOf(request: FastifyRequest, depth: number): unknown {
  if (!Buffer.isBuffer(request.body)) throw new Problem("notJson", "the request has no body");
  const body = request.body;
  // The text is not needed once it was read.
  request.body = undefined;
  return parseJson(body, depth);
}

/** Everything about a `PUT`: `read` checks the body and says what it changes. */
export async function answerPush(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  read: (body: unknown) => Promise<Change>,
): Promise<FastifyReply> {
  const { project, experiment } = request.params as { project: string; experiment: string };
  const { metrics } = context;
  const outcome = await context.lane.run(request.claim?.bytes ?? 0, async () => {
    const started = performance.now();
    const change = await read(bodyOf(request, context.limits.depth));
    const conditions = {
      ifMatch: request.headers["if-match"],
      ifNoneMatch: request.headers["if-none-match"],
    };
    const stored = await push(context.database, {
      project,
      experiment,
      change,
      conditions,
      pool: context.pool,
    });
    const result = stored.changed ? "changed" : "unchanged";
    metrics.pushes.add({ result });
    metrics.pushSeconds.observe((performance.now() - started) / 1000, `result="${result}"`);
    return stored;
  });
  // The time that reading the answer takes is the client's again.
  request.raw.socket.setTimeout(context.limits["idle-timeout"] * 1000);
  reply.code(outcome.created ? 201 : 200).header("etag", entityTag(outcome.head));
  return sendJson(reply, answerText(project, experiment, outcome));
}

/** `PushAnswer`, put together as text: a container may be called `__proto__`. */
function answerText(project: string, experiment: string, outcome: PushOutcome): string {
  const { head, changed, containers, controlAddresses } = outcome;
  const answer: Omit<PushAnswer, "controlAddresses"> = {
    project,
    experiment,
    generation: head.generation,
    changed,
    containers,
  };
  const addresses = [...controlAddresses].map(([name, address]) => `${JSON.stringify(name)}:"${address}"`);
  return `${JSON.stringify(answer).slice(0, -1)},"controlAddresses":{${addresses.join()}}}`;
}
