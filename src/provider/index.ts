export { takeDown } from "./local/down.ts";
export { type NodeCommand, nodeCommand } from "./local/enter.ts";
export { type ListedNode, listNodes } from "./local/list.ts";
export { type LocalState, readStates, stateFolder } from "./local/state.ts";
export { type BringUpOptions, bringUp, type LocalReport } from "./local/up.ts";
export {
  type ApplyOptions,
  applySteps,
  type StepState,
  stepState,
} from "./node/apply.ts";
export { StepError } from "./step-error.ts";
