import { rmSync } from "node:fs";
import { withLock } from "../lock.ts";
import { removeNamespace } from "./namespaces.ts";
import { experimentFolder, type LocalState, readState } from "./state.ts";

/**
 * Takes an experiment down: its processes, namespaces and files, also those of one that came up by half. Gives how many
 * namespaces it had, or null where there is no such experiment. Throws a `StepError`; it can be run again then.
 */
export async function takeDown(root: string, project: string, experiment: string): Promise<number | null> {
  const folder = experimentFolder(root, project, experiment);
  const known = readState(folder);
  if (known === null) return null;
  return withLock(`${folder}.lock`, "this experiment", async () => {
    const state = readState(folder) ?? known;
    await removeEverything(folder, state);
    return state.nodes.length;
  });
}

/** The record goes last. */
export async function removeEverything(folder: string, { nodes }: LocalState): Promise<void> {
  for (const { namespace } of nodes) await removeNamespace(namespace);
  rmSync(folder, { recursive: true, force: true });
}
