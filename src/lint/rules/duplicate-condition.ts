import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";

export const duplicateCondition: SyntaxRule = {
  code: "NS5121",
  needs: "syntax",
  start: (report) => ({
    command({ file, command, name, shapes }) {
      if (name !== "if") return;
      const seen = new Map<string, { readonly start: number; readonly end: number }>();
      command.words.forEach((word, i) => {
        if (shapes[i] !== "expression" || word.kind !== "braced") return;
        const text = word.text.replace(/\s+/g, " ").trim();
        // A command may give something else the second time.
        if (text.includes("[")) return;
        const first = seen.get(text);
        if (first === undefined) {
          seen.set(text, word);
          return;
        }
        report({
          span: span(file, word.start, word.end),
          message: "this condition was tested above: the branch never runs",
          help: "test something else, or remove the branch",
          related: [{ message: "tested here first", span: span(file, first.start, first.end) }],
        });
      });
    },
  }),
};
