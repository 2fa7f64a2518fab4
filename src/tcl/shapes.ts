import type { CommandSpec } from "./command.ts";

export type WordShape = "script" | "expression" | "text";

/** Shapes of the words of a command; index 0 is its name. `texts` holds null where a word is not literal. */
type ShapeRule = (texts: readonly (string | null)[]) => WordShape[];

/**
 * What each word of a call holds, as far as it can be told without running it: from the command's parameters, or
 * from a rule where their number varies.
 */
export function wordShapes(
  specs: ReadonlyMap<string, CommandSpec>,
  texts: readonly (string | null)[],
): WordShape[] {
  const name = texts[0]?.replace(/^::/, "");
  if (name === undefined) return texts.map(() => "text");
  const rule = rules.get(name);
  if (rule) return rule(texts);
  const spec = specs.get(name);
  if (spec === undefined) return texts.map(() => "text");
  return texts.map((_, index) => {
    const kind = spec.parameters[index - 1]?.kind;
    return kind === "script" || kind === "expression" ? kind : "text";
  });
}

function lastIsScript(texts: readonly (string | null)[]): WordShape[] {
  return texts.map((_, index) => (index > 0 && index === texts.length - 1 ? "script" : "text"));
}

/** The last word, when it is the only one after the given number of leading words. */
function scriptAfter(leading: number): ShapeRule {
  return (texts) =>
    texts.map((_, index) => (index === leading && index === texts.length - 1 ? "script" : "text"));
}

function ifShapes(texts: readonly (string | null)[]): WordShape[] {
  const shapes: WordShape[] = texts.map(() => "text");
  let i = 1;
  while (i < texts.length) {
    shapes[i++] = "expression";
    if (texts[i] === "then") i++;
    if (i < texts.length) shapes[i++] = "script";
    if (texts[i] === "elseif") {
      i++;
      continue;
    }
    if (texts[i] === "else") i++;
    if (i < texts.length) shapes[i] = "script";
    break;
  }
  return shapes;
}

function tryShapes(texts: readonly (string | null)[]): WordShape[] {
  const shapes: WordShape[] = texts.map((_, index) => (index === 1 ? "script" : "text"));
  for (let i = 2; i < texts.length; ) {
    const isFinally = texts[i] === "finally";
    const script = isFinally ? i + 1 : i + 3;
    if (script < texts.length && texts[script] !== "-") shapes[script] = "script";
    i = script + 1;
  }
  return shapes;
}

function uplevelShapes(texts: readonly (string | null)[]): WordShape[] {
  const leading = /^#?[0-9]+$/.test(texts[1] ?? "") ? 2 : 1;
  return scriptAfter(leading)(texts);
}

function expressionShapes(texts: readonly (string | null)[]): WordShape[] {
  return texts.map((_, index) => (index === 1 && texts.length === 2 ? "expression" : "text"));
}

function subcommandShapes(table: ReadonlyMap<string, ShapeRule>): ShapeRule {
  return (texts) => table.get(texts[1] ?? "")?.(texts) ?? texts.map(() => "text");
}

const rules: ReadonlyMap<string, ShapeRule> = new Map<string, ShapeRule>([
  ["if", ifShapes],
  ["try", tryShapes],
  ["foreach", lastIsScript],
  ["lmap", lastIsScript],
  ["eval", scriptAfter(1)],
  ["uplevel", uplevelShapes],
  ["expr", expressionShapes],
  ["namespace", subcommandShapes(new Map([["eval", scriptAfter(3)]]))],
  [
    "dict",
    subcommandShapes(
      new Map([
        ["for", lastIsScript],
        ["map", lastIsScript],
        ["update", lastIsScript],
        ["with", lastIsScript],
      ]),
    ),
  ],
]);
