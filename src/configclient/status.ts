import { experimentPath, type NodeStatus, nodeStatusSchema, statusPageSchema } from "../configapi/index.ts";
import type { ConfigClient, ExperimentId } from "./client.ts";
import { ClientError } from "./client-error.ts";

export interface ExperimentStatus {
  readonly generation: number;
  /** In the experiment's order. */
  readonly nodes: readonly NodeStatus[];
}

const PAGE = 10_000;
const MOST_PAGES = 100;

const pageSchema = statusPageSchema.extend({ nodes: nodeStatusSchema.strip().array() }).strip();

/** What the nodes last reported. Throws a `ClientError`. */
export async function readStatus(
  client: ConfigClient,
  { project, experiment }: ExperimentId,
): Promise<ExperimentStatus> {
  const path = `${experimentPath(project, experiment)}/status`;
  const nodes: NodeStatus[] = [];
  let next: string = `${path}?limit=${PAGE}`;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { value } = await client.read(next, pageSchema);
    nodes.push(...value.nodes);
    if (value.next === null) return { generation: value.generation, nodes };
    if (!value.next.startsWith(`${path}?`) || /[^\x21-\x7e]/.test(value.next)) break;
    next = value.next;
  }
  throw new ClientError(
    "NS6108",
    `the answer of ${client.server} is not a config server's: its pages do not end`,
  );
}
