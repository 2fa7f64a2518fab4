import { holds } from "../../configclient/index.ts";
import { containersChunks } from "../../emit/index.ts";
import { type Diagnostic, SourceFile, span } from "../../source/index.ts";
import type { TopologyDocument } from "../../topology/index.ts";
import type { Terminal } from "../terminal.ts";
import { withServer } from "./connect.ts";
import type { ServerFlags } from "./options.ts";
import { SeenStates } from "./seen.ts";

/**
 * Asks the config server whether a push would replace another experiment (NS4708): one that is neither what this user
 * last pushed or pulled nor the same as this one.
 */
export async function takenName(
  terminal: Terminal,
  flags: ServerFlags,
  topology: TopologyDocument,
  file: string,
): Promise<Diagnostic[]> {
  const { project, experiment } = topology;
  return withServer(terminal, flags, async (client) => {
    const id = { project, experiment };
    const there = await client.summary(id);
    if (there === null) return [];
    const seen = new SeenStates(terminal, client.server).get(id);
    if (there.tag !== null && seen?.tag === there.tag) return [];
    const containers: unknown = JSON.parse([...containersChunks(topology)].join(""));
    if (await holds(client, id, { containers, topology })) return [];
    const { generation, updated } = there.value;
    return [
      {
        code: "NS4708",
        severity: "error",
        message: `${client.server} has another experiment ${project}/${experiment}: generation ${generation}, changed ${updated}`,
        span: span(new SourceFile(file, ""), 0),
        help: "choose another name with -e, or look at what is there: `nsc pull` fetches it, `nsc rm` removes it",
      },
    ];
  });
}
