import { type Command, literalText, type Word } from "../../parser/index.ts";
import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { bracketCommand, variableWord } from "../tree/facts.ts";
import type { CommandNode } from "../tree/nodes.ts";

const MAKERS = new Set(["node", "duplex-link", "make-lan", "make-cloud", "bridge"]);

export const staleName: SyntaxRule = {
  code: "NS5219",
  needs: "syntax",
  repeats: ["NS2003", "NS3006"],
  start: (report) => ({
    command(node, previous) {
      const list = previous === null ? null : appendedList(previous);
      if (list === null || node.name !== "set" || node.texts.length !== 3) return;
      const value = node.command.words[2];
      const source = bracketCommand(value) === null ? value : firstOf(bracketCommand(value));
      if (variableWord(source) !== list || value === undefined) return;
      report({
        span: span(node.file, node.command.start, node.command.end),
        message: `this gives the new object the name "${node.texts[1] ?? "of the variable"}", and the list "${list}" still holds the old one`,
        help: "store the object with set first, and append the variable to the list",
      });
    },
  }),
};

/** The list to which a command appends a new object. */
function appendedList({ name, texts, command }: CommandNode): string | null {
  if (name !== "lappend" || texts.length !== 3 || typeof texts[1] !== "string") return null;
  const made = bracketCommand(command.words[2])?.words[1];
  return made !== undefined && MAKERS.has(literalText(made) ?? "") ? texts[1] : null;
}

/** The list of which a command takes an element. */
function firstOf(command: Command | null): Word | undefined {
  const [name, list] = command?.words ?? [];
  return name !== undefined && literalText(name) === "lindex" ? list : undefined;
}
