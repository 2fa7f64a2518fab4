import {
  type ChefNode,
  chefNodeSchema,
  experimentPath,
  nodePath,
  type StatusReport,
  statusSchema,
} from "../configapi/index.ts";
import type { ConfigClient, ExperimentId } from "./client.ts";

/** What one node needs to set itself up: its record, and what the server has worked out from it. */
export async function readNode(
  client: ConfigClient,
  { project, experiment }: ExperimentId,
  node: string,
): Promise<ChefNode["normal"]> {
  const { value } = await client.read(`${nodePath(project, experiment, node)}/chef`, chefNodeSchema);
  return value.normal;
}

/** `/etc/hosts` of the experiment. */
export async function readHosts(
  client: ConfigClient,
  { project, experiment }: ExperimentId,
): Promise<string> {
  return client.text(`${experimentPath(project, experiment)}/hosts`);
}

/** Tells the server how a node is. */
export async function reportStatus(
  client: ConfigClient,
  { project, experiment }: ExperimentId,
  node: string,
  report: StatusReport,
): Promise<void> {
  const path = `${nodePath(project, experiment, node)}/status`;
  const body = JSON.stringify(report);
  await client.change({ method: "POST", path, body, conditions: {} }, statusSchema.strip());
}
