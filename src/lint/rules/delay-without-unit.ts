import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { literalArguments } from "../tree/kind-words.ts";

export const delayWithoutUnit: SyntaxRule = {
  code: "NS5213",
  needs: "syntax",
  repeats: ["NS3008"],
  start: (report, _program, facts) => ({
    command(node) {
      for (const { word, text } of literalArguments(node, "delay", facts)) {
        // A fraction of a second is how the ns simulator writes milliseconds.
        if (!/^\d+(?:\.\d*)?$/.test(text) || Number(text) < 1) continue;
        const place = span(node.file, word.start, word.end);
        report({
          span: place,
          message: `${text} has no unit, and counts seconds`,
          help: `write ${text}ms where milliseconds are meant, or ${text}s`,
          fix: { title: "write the unit ms", edits: [{ span: place, text: `${text}ms` }], guess: true },
        });
      }
    },
  }),
};
