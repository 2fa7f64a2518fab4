import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { switchBodies } from "../tree/switch.ts";

export const duplicatePattern: SyntaxRule = {
  code: "NS5122",
  needs: "syntax",
  start: (report) => ({
    command(node) {
      if (node.name !== "switch") return;
      const arms = switchBodies(node)?.arms ?? [];
      const seen = new Map<string, { readonly start: number; readonly end: number }>();
      arms.forEach(({ pattern }, i) => {
        if (pattern.text === null || (pattern.text === "default" && i === arms.length - 1)) return;
        const first = seen.get(pattern.text);
        if (first === undefined) {
          seen.set(pattern.text, pattern);
          return;
        }
        report({
          span: span(node.file, pattern.start, pattern.end),
          message: `the pattern "${pattern.text}" stands above already: this arm never runs`,
          help: "write another pattern, or remove the arm",
          related: [{ message: "the first one", span: span(node.file, first.start, first.end) }],
        });
      });
    },
  }),
};
