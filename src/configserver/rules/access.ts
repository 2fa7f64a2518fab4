import type { GateToken } from "../store/gate.ts";

/** What a request wants, in the words of the scopes. */
export type Need =
  /** One experiment, or a part of it. */
  | "read"
  /** What experiments there are. */
  | "list"
  /** Say how a node is. */
  | "report"
  /** Load or remove. */
  | "change"
  /** The server itself. */
  | "operate";

const PERMITTED: ReadonlyMap<string, readonly Need[]> = new Map([
  ["node", ["read", "report"]],
  ["read", ["read", "list"]],
  ["write", ["read", "list", "report", "change"]],
  ["admin", ["read", "list", "report", "change", "operate"]],
]);

/** Whether a token's scope is enough. */
export function permits(scope: string, need: Need): boolean {
  return PERMITTED.get(scope)?.includes(need) ?? false;
}

/** Whether a token knows of a project or experiment; empty texts where a request names none. */
export function sees(token: GateToken, project: string, experiment: string): boolean {
  if (token.project !== "*" && project !== "" && token.project !== project) return false;
  return token.experiment === null || experiment === "" || token.experiment === experiment;
}

/** Whether a need counts as a write where requests are counted. */
export function isWrite(need: Need): boolean {
  return need === "change" || need === "report";
}
