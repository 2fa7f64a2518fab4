import type { LocalState } from "./state.ts";

/** A program with its arguments. */
export interface NodeCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** What runs a command in a node's namespace; null where the experiment has no such node. */
export function nodeCommand(state: LocalState, node: string, command: readonly string[]): NodeCommand | null {
  const found = state.nodes.find(({ name, kind }) => name === node && kind !== "wires");
  if (found === undefined) return null;
  return { program: "ip", args: ["netns", "exec", found.namespace, ...command] };
}
