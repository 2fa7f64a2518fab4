import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { literalArguments } from "../tree/kind-words.ts";

export const bandwidthWithoutUnit: SyntaxRule = {
  code: "NS5212",
  needs: "syntax",
  repeats: ["NS3007"],
  start: (report, _program, facts) => ({
    command(node) {
      for (const { word, text } of literalArguments(node, "bandwidth", facts)) {
        if (!/^\d+(?:\.\d*)?(?:e\d+)?$/.test(text)) continue;
        report({
          span: span(node.file, word.start, word.end),
          message: `${text} has no unit, and counts bits per second`,
          help: `write ${text}b where bits are meant, or ${text}kb or ${text}Mb`,
        });
      }
    },
  }),
};
