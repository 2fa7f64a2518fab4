import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ExperimentId, SeenState } from "../../configclient/index.ts";
import { EnvironmentError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { userFolder } from "../user-folder.ts";
import { writeFile } from "../write.ts";

const seenSchema = z.object({
  server: z.string(),
  project: z.string(),
  experiment: z.string(),
  generation: z.number(),
  tag: z.string().regex(/^"[\x21\x23-\x7e]*"$/),
});

/**
 * The states of experiments that this user has last pushed to a server or pulled from it, one small file for each: what
 * a push may replace without asking.
 */
export class SeenStates {
  readonly #terminal: Terminal;
  readonly #server: string;

  constructor(terminal: Terminal, server: string) {
    this.#terminal = terminal;
    this.#server = server;
  }

  /** Null where the experiment is new to this user, or the file is not what was written. */
  get({ project, experiment }: ExperimentId): SeenState | null {
    try {
      const seen = seenSchema.parse(JSON.parse(readFileSync(this.#path({ project, experiment }), "utf8")));
      const isIt = seen.server === this.#server && seen.project === project && seen.experiment === experiment;
      return isIt ? { tag: seen.tag, generation: seen.generation } : null;
    } catch {
      return null;
    }
  }

  /** Where it cannot be written, the next push will have to insist: a warning says so. */
  set({ project, experiment }: ExperimentId, state: SeenState): void {
    const entry = { server: this.#server, project, experiment, ...state };
    try {
      writeFile(this.#terminal.cwd, this.#path({ project, experiment }), [
        `${JSON.stringify(entry, null, 2)}\n`,
      ]);
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      this.#terminal.stderr.write(
        `nsc: warning: the generation cannot be remembered, so the next push will need --force: ${error.message}\n`,
      );
    }
  }

  forget(id: ExperimentId): void {
    try {
      rmSync(this.#path(id), { force: true });
    } catch {
      // A push of this experiment then meets none, and goes on.
    }
  }

  #path({ project, experiment }: ExperimentId): string {
    const folder = join(userFolder(this.#terminal.env, "XDG_STATE_HOME"), "seen");
    return join(folder, encodeURIComponent(this.#server), project, `${experiment}.json`);
  }
}
