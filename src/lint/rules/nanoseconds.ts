import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { literalArguments } from "../tree/kind-words.ts";

export const nanoseconds: SyntaxRule = {
  code: "NS5215",
  needs: "syntax",
  repeats: ["NS3008"],
  start: (report, _program, facts) => ({
    command(node) {
      for (const { word, text } of literalArguments(node, "delay", facts)) {
        const microseconds = /^(\d+(?:\.\d*)?)ns$/.exec(text)?.[1];
        if (microseconds === undefined) continue;
        report({
          span: span(node.file, word.start, word.end),
          message: `the testbed reads "ns" as microseconds: ${text} is a delay of ${Number(microseconds) / 1000} ms`,
          help: "write the delay in ms",
        });
      }
    },
  }),
};
