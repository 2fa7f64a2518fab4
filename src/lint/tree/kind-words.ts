import type { Word } from "../../parser/index.ts";
import type { ProgramFacts } from "./facts.ts";
import type { CommandNode } from "./nodes.ts";

/** An argument that is written out. */
export interface LiteralArgument {
  readonly word: Word;
  readonly text: string;
}

/** The arguments of a call that are of one kind, such as `delay`, where they are literal. */
export function literalArguments(node: CommandNode, kind: string, facts: ProgramFacts): LiteralArgument[] {
  const known = facts.knownCall(node);
  if (known === null || node.command.words.some(({ expand }) => expand)) return [];
  const { parameters } = known.facts;
  if (!parameters.some((parameter) => parameter.kind === kind)) return [];
  const required = parameters.filter(({ optional }) => optional !== true).length;
  // Optional parameters take what the others leave, from the left.
  let spare = node.texts.length - known.first - required;
  const found: LiteralArgument[] = [];
  let index = known.first;
  for (const { kind: own, optional } of parameters) {
    if (optional === true && spare-- <= 0) continue;
    const word = node.command.words[index];
    const text = node.texts[index++];
    if (own === kind && word !== undefined && typeof text === "string") found.push({ word, text });
  }
  return found;
}
