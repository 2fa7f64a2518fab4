import { splitList } from "../../parser/index.ts";
import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { variableWord } from "../tree/facts.ts";
import type { CommandNode } from "../tree/nodes.ts";

const NAME = /^[A-Za-z]\w*$/;

interface Suspect {
  readonly node: CommandNode;
  readonly variable: string;
}

export const setDollar: SyntaxRule = {
  code: "NS5104",
  needs: "syntax",
  start(report, _program, facts) {
    /** Names that a loop over written-out names gives a variable. */
    const names = new Map<string, Set<string>>();
    /** Whether variables are read by computed names anywhere: then such names are meant. */
    let computes = false;
    const suspects: Suspect[] = [];
    return {
      command(node) {
        const { name, texts, command } = node;
        if (name === "foreach") noteLoop(node, names);
        if (readsByName(node)) computes = true;
        if (name !== "set" || texts.length !== 3) return;
        const variable = variableWord(command.words[1]);
        if (variable !== null) suspects.push({ node, variable });
      },
      done() {
        if (computes) return;
        for (const { node, variable } of suspects) {
          // Whoever reads the names of the list as variables wants variables of these names.
          if ([...(names.get(variable) ?? [])].some((each) => facts.isRead(each))) continue;
          const word = node.command.words[1];
          if (word === undefined) continue;
          report({
            span: span(node.file, word.start, word.end),
            message: `this sets the variable whose name is the value of "${variable}", not "${variable}" itself`,
            help: `write "set ${variable} …" to set "${variable}"`,
          });
        }
      },
    };
  },
};

/** Whether a command reads, declares or asks for a variable whose name is in another one: `[set $name]`. */
function readsByName({ name, texts, command }: CommandNode): boolean {
  const hasVariable = (first: number) =>
    command.words.slice(first).some((word) => variableWord(word) !== null);
  switch (name) {
    case "set":
      return texts.length === 2 && texts[1] === null;
    case "info":
      return texts[1] === "exists" && hasVariable(2);
    case "global":
    case "variable":
    case "upvar":
      return hasVariable(1);
    default:
      return false;
  }
}

function noteLoop({ texts }: CommandNode, names: Map<string, Set<string>>): void {
  for (let i = 1; i + 1 < texts.length - 1; i += 2) {
    const variable = texts[i];
    const list = splitList(texts[i + 1] ?? "");
    if (typeof variable !== "string" || !Array.isArray(list)) continue;
    const known = names.get(variable) ?? new Set();
    names.set(variable, known);
    for (const item of list) if (NAME.test(item)) known.add(item);
  }
}
