import { type BracedWord, parseScript } from "../../parser/index.ts";
import type { CommandNode } from "./nodes.ts";

/** One pattern of a `switch` with the body that belongs to it. */
export interface SwitchArm {
  readonly pattern: { readonly text: string | null; readonly start: number; readonly end: number };
  /** Null for `-`, and for a body that is not in braces. */
  readonly body: Pick<BracedWord, "contentStart" | "contentEnd"> | null;
}

/** Where the bodies of a `switch` stand: all in one word, or each in a word of its own. */
export interface SwitchBodies {
  readonly word: number;
  readonly words: ReadonlySet<number>;
  readonly scripts: readonly Pick<BracedWord, "contentStart" | "contentEnd">[];
  readonly arms: readonly SwitchArm[];
}

/** Index of the word with the value that a `switch` looks at. */
function valueIndex({ texts, command }: CommandNode): number {
  let index = 1;
  while (index < texts.length - 1 && command.words[index]?.kind === "bare" && texts[index]?.startsWith("-")) {
    const option = texts[index++];
    if (option === "--") break;
    if (option === "-matchvar" || option === "-indexvar") index++;
  }
  return index;
}

/** The arms of a `switch` whose patterns are written out; null when they are not. */
export function switchBodies(node: CommandNode): SwitchBodies | null {
  const { command } = node;
  const first = valueIndex(node) + 1;
  const count = command.words.length - first;
  if (count <= 0) return null;
  if (count > 1) return separateArms(node, first);
  const list = command.words[first];
  if (list?.kind !== "braced") return null;
  const arms = armsOfList(node, list);
  if (arms === null) return null;
  const scripts = arms.flatMap(({ body }) => body ?? []);
  return { word: first, words: new Set(), scripts, arms };
}

function separateArms(node: CommandNode, first: number): SwitchBodies {
  const arms: SwitchArm[] = [];
  const words = new Set<number>();
  for (let i = first; i + 1 < node.command.words.length; i += 2) {
    const pattern = node.command.words[i];
    const body = node.command.words[i + 1];
    if (pattern === undefined || body === undefined) break;
    if (body.kind === "braced") words.add(i + 1);
    arms.push({
      pattern: { text: node.texts[i] ?? null, start: pattern.start, end: pattern.end },
      body: body.kind === "braced" ? body : null,
    });
  }
  return { word: -1, words, scripts: [], arms };
}

/** A list of patterns and bodies has the form of commands whose words are taken one after the other. */
function armsOfList(node: CommandNode, list: BracedWord): SwitchArm[] | null {
  const { commands, comments, errors } = parseScript(node.file, list.contentStart, list.contentEnd);
  if (errors.length > 0 || comments.length > 0) return null;
  const words = commands.flatMap((command) => command.words);
  if (words.length % 2 !== 0) return null;
  const arms: SwitchArm[] = [];
  for (let i = 0; i < words.length; i += 2) {
    const [pattern, body] = words.slice(i, i + 2);
    if (pattern === undefined || body === undefined) return null;
    const text = node.file.text.slice(pattern.start, pattern.end);
    arms.push({
      pattern: {
        text: pattern.kind === "braced" ? pattern.text : text,
        start: pattern.start,
        end: pattern.end,
      },
      body: body.kind === "braced" ? body : null,
    });
  }
  return arms;
}
