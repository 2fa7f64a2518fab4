import type { Expression } from "../../parser/index.ts";
import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { expressionNodes } from "../tree/expression-nodes.ts";

export const integerDivision: SyntaxRule = {
  code: "NS5119",
  needs: "syntax",
  start: (report) => ({
    expression({ file, expression }) {
      for (const node of expressionNodes(expression)) {
        if (node.kind !== "binary" || node.operator !== "/") continue;
        const [a, b] = [wholeNumber(node.left), wholeNumber(node.right)];
        if (a === null || b === null || b === 0n || a % b === 0n) continue;
        report({
          span: span(file, node.start, node.end),
          message: `both numbers are whole, so the result is whole too: ${a} / ${b} gives ${a / b}`,
          help: `write ${a}.0 / ${b} for a number with a fraction`,
        });
      }
    },
  }),
};

function wholeNumber(expression: Expression): bigint | null {
  if (expression.kind !== "literal" || expression.form !== "number") return null;
  return /^(?:0|[1-9]\d{0,17})$/.test(expression.value) ? BigInt(expression.value) : null;
}
