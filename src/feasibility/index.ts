export { checkFeasibility } from "./feasibility.ts";
export { machineCounts } from "./machines.ts";
export type { Request as FeasibilityRequest } from "./request.ts";
