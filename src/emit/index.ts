import type { TopologyDocument } from "../topology/index.ts";
import { containersChunks } from "./containers.ts";
import { pnodeFileChunks } from "./ns/pnode-file.ts";
import { topologyChunks } from "./topology.ts";

/** One output format: a text that is made from the document of an experiment, in chunks. */
export interface Format {
  readonly name: string;
  readonly description: string;
  readonly chunks: (document: TopologyDocument) => Iterable<string>;
}

/** Every format, by the name that `nsc emit` takes. */
export const FORMATS: readonly Format[] = [
  {
    name: "containers",
    description: "containers.json: what runs where, for the config server",
    chunks: containersChunks,
  },
  { name: "ns", description: "NS file of the pnodes and physical nodes", chunks: pnodeFileChunks },
  {
    name: "topology",
    description: "topology.json: the whole experiment after compilation",
    chunks: topologyChunks,
  },
];

/** The format of this name. */
export function findFormat(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}

export { containersChunks } from "./containers.ts";
export { jsonChunks } from "./json.ts";
export { pnodeFileChunks } from "./ns/pnode-file.ts";
export { topologyChunks } from "./topology.ts";
