import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { braced } from "../words.ts";

const COMMANDS = new Set(["if", "while", "for"]);

export const unbracedCondition: SyntaxRule = {
  code: "NS5102",
  needs: "syntax",
  start: (report) => ({
    command({ file, command, name, texts, shapes }) {
      if (name === null || !COMMANDS.has(name)) return;
      command.words.forEach((word, index) => {
        if (shapes[index] !== "expression" || word.kind === "braced" || texts[index] !== null) return;
        const only = word.parts.length === 1 ? word.parts[0]?.kind : null;
        // `if [command]` runs the command once either way.
        if (name === "if" && word.kind === "bare" && only === "command-part") return;
        const place = span(file, word.start, word.end);
        report({
          span: place,
          message:
            name === "if"
              ? "the condition is not in braces: its variables are replaced twice"
              : "the condition is not in braces: it is replaced once, and stays the same in every turn",
          ...braced(place, [word]),
        });
      });
    },
  }),
};
