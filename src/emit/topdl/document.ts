import type { Experiment } from "../../topology/index.ts";
import { writeComputer } from "./computer.ts";
import { experimentPairs } from "./experiment.ts";
import { interfacesByNode } from "./interfaces.ts";
import { writeSubstrate } from "./substrate.ts";
import { XmlWriter } from "./writer.ts";

/**
 * Topdl 1.0: the experiment as a topology of substrates and computers. What topdl has no element for stands in attributes
 * whose keys begin with `nsc:`, so that reading the document gives the experiment back.
 */
export function* topdlChunks(experiment: Experiment): Generator<string> {
  const xml = new XmlWriter();
  xml.open("experiment");
  xml.leaf("version", "1.0");
  for (const network of experiment.networks) {
    writeSubstrate(xml, network);
    yield* xml.chunks();
  }
  const interfaces = interfacesByNode(experiment);
  for (const node of experiment.nodes) {
    writeComputer(xml, node, interfaces.get(node.name) ?? []);
    yield* xml.chunks();
  }
  for (const pair of experimentPairs(experiment)) {
    xml.attribute(pair);
    yield* xml.chunks();
  }
  xml.close("experiment");
  yield xml.rest();
}
