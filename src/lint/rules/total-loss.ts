import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { literalArguments } from "../tree/kind-words.ts";

export const totalLoss: SyntaxRule = {
  code: "NS5223",
  needs: "syntax",
  repeats: ["NS3009"],
  start: (report, _program, facts) => ({
    command(node) {
      for (const { word, text } of literalArguments(node, "loss", facts)) {
        if (!/^\d*\.?\d+$/.test(text) || Number(text) !== 1) continue;
        report({
          span: span(node.file, word.start, word.end),
          message: "a loss of 1 drops every packet",
          help: "a loss is a share from 0 to 1: one percent is 0.01",
        });
      }
    },
  }),
};
