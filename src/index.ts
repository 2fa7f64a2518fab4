/** The library: what other programs may import from `nsc`. */
export * from "./compiler/index.ts";
export * from "./configapi/index.ts";
export * as configClient from "./configclient/index.ts";
export {
  EXPERIMENT_FORMATS,
  type ExperimentFormat,
  FOLDER_FORMATS,
  FORMATS,
  type FolderFormat,
  type Format,
  findExperimentFormat,
  findFormat,
} from "./emit/index.ts";
export { parseProfile } from "./read/index.ts";
export * from "./source/index.ts";
export { defaultLimits, type Host, type Limits, type SourceAnswer, tenthOf } from "./tcl/index.ts";
export {
  type ContainersDocument,
  containersSchema,
  defaultProfile,
  type Experiment,
  type ExperimentNames,
  profileSchema,
  type TestbedProfile,
  type TopologyDocument,
  topologySchema,
} from "./topology/index.ts";
