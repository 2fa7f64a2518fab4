export { type AssembleOptions, assembleTopology } from "./assemble.ts";
export { checkContainers } from "./container-check.ts";
export { MacAssigner } from "./mac.ts";
export { type PackOptions, placementOptions } from "./options.ts";
export type { Net } from "./partition/graph.ts";
export {
  type HostedMember,
  type HostedNetwork,
  PHYSICAL_NETWORKS,
  type PhysicalHost,
  type PhysicalNetworkMode,
  type PhysicalOptions,
  type PhysicalPlan,
  planPhysicalNetworks,
} from "./physical.ts";
export {
  type Placement,
  type PlacementNode,
  type PlacementProblem,
  placeContainers,
  pnodeName,
} from "./placement.ts";
export { sealTopology } from "./seal.ts";
export type { OptionPlaces } from "./settings.ts";
export { assembleStandalone } from "./standalone/assemble.ts";
export { checkWritten } from "./standalone/check.ts";
export type { StandaloneOptions } from "./standalone/context.ts";
