import type { ProgramFacts } from "./facts.ts";
import type { CommandNode } from "./nodes.ts";

/** Indices of the words that a command reads as lists. */
export function listWords(node: CommandNode, facts: ProgramFacts): number[] {
  const { name, texts, command } = node;
  if (name === "foreach" || name === "lmap") {
    const indices: number[] = [];
    for (let i = 2; i < texts.length - 1; i += 2) indices.push(i);
    return indices;
  }
  const known = facts.knownCall(node);
  if (known === null || command.words.some(({ expand }) => expand)) return [];
  const { parameters } = known.facts;
  // Options in front of a list move it.
  if (parameters.some(({ kind }) => kind === "option")) return [];
  return parameters.flatMap(({ kind, rest }, i) =>
    (kind === "list" || kind === "nodes") && rest !== true && known.first + i < texts.length
      ? [known.first + i]
      : [],
  );
}
