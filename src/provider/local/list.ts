import { namespaceExists, processesIn } from "./namespaces.ts";
import type { LocalState } from "./state.ts";

/** One node of an experiment on this machine. */
export interface ListedNode {
  readonly name: string;
  readonly kind: string;
  readonly host: string | null;
  readonly addresses: readonly string[];
  readonly up: boolean;
  /** Processes that run in it. */
  readonly processes: number;
}

/** The nodes of a recorded experiment, as they are now. */
export async function listNodes({ nodes, complete }: LocalState): Promise<ListedNode[]> {
  const listed: ListedNode[] = [];
  for (const { name, kind, host, namespace, addresses } of nodes) {
    if (kind === "wires") continue;
    const up = complete && namespaceExists(namespace);
    const processes = up ? (await processesIn(namespace)).length : 0;
    listed.push({ name, kind, host, addresses, up, processes });
  }
  return listed;
}
