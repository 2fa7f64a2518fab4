import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { refused } from "../refused.ts";
import { StepError } from "../step-error.ts";

/** What is known of an experiment on this machine, written before anything of it is made. */
const stateSchema = z.strictObject({
  version: z.literal(1),
  project: z.string(),
  experiment: z.string(),
  complete: z.boolean(),
  nodes: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(["wires", "pnode", "container", "physical"]),
      host: z.string().nullable(),
      namespace: z.string(),
      addresses: z.array(z.string()),
    }),
  ),
});

export type LocalState = z.infer<typeof stateSchema>;

const STATE = "state.json";

/** Where the experiments of this machine are recorded: gone after a restart, as their namespaces are. */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
  return env["NSC_LOCAL_STATE"] || "/run/nsc/local";
}

/** The folder of one experiment. Neither name holds a dot. */
export function experimentFolder(root: string, project: string, experiment: string): string {
  return join(root, `${project}.${experiment}`);
}

/** The experiments that are recorded, by name. Throws a `StepError` where a record cannot be read. */
export function readStates(root: string): LocalState[] {
  let names: string[];
  try {
    names = readdirSync(root).sort();
  } catch {
    return [];
  }
  return names.flatMap((name) => readState(join(root, name)) ?? []);
}

/** The record in an experiment's folder; null where there is none. */
export function readState(folder: string): LocalState | null {
  const path = join(folder, STATE);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return null;
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    throw new StepError("NS7008", `${path} is no record of nsc`);
  }
}

export function writeState(folder: string, state: LocalState): void {
  const path = join(folder, STATE);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}.tmp`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o644 });
    renameSync(`${path}.tmp`, path);
  } catch (error) {
    throw refused(path, error);
  }
}
