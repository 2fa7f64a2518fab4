import {
  type BinaryExpression,
  type BinaryOperator,
  type Expression,
  type Located,
  parseExpression,
  type UnaryOperator,
} from "../../parser/index.ts";
import { span } from "../../source/index.ts";
import {
  add,
  bitAnd,
  bitNot,
  bitOr,
  bitXor,
  divide,
  equal,
  greater,
  greaterOrEqual,
  isIn,
  less,
  lessOrEqual,
  logicalNot,
  modulo,
  multiply,
  negate,
  notEqual,
  plus,
  power,
  shiftLeft,
  shiftRight,
  subtract,
  toCondition,
} from "../arithmetic.ts";
import { SIGNAL } from "../command.ts";
import { asNumber } from "../convert.ts";
import { TclError } from "../errors.ts";
import { domainError } from "../operand.ts";
import { sameText } from "../text-reading.ts";
import { TclDouble, toText, type Value } from "../value.ts";
import type { Code, Test } from "./code.ts";
import { type CompileContext, parseOptions } from "./context.ts";
import { failingExpression } from "./expression-problem.ts";
import { compileFunctionCall } from "./function-call.ts";
import { compileScript } from "./script.ts";
import { compileParts, compileVariablePart, holding, rightOperand } from "./word.ts";

/** Compiles a range of the context's file as an expression. */
export function compileExpressionAt(context: CompileContext, start: number, end: number): Code {
  const parsed = parse(context, start, end);
  if (parsed.problem) return failingExpression(context, parsed.problem, start, end);
  return compileRoot(context, parsed.expression as Expression, start);
}

/** Compiles the whole text of the context's file as an expression; null when it is none. */
export function compileSoundExpression(context: CompileContext): Code | null {
  const { expression } = parse(context, 0, context.source.file.text.length);
  return expression === null ? null : compileRoot(context, expression, 0);
}

function compileRoot(context: CompileContext, root: Expression, start: number): Code {
  const code = compileOperand(context, root);
  if (root.kind === "binary" || root.kind === "unary") return code;
  // A literal alone in parentheses is the one result that Tcl leaves as it is written.
  if (isConstant(root) && context.source.file.text.slice(start, root.start).includes("(")) return code;
  return (frame) => {
    const value = code(frame);
    if (typeof value === "number" || value === SIGNAL) return value;
    const number = asNumber(value);
    if (number instanceof TclDouble && Number.isNaN(number.value)) throw domainError();
    return number ?? value;
  };
}

/** The same for a condition: its truth instead of its value. */
export function compileConditionAt(context: CompileContext, start: number, end: number): Test {
  const parsed = parse(context, start, end);
  if (parsed.problem) return failingExpression(context, parsed.problem, start, end);
  const expression = parsed.expression as Expression;
  return compileTest(context, expression, isOperation(expression));
}

function parse(context: CompileContext, start: number, end: number) {
  return parseExpression(context.source.file, start, end, parseOptions(context));
}

type Binary = (left: Value, right: Value) => Value;
type Comparison = (left: Value, right: Value) => boolean;

const arithmetic: Partial<Record<BinaryOperator, Binary>> = {
  "**": power,
  "*": multiply,
  "/": divide,
  "%": modulo,
  "+": add,
  "-": subtract,
  "<<": shiftLeft,
  ">>": shiftRight,
  "&": bitAnd,
  "^": bitXor,
  "|": bitOr,
};

const comparisons: Partial<Record<BinaryOperator, Comparison>> = {
  "<": less,
  ">": greater,
  "<=": lessOrEqual,
  ">=": greaterOrEqual,
  "==": equal,
  "!=": notEqual,
  eq: (left, right) => sameText(toText(left), toText(right)),
  ne: (left, right) => !sameText(toText(left), toText(right)),
  in: isIn,
  ni: (left, right) => !isIn(left, right),
};

const unary: Record<UnaryOperator, (operand: Value) => Value> = {
  "-": negate,
  "+": plus,
  "!": logicalNot,
  "~": bitNot,
};

