import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { constantValue } from "../tree/constant.ts";

const COMMANDS = new Set(["if", "while", "for"]);

export const constantCondition: SyntaxRule = {
  code: "NS5110",
  needs: "syntax",
  start: (report) => ({
    expression({ file, owner, expression }) {
      const { name } = owner;
      if (name === null || !COMMANDS.has(name)) return;
      const value = constantValue(expression, file);
      if (value === null) return;
      const isLiteral = expression.kind === "literal";
      // `while {1}` is how a loop without an end of its own is written.
      if (isLiteral && name !== "if" && value) return;
      report({
        span: span(file, expression.start, expression.end),
        message: `the condition is always ${value}`,
        // `if {0}` is how a part is taken out on purpose.
        ...(isLiteral ? { severity: "note" as const } : {}),
        help: isLiteral
          ? "remove what never runs, or the condition"
          : "check the names and the signs of the comparison",
      });
    },
  }),
};
