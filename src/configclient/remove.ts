import { experimentPath, PROBLEMS, removeAnswerSchema } from "../configapi/index.ts";
import type { ConfigClient, ExperimentId } from "./client.ts";
import { ClientError } from "./client-error.ts";

/**
 * Removes an experiment; with a tag only while it is in that state. Resolves to the number of control addresses given
 * back, null where that answer got lost. Throws a `ClientError`.
 */
export async function remove(
  client: ConfigClient,
  { project, experiment }: ExperimentId,
  tag: string | null,
): Promise<number | null> {
  const conditions: Record<string, string> = tag === null ? {} : { "if-match": tag };
  const change = {
    method: "DELETE",
    path: experimentPath(project, experiment),
    body: null,
    conditions,
  } as const;
  try {
    return (await client.change(change, removeAnswerSchema.strip())).value.controlAddressesReleased;
  } catch (error) {
    const isGone = error instanceof ClientError && error.code === PROBLEMS.noExperiment.code;
    if (isGone && error.facts.unsure) return null;
    throw error;
  }
}