/** Compiles an operand or operation to its value. Literals keep their text: `eq` compares it. */
function compileOperand(context: CompileContext, node: Expression): Code {
  switch (node.kind) {
    case "literal": {
      const number = node.form === "number" ? asNumber(node.value) : null;
      // The number when it prints as written; else the text, which operators convert.
      const value = number !== null && toText(number) === node.value ? number : node.value;
      return () => value;
    }
    case "string":
      return node.parts.length === 0 ? () => "" : compileParts(context, node.parts);
    case "variable-operand":
      return compileVariablePart(context, node.variable);
    case "command-operand":
      return compileScript(context, node.command.script);
    case "unary": {
      const operand = compileOperand(context, node.operand);
      const apply = located(context, node, unary[node.operator]);
      return (frame) => {
        const value = operand(frame);
        return value === SIGNAL ? SIGNAL : apply(value, value);
      };
    }
    case "binary":
      return compileBinary(context, node);
    case "ternary": {
      const tried = isConstant(node.whenTrue) && isConstant(node.whenFalse);
      const test = compileTest(context, node.condition, tried);
      const whenTrue = compileOperand(context, node.whenTrue);
      const whenFalse = compileOperand(context, node.whenFalse);
      return (frame) => {
        const truth = test(frame);
        if (truth === SIGNAL) return SIGNAL;
        return truth ? whenTrue(frame) : whenFalse(frame);
      };
    }
    case "call":
      return compileFunctionCall(
        context,
        node,
        node.arguments.map((argument) => compileOperand(context, argument)),
      );
  }
}

function compileBinary(context: CompileContext, node: BinaryExpression): Code {
  const chain = longChain(node);
  if (chain !== null) return compileChain(context, chain);
  if (node.operator === "&&" || node.operator === "||" || node.operator in comparisons) {
    const test = compileTest(context, node);
    return (frame) => {
      const truth = test(frame);
      return truth === SIGNAL ? SIGNAL : truth ? 1 : 0;
    };
  }
  const left = compileLeft(context, node);
  const right = compileOperand(context, node.right);
  const apply = located(context, node, arithmetic[node.operator] as Binary);
  if (node.operator === "+") return addition(left, right, apply);
  if (node.operator === "-") return subtraction(left, right, apply);
  return (frame) => {
    const a = left(frame);
    if (a === SIGNAL) return SIGNAL;
    const b = rightOperand(frame, a, right);
    return b === SIGNAL ? SIGNAL : apply(a, b);
  };
}

/** From here on, operators that follow each other are evaluated in a loop instead of one inside the other. */
const LONG_CHAIN = 50;

/** The operations of `a + b + c …` from left to right, when there are many; null otherwise. */
function longChain(node: BinaryExpression): BinaryExpression[] | null {
  const chain: BinaryExpression[] = [];
  for (let next: Expression = node; next.kind === "binary"; next = next.left) chain.push(next);
  return chain.length < LONG_CHAIN ? null : chain.reverse();
}

function compileChain(context: CompileContext, chain: readonly BinaryExpression[]): Code {
  const first = compileOperand(context, (chain[0] as BinaryExpression).left);
  const steps = chain.map((node) => {
    const { operator } = node;
    const right = compileOperand(context, node.right);
    if (operator === "&&" || operator === "||") return { right, decisive: operator === "||", apply: null };
    const compare = comparisons[operator];
    const apply: Binary = compare
      ? (left, value) => (compare(left, value) ? 1 : 0)
      : (arithmetic[operator] as Binary);
    return { right, decisive: false, apply: located(context, node, apply) };
  });
  return (frame) => {
    let value = first(frame);
    for (const { right, decisive, apply } of steps) {
      if (value === SIGNAL) return SIGNAL;
      if (apply === null && toCondition(value) === decisive) {
        value = decisive ? 1 : 0;
        continue;
      }
      const operand = right(frame);
      if (operand === SIGNAL) return SIGNAL;
      value = apply === null ? (toCondition(operand) ? 1 : 0) : apply(value, operand);
    }
    return value;
  };
}

/** Fast path: two small integers whose sum is one too. */
function addition(left: Code, right: Code, apply: Binary): Code {
  return (frame) => {
    const a = left(frame);
    if (a === SIGNAL) return SIGNAL;
    const b = right(frame);
    if (typeof a === "number" && typeof b === "number") {
      const sum = a + b;
      if (sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER) return sum;
    }
    return b === SIGNAL ? SIGNAL : apply(a, b);
  };
}

/** Fast path, as for addition. */
function subtraction(left: Code, right: Code, apply: Binary): Code {
  return (frame) => {
    const a = left(frame);
    if (a === SIGNAL) return SIGNAL;
    const b = right(frame);
    if (typeof a === "number" && typeof b === "number") {
      const difference = a - b;
      if (difference <= Number.MAX_SAFE_INTEGER && difference >= Number.MIN_SAFE_INTEGER) return difference;
    }
    return b === SIGNAL ? SIGNAL : apply(a, b);
  };
}

