import type { TopologyDocument } from "../topology/index.ts";
import { jsonChunks } from "./json.ts";

/** topology.json. */
export function topologyChunks(document: TopologyDocument): Generator<string> {
  return jsonChunks(document);
}
