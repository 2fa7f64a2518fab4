import type { Expression } from "../../parser/index.ts";

/** Every node of an expression, in order of place; chains of operators may be any length. */
export function* expressionNodes(root: Expression): Iterable<Expression> {
  const stack: Expression[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    stack.push(...operandsOf(next).reverse());
  }
}

function operandsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "ternary":
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case "call":
      return [...expression.arguments];
    default:
      return [];
  }
}
