import type { NodeStatus } from "../../configapi/index.ts";
import { type ConfigClient, type ExperimentId, reportStatus } from "../../configclient/index.ts";
import { cutText } from "../../source/index.ts";

/** What the server takes. */
const LONGEST = 4_000;

/** Tells the config server how a node gets on. A server that cannot be told stops nothing. */
export class StatusReports {
  /** Why the last report did not arrive; null when all did. */
  failure: string | null = null;
  readonly #client: ConfigClient;
  readonly #id: ExperimentId;
  readonly #node: string;

  constructor(client: ConfigClient, id: ExperimentId, node: string) {
    this.#client = client;
    this.#id = id;
    this.#node = node;
  }

  async report(state: NonNullable<NodeStatus["state"]>, message: string): Promise<void> {
    // Once it is gone, not every step waits for it again; how it ended is tried in any case.
    if (this.failure !== null && state === "booting") return;
    try {
      await reportStatus(this.#client, this.#id, this.#node, { state, message: cutText(message, LONGEST) });
      this.failure = null;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }
}
