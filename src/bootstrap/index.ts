export {
  type Cable,
  type CableEnd,
  type LocalNamespace,
  type LocalPlan,
  planLocally,
} from "./local/plan.ts";
export { type Identity, identify, PID_EID, type Traces } from "./node/identify.ts";
export { type Particulars, planNode } from "./node/plan.ts";
export type { CommandStep, DownloadStep, FileStep, Step } from "./node/step.ts";