/** The left operand; its list is held when the right one may run commands. */
function compileLeft(context: CompileContext, node: BinaryExpression): Code {
  const code = compileOperand(context, node.left);
  return node.left.kind === "variable-operand" && runsCommand(node.right) ? holding(code) : code;
}

function runsCommand(node: Expression): boolean {
  switch (node.kind) {
    case "literal":
    case "variable-operand":
      return false;
    case "unary":
      return runsCommand(node.operand);
    case "binary":
      return runsCommand(node.left) || runsCommand(node.right);
    default:
      return true;
  }
}

/** Compiles an expression to its truth; `tried` as for `located`. */
function compileTest(context: CompileContext, node: Expression, tried = true): Test {
  if (node.kind === "binary" && longChain(node) === null) {
    if (node.operator === "&&" || node.operator === "||") {
      const constant = isConstant(node);
      const left = compileTest(context, node.left, constant);
      return compileLogic(node.operator, left, compileTest(context, node.right, constant));
    }
    const compare = comparisons[node.operator];
    if (compare) return compileComparison(context, node, compare);
  }
  if (node.kind === "unary" && node.operator === "!" && isTest(node.operand)) {
    const test = compileTest(context, node.operand);
    return (frame) => {
      const truth = test(frame);
      return truth === SIGNAL ? SIGNAL : !truth;
    };
  }
  const code = compileOperand(context, node);
  const condition = located(context, node, toCondition, tried);
  return (frame) => {
    const value = code(frame);
    if (typeof value === "number") return value !== 0;
    return value === SIGNAL ? SIGNAL : condition(value, value);
  };
}

function isTest(node: Expression): boolean {
  return (
    node.kind === "binary" &&
    (node.operator === "&&" || node.operator === "||" || node.operator in comparisons)
  );
}

function compileLogic(operator: "&&" | "||", left: Test, right: Test): Test {
  const decisive = operator === "||";
  return (frame) => {
    const first = left(frame);
    return first === SIGNAL || first === decisive ? first : right(frame);
  };
}

function compileComparison(context: CompileContext, node: BinaryExpression, compare: Comparison): Test {
  const left = compileLeft(context, node);
  const right = compileOperand(context, node.right);
  const apply = located(context, node, compare);
  if (node.operator === "<") {
    return (frame) => {
      const a = left(frame);
      if (a === SIGNAL) return SIGNAL;
      const b = right(frame);
      if (typeof a === "number" && typeof b === "number") return a < b;
      return b === SIGNAL ? SIGNAL : apply(a, b);
    };
  }
  return (frame) => {
    const a = left(frame);
    if (a === SIGNAL) return SIGNAL;
    const b = rightOperand(frame, a, right);
    return b === SIGNAL ? SIGNAL : apply(a, b);
  };
}

/** Applies an operator; an error that it raises is shown at the operation. */
type Apply<T> = (left: Value, right: Value) => T;

/** `tried` is whether Tcl applies the operator when it compiles, if the operands are literal. */
function located<T>(context: CompileContext, node: Expression, apply: Apply<T>, tried = true): Apply<T> {
  const constant = tried && !context.expressionText && isConstant(node);
  if (!context.source.real && !constant) return apply;
  return (left, right) => {
    try {
      return apply(left, right);
    } catch (error) {
      throw at(context, node, constant, error);
    }
  };
}

function isOperation(node: Expression): boolean {
  return node.kind === "unary" || node.kind === "binary";
}

/** Whether the operation has only literal operands. Tcl tries these when it compiles, which shows in `errorInfo`. */
function isConstant(node: Expression): boolean {
  switch (node.kind) {
    case "literal":
      return true;
    case "string":
      return node.parts.every((part) => part.kind === "text");
    case "unary":
      return isConstant(node.operand);
    case "binary":
      return isConstant(node.left) && isConstant(node.right);
    default:
      return false;
  }
}

function at(context: CompileContext, node: Located, constant: boolean, error: unknown): unknown {
  if (error instanceof TclError) {
    if (constant) error.errorInfo ??= toText(error.message);
    if (context.source.real) error.span ??= span(context.source.file, node.start, node.end);
    error.code ??= "NS2005";
  }
  return error;
}
