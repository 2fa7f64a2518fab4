export { type DistFile, type DistList, distListSchema, isDistName } from "./dist.ts";
export {
  type ContainerView,
  containerViewSchema,
  type ExperimentPage,
  type ExperimentSummary,
  experimentPageSchema,
  experimentSchema,
  type HostView,
  hostViewSchema,
  type ImageView,
  imageViewSchema,
  type NetworkView,
  networkViewSchema,
  type Role,
} from "./experiment.ts";
export { DEFAULT_PORT, idSchema, isId, nameProblem } from "./ids.ts";
export {
  type ChefNode,
  chefNodeSchema,
  type MachineView,
  MOST_PEERS,
  type NodeInterfaceView,
  type NodeView,
  nodeViewSchema,
  type Peer,
  type PeersPage,
  peersPageSchema,
} from "./node.ts";
export { experimentPath, nodePath, projectPath } from "./paths.ts";
export {
  PROBLEM_TYPE,
  PROBLEMS,
  type ProblemDocument,
  type ProblemKind,
  type ProblemPlace,
  problemDocument,
  problemSchema,
} from "./problem.ts";
export {
  type PushAnswer,
  type PushBody,
  pushAnswerSchema,
  pushBodySchema,
  type RemoveAnswer,
  removeAnswerSchema,
} from "./push.ts";
export type { Bridge, NodeRoute, NodeSetup, VagrantData, VagrantMachine } from "./setup.ts";
export {
  type NodeStatus,
  nodeStateSchema,
  nodeStatusSchema,
  type Status,
  type StatusPage,
  type StatusReport,
  statusPageSchema,
  statusReportSchema,
  statusSchema,
} from "./status.ts";
export { type User, userSchema, usersSchema } from "./users.ts";
