import type { Expression } from "../../parser/index.ts";
import type { SourceFile } from "../../source/index.ts";

/** How deep an expression is looked into. */
const DEEPEST = 40;

/** What an expression gives whatever the variables hold; null when that depends on them. */
export function constantValue(expression: Expression, file: SourceFile, depth = 0): boolean | null {
  if (depth > DEEPEST) return null;
  const inner = (part: Expression) => constantValue(part, file, depth + 1);
  switch (expression.kind) {
    case "literal":
      return truthOf(expression.value);
    case "unary": {
      const operand = expression.operator === "!" ? inner(expression.operand) : null;
      return operand === null ? null : !operand;
    }
    case "binary": {
      const { operator, left, right } = expression;
      if (operator === "&&" || operator === "||") {
        const ends = operator === "||";
        const [a, b] = [inner(left), inner(right)];
        if (a === ends || b === ends) return ends;
        if (a !== null && b !== null) return !ends;
        return joined(operator, left, right, file);
      }
      return compared(operator, left, right, file);
    }
    default:
      return null;
  }
}

function truthOf(text: string): boolean | null {
  if (/^(?:true|yes|on)$/i.test(text)) return true;
  if (/^(?:false|no|off)$/i.test(text)) return false;
  const number = numberOf(text);
  return number === null ? null : number !== 0;
}

function numberOf(text: string): number | null {
  return /^[+-]?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text) ? Number(text) : null;
}

function textOf(expression: Expression): string | null {
  if (expression.kind === "literal") return expression.value;
  if (expression.kind !== "string") return null;
  const [part, ...more] = expression.parts;
  if (part === undefined) return "";
  return more.length === 0 && part.kind === "text" ? part.value : null;
}

function compared(operator: string, left: Expression, right: Expression, file: SourceFile): boolean | null {
  const [a, b] = [textOf(left), textOf(right)];
  if (a !== null && b !== null) return comparedTexts(operator, a, b);
  // A variable beside itself; commands may give something else each time.
  if (left.kind !== "variable-operand" || right.kind !== "variable-operand") return null;
  if (hasCommand(left) || sourceOf(left, file) !== sourceOf(right, file)) return null;
  if (["==", "eq", "<=", ">="].includes(operator)) return true;
  return ["!=", "ne", "<", ">"].includes(operator) ? false : null;
}

function comparedTexts(operator: string, a: string, b: string): boolean | null {
  const [x, y] = [numberOf(a), numberOf(b)];
  switch (operator) {
    case "==":
      return x !== null && y !== null ? x === y : a === b;
    case "!=":
      return x !== null && y !== null ? x !== y : a !== b;
    case "eq":
      return a === b;
    case "ne":
      return a !== b;
  }
  if (x === null || y === null) return null;
  switch (operator) {
    case "<":
      return x < y;
    case ">":
      return x > y;
    case "<=":
      return x <= y;
    case ">=":
      return x >= y;
    default:
      return null;
  }
}

/** What a variable is compared with. */
interface Comparison {
  readonly variable: string;
  readonly operator: string;
  readonly text: string;
}

const TURNED: ReadonlyMap<string, string> = new Map([
  ["<", ">"],
  [">", "<"],
  ["<=", ">="],
  [">=", "<="],
]);

function comparisonOf(expression: Expression, file: SourceFile): Comparison | null {
  if (expression.kind !== "binary") return null;
  const { operator, left, right } = expression;
  if (hasCommand(left) || hasCommand(right)) return null;
  const variable = left.kind === "variable-operand" ? left : right.kind === "variable-operand" ? right : null;
  const text = textOf(variable === left ? right : left);
  if (variable === null || text === null) return null;
  const turned = variable === left ? operator : (TURNED.get(operator) ?? operator);
  return { variable: sourceOf(variable, file), operator: turned, text };
}

/** Two comparisons of one variable with fixed values, of which always one holds, or never both. */
function joined(
  operator: "&&" | "||",
  left: Expression,
  right: Expression,
  file: SourceFile,
): boolean | null {
  const a = comparisonOf(left, file);
  const b = comparisonOf(right, file);
  if (a === null || b === null || a.variable !== b.variable) return null;
  const same = comparedTexts("==", a.text, b.text);
  if (operator === "&&" && isEquality(a) && isEquality(b)) return same === false ? false : null;
  if (operator === "||" && isInequality(a) && isInequality(b)) return same === false ? true : null;
  const [x, y] = [numberOf(a.text), numberOf(b.text)];
  if (x === null || y === null) return null;
  const [below, above] = a.operator.startsWith("<") ? [a, b] : [b, a];
  if (!below.operator.startsWith("<") || !above.operator.startsWith(">")) return null;
  const [high, low] = below === a ? [x, y] : [y, x];
  if (operator === "&&") {
    const strict = below.operator === "<" || above.operator === ">";
    return high < low || (high === low && strict) ? false : null;
  }
  const closed = below.operator === "<=" || above.operator === ">=";
  return high > low || (high === low && closed) ? true : null;
}

function isEquality({ operator }: Comparison): boolean {
  return operator === "==" || operator === "eq";
}

function isInequality({ operator }: Comparison): boolean {
  return operator === "!=" || operator === "ne";
}

function hasCommand(expression: Expression): boolean {
  if (expression.kind === "command-operand") return true;
  if (expression.kind === "variable-operand")
    return expression.variable.index?.some((part) => part.kind === "command-part") ?? false;
  return expression.kind === "string" && expression.parts.some((part) => part.kind === "command-part");
}

function sourceOf({ start, end }: Expression, file: SourceFile): string {
  return file.text.slice(start, end);
}
