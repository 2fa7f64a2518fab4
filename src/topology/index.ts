export { type AssignmentNode, type AssignmentPnode, assignmentSchema } from "./assignment-document.ts";
export {
  CONTAINER_ATTRIBUTES,
  CONTAINER_KINDS,
  type ContainerAttribute,
  IMAGE_KEYS,
} from "./attributes.ts";
export {
  type Classification,
  type ClassifiedNode,
  type ClassifyOptions,
  type ContainerKind,
  classifyNodes,
  containerRole,
  machineNodes,
} from "./classify.ts";
export { containerMemory } from "./container-memory.ts";
export {
  type ContainerRecord,
  type ContainersDocument,
  containerSchema,
  containersSchema,
} from "./containers-document.ts";
export {
  ALL_PROGRAMS,
  CONSOLE_SUFFIX,
  DEFAULT_HARDWARE,
  DEFAULT_NETMASK,
  EXPERIMENT_SETTINGS,
  QUEUE_DEFAULTS,
} from "./defaults.ts";
export type {
  EventDetails,
  ExperimentDetails,
  Firewall,
  MemberDetails,
  NetworkDetails,
  NodeDetails,
  ProgramDetails,
  QueueDetails,
  Route,
  SettingCall,
  TrafficEnd,
} from "./details.ts";
export {
  type NodeInterface,
  type PhysicalNetwork,
  type Pnode,
  type TopologyDocument,
  type TopologyDraft,
  type TopologyImage,
  type TopologyNetwork,
  type TopologyNode,
  topologySchema,
} from "./document.ts";
export type {
  Experiment,
  ExperimentEvent,
  ExperimentNames,
  ExperimentNode,
  Network,
  NetworkMember,
  NodeAttribute,
  Program,
  Routing,
  Setting,
  VirtualType,
} from "./experiment.ts";
export { Findings, MOST_FINDINGS } from "./findings.ts";
export { type Hardware, hardwareOfNode, parseHardware } from "./hardware.ts";
export { FIRST_HOST, HostNumbers } from "./host-numbers.ts";
export { imageUrlProblem } from "./image-url.ts";
export { type AddressRange, addressRange, formatIpv4, parseCidr, parseIpv4, prefixMask } from "./ipv4.ts";
export { netmaskProblem, prefixOf } from "./netmask.ts";
export type { DefaultImage } from "./node-images.ts";
export { pnodeHardwareProblem, pnodeOsProblem, underscoreImage } from "./pnode-choice.ts";
export {
  containerMemorySchema,
  DEFAULT_PNODE,
  defaultProfile,
  type HardwareType,
  hardwareType,
  hardwareTypeSchema,
  imageOwnerSchema,
  knownHardware,
  knownImage,
  profileSchema,
  suggestHardware,
  suggestImage,
  type TestbedProfile,
} from "./profile.ts";
export { ordinaryQueue } from "./queue.ts";
export { type Hop, type NodeRoutes, type RouteRow, routesSchema } from "./routes-document.ts";
export { jsonSchemas } from "./schemas.ts";
export { reportingCommand, startProgramName } from "./start-command.ts";
export { alignDown, SubnetPool } from "./subnets.ts";
export { nameList } from "./text.ts";
export {
  keyOfUser,
  OWN_PREFIX,
  originalPair,
  possiblePair,
  possibleText,
  userKey,
} from "./topdl/attributes.ts";
export {
  type EventRecord,
  type ExperimentRecord,
  experimentFields,
  type ProgramRecord,
  startEvent,
  startProgram,
  usualExperiment,
  usualSyncServer,
} from "./topdl/experiment-records.ts";
export { type Fields, keysOf, type Pair, pairsOf, readNumber, recordOf } from "./topdl/fields.ts";
export {
  type MemberRecord,
  memberFields,
  type NetworkRecord,
  networkFields,
  subnetOf,
  usualMember,
  usualNetwork,
} from "./topdl/network-records.ts";
export { type NodeRecord, nodeFields, usualNode } from "./topdl/node-records.ts";
export { type Software, softwareOf, softwareTexts } from "./topdl/software.ts";
export type {
  WrittenContainer,
  WrittenContainers,
  WrittenInterface,
  WrittenText,
} from "./written-containers.ts";
