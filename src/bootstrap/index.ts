export {
  type Cable,
  type CableEnd,
  type LocalNamespace,
  type LocalPlan,
  planLocally,
} from "./local/plan.ts";
