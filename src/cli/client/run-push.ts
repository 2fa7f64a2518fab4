import { push } from "../../configclient/index.ts";
import type { Terminal } from "../terminal.ts";
import { plural } from "../terminal.ts";
import type { Pushable } from "./compiled.ts";
import { withServer } from "./connect.ts";
import type { ServerFlags } from "./options.ts";
import { SeenStates } from "./seen.ts";

export interface PushFlags extends ServerFlags {
  readonly force?: boolean;
}

/** Pushes and remembers the state that came of it; resolves to what there is to say. */
export async function runPush(terminal: Terminal, flags: PushFlags, pushable: Pushable): Promise<string> {
  const { project, experiment, parts } = pushable;
  return withServer(terminal, flags, async (client) => {
    const states = new SeenStates(terminal, client.server);
    const replaces = flags.force ? "anything" : { seen: states.get(pushable) };
    const { outcome, generation, containers, tag } = await push(client, pushable, parts, replaces);
    if (tag !== null) states.set(pushable, { tag, generation });
    const name = `${project}/${experiment}`;
    if (outcome === "unchanged") {
      return `unchanged: ${client.server} has just this of ${name} already, as generation ${generation}\n`;
    }
    const what = partName(parts);
    return `pushed ${what}${name} to ${client.server}: ${outcome === "created" ? "new, " : ""}generation ${generation}, ${plural(containers, "container")}\n`;
  });
}

function partName({ containers, topology }: Pushable["parts"]): string {
  if (topology === undefined) return "the containers of ";
  return containers === undefined ? "the configuration of " : "";
}
