import { isDeepStrictEqual } from "node:util";
import { experimentPath, PROBLEMS, pushAnswerSchema } from "../configapi/index.ts";
import type { ConfigClient, ExperimentId, Tagged } from "./client.ts";
import { ClientError } from "./client-error.ts";
import { readContainers, readTopology } from "./records.ts";

/** What is pushed, as parsed from its files; one of the two may be missing. */
export interface PushedParts {
  readonly containers?: unknown;
  readonly topology?: unknown;
}

/** The state of an experiment that was last pushed or pulled from here. */
export interface SeenState {
  readonly tag: string;
  readonly generation: number;
}

/**
 * What may be replaced: anything; or nothing but the state that was seen, and where none was seen nothing that is there.
 */
export type Replaces = "anything" | { readonly seen: SeenState | null };

export interface PushResult {
  readonly outcome: "created" | "changed" | "unchanged";
  readonly generation: number;
  readonly containers: number;
  /** The state now; null where something between has removed the entity tag. */
  readonly tag: string | null;
}

/** So often another change may come between looking and pushing. */
const MOST_ROUNDS = 5;

const answerSchema = pushAnswerSchema.pick({ generation: true, changed: true, containers: true }).strip();

/**
 * Loads an experiment, or a part of it, in one request. Throws a `ClientError`, with the code of RFC 9110's failed
 * precondition where somebody else's change would be lost. What the server has already, by whomever, is "unchanged".
 */
export async function push(
  client: ConfigClient,
  id: ExperimentId,
  parts: PushedParts,
  replaces: Replaces,
): Promise<PushResult> {
  const body = bodyOf(parts);
  let conditions: Record<string, string> =
    replaces === "anything" ? {} : conditionsOf(replaces.seen?.tag ?? null);
  for (let round = 1; ; round++) {
    try {
      return resultOf(
        await client.change({ method: "PUT", path: pathOf(id, parts), body, conditions }, answerSchema),
        conditions,
      );
    } catch (error) {
      if (replaces === "anything" || !isChanged(error) || round === MOST_ROUNDS) throw error;
      const now = await client.summary(id);
      if (now === null) {
        conditions = conditionsOf(null);
        continue;
      }
      if (await holds(client, id, parts)) {
        return { outcome: "unchanged", ...countsOf(now) };
      }
      if (now.tag === null || !isMissing(parts, now)) throw lostChange(id, now, replaces.seen);
      conditions = conditionsOf(now.tag);
    }
  }
}

type Answered = Tagged<{ generation: number; changed: boolean; containers: number }>;
type Summary = NonNullable<Awaited<ReturnType<ConfigClient["summary"]>>>;

function pathOf({ project, experiment }: ExperimentId, { containers, topology }: PushedParts): string {
  const path = experimentPath(project, experiment);
  if (topology === undefined) return `${path}/containers`;
  return containers === undefined ? `${path}/config` : path;
}

function bodyOf({ containers, topology }: PushedParts): string {
  if (topology === undefined) return JSON.stringify(containers);
  return JSON.stringify(containers === undefined ? topology : { containers, topology });
}

function conditionsOf(tag: string | null): Record<string, string> {
  return tag === null ? { "if-none-match": "*" } : { "if-match": tag };
}

function resultOf({ value, tag }: Answered, conditions: Record<string, string>): PushResult {
  const { generation, changed, containers } = value;
  const created = generation === 1 && conditions["if-match"] === undefined;
  return { outcome: !changed ? "unchanged" : created ? "created" : "changed", generation, containers, tag };
}

function countsOf({ value: { generation, containers }, tag }: Summary) {
  return { generation, containers, tag };
}

function isChanged(error: unknown): error is ClientError {
  return error instanceof ClientError && error.code === PROBLEMS.changed.code;
}

/** Whether the server has just these parts; also after an answer got lost on its way. */
export async function holds(client: ConfigClient, id: ExperimentId, parts: PushedParts): Promise<boolean> {
  const { containers, topology } = parts;
  if (containers !== undefined) {
    const { value } = await readContainers(client, id);
    if (!isDeepStrictEqual(value, containers)) return false;
  }
  if (topology === undefined) return true;
  const there = await readTopology(client, id);
  return there !== null && isDeepStrictEqual(there.value, topology);
}

/** Whether what is pushed takes the place of nothing. */
function isMissing({ containers, topology }: PushedParts, { value }: Summary): boolean {
  return (
    (containers === undefined || value.containers === 0) && (topology === undefined || !value.configured)
  );
}

function lostChange(
  { project, experiment }: ExperimentId,
  { value }: Summary,
  seen: SeenState | null,
): ClientError {
  const { generation, containers, updated } = value;
  const now = `generation ${generation}, ${containers} container${containers === 1 ? "" : "s"}, changed ${updated}`;
  const name = `${project}/${experiment}`;
  const message =
    seen === null
      ? `${name} is on the server already (${now}), and nothing of it was pushed or pulled from here`
      : `somebody else has changed ${name} (${now}) since generation ${seen.generation} was pushed or pulled from here`;
  return new ClientError(PROBLEMS.changed.code, message, {
    status: PROBLEMS.changed.status,
    help: "`nsc pull` fetches what is there; --force replaces it",
  });
}
