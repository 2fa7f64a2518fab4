import { z } from "zod";
import { containerViewSchema, experimentPath, PROBLEMS } from "../configapi/index.ts";
import { type ContainersDocument, type TopologyDocument, topologySchema } from "../topology/index.ts";
import type { ConfigClient, ExperimentId, Tagged } from "./client.ts";
import { ClientError } from "./client-error.ts";

/** What was pushed of an experiment, of one generation. */
export interface Pulled {
  readonly containers: ContainersDocument;
  /** Null where the containers alone were pushed. */
  readonly topology: TopologyDocument | null;
  readonly generation: number;
  readonly tag: string | null;
}

/** So often a change may come between two reads. */
const MOST_ROUNDS = 10;

const containersSchema = z.array(containerViewSchema.omit({ role: true, controlAddress: true }).strip());

/** Reads back what was pushed. Throws a `ClientError`. */
export async function pull(client: ConfigClient, id: ExperimentId): Promise<Pulled> {
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const containers = await readContainers(client, id);
    const topology = await readTopology(client, id);
    const summary = await client.summary(id);
    if (summary === null) continue;
    const tags = [containers.tag, ...(topology === null ? [] : [topology.tag]), summary.tag];
    const isComplete = summary.value.configured === (topology !== null);
    if (new Set(tags).size > 1 || !isComplete) continue;
    return {
      containers: containers.value,
      topology: topology?.value ?? null,
      generation: summary.value.generation,
      tag: summary.tag,
    };
  }
  throw new ClientError(
    PROBLEMS.changed.code,
    `${id.project}/${id.experiment} is changed faster than it can be read`,
    {
      help: "try again when nobody pushes",
    },
  );
}

/** The records of containers.json, without what the server adds to them. */
export async function readContainers(
  client: ConfigClient,
  { project, experiment }: ExperimentId,
): Promise<Tagged<ContainersDocument>> {
  return client.read(`${experimentPath(project, experiment)}/containers`, containersSchema);
}

/** topology.json; null where it was never pushed. */
export async function readTopology(
  client: ConfigClient,
  { project, experiment }: ExperimentId,
): Promise<Tagged<TopologyDocument> | null> {
  try {
    return await client.read(`${experimentPath(project, experiment)}/config`, topologySchema);
  } catch (error) {
    if (error instanceof ClientError && error.code === PROBLEMS.noSuchName.code) return null;
    throw error;
  }
}
