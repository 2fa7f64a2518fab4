import { PROBLEMS } from "../../configapi/index.ts";
import { ClientError, type ConfigClient, type ExperimentId, readNode } from "../../configclient/index.ts";
import { CodedError, Exit } from "../exit.ts";

/** What the server says of a node. Throws a `CodedError` that names the node where it has none of that name. */
export async function readKnownNode(
  client: ConfigClient,
  id: ExperimentId,
  node: string,
): ReturnType<typeof readNode> {
  try {
    return await readNode(client, id, node);
  } catch (error) {
    if (!(error instanceof ClientError) || error.code !== PROBLEMS.noSuchName.code) throw error;
    const { project, experiment } = id;
    throw new CodedError(
      error.code,
      `${project}/${experiment} has no node ${node}`,
      Exit.server,
      `\`nsc status -p ${project} -e ${experiment}\` lists its nodes`,
    );
  }
}
