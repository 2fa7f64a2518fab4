import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { braced } from "../words.ts";

export const unbracedExpression: SyntaxRule = {
  code: "NS5101",
  needs: "syntax",
  start: (report) => ({
    command({ file, command, name, texts }) {
      if (name !== "expr" || texts.length < 2) return;
      const { words } = command;
      if (words.length === 2 && words[1]?.kind === "braced") return;
      // What holds no substitution gives the same with braces and without.
      if (texts.every((text) => text !== null)) return;
      const place = span(file, words[1]?.start ?? command.start, command.end);
      report({
        span: place,
        message: "the expression is not in braces: its variables are replaced twice",
        ...braced(place, words.slice(1)),
      });
    },
  }),
};
