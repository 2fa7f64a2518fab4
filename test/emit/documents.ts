import { containersChunks } from "../../src/emit/index.ts";
import { type AssembleOptions, assembleTopology, sealTopology } from "../../src/pack/index.ts";
import { defaultProfile, type TopologyDocument } from "../../src/topology/index.ts";
import type { Factory } from "../topology/factory.ts";

/** The document of an experiment that must have no errors. */
export function documentOf(factory: Factory, options: Partial<AssembleOptions> = {}): TopologyDocument {
  const { value, diagnostics } = assembleTopology(factory.build(), {
    project: "local",
    group: null,
    experiment: "demo",
    profile: defaultProfile,
    packing: 10,
    defaultContainer: null,
    defaultImage: null,
    pnodeOs: null,
    pnodeHardware: null,
    ...options,
  });
  if (value === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return sealTopology(value, containersChunks(value));
}
