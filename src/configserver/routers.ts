import { NodeRouter } from "../emit/index.ts";
import type { TopologyDocument } from "../topology/index.ts";
import type { Cache, Flights } from "./cache.ts";
import type { Database } from "./store/database.ts";
import { readDocument } from "./store/documents.ts";
import type { Head } from "./store/gate.ts";
import { generationOf } from "./store/nodes.ts";

/** Memory of a router for each node and interface, about. */
const BYTES_EACH = 64;

/** Finds nodes' routes, and keeps what it has read of the experiments that are asked for. */
export class Routers {
  readonly #database: Database;
  readonly #cache: Cache;
  readonly #flights: Flights;

  constructor(database: Database, cache: Cache, flights: Flights) {
    this.#database = database;
    this.#cache = cache;
    this.#flights = flights;
  }

  /**
   * The router of an experiment at one generation: null where no topology.json was pushed, undefined where the experiment
   * is not at that generation any more.
   */
  async of({ id, generation }: Head): Promise<NodeRouter | null | undefined> {
    const key = `${id}.${generation}\nrouter`;
    const known = this.#cache.get<NodeRouter>(key);
    if (known !== undefined) return known;
    return this.#flights.join(key, async () => {
      const text = await this.#database.snapshot(async (db) =>
        (await generationOf(db, id)) === generation ? readDocument(db, id, "topology") : undefined,
      );
      if (text == null) return text;
      const document = JSON.parse(text.toString("utf8")) as TopologyDocument;
      const router = new NodeRouter(document);
      const interfaces = document.nodes.reduce((sum, node) => sum + node.interfaces.length, 0);
      this.#cache.set(key, router, (document.nodes.length + interfaces) * BYTES_EACH);
      return router;
    });
  }
}
