import type { Expression, Part, Script, Word } from "../../src/parser/index.ts";

/** A script as a compact s-expression: one list per command, `{}` braced, `""` quoted, `$` variables, `[]` commands. */
export function printScript(script: Script): string {
  return script.commands.map((command) => `(${command.words.map(printWord).join(" ")})`).join(" ");
}

export function printWord(word: Word): string {
  const prefix = word.expand ? "*" : "";
  if (word.kind === "braced") return `${prefix}{${JSON.stringify(word.text)}}`;
  const parts = word.parts.map(printPart).join("+");
  return word.kind === "quoted" ? `${prefix}"${parts}"` : prefix + parts;
}

export function printPart(part: Part): string {
  switch (part.kind) {
    case "text":
      return JSON.stringify(part.value).slice(1, -1);
    case "variable":
      return part.index === null
        ? `$<${part.name}>`
        : `$<${part.name}>(${part.index.map(printPart).join("+")})`;
    case "command-part":
      return `[${printScript(part.script)}]`;
  }
}

/** An expression with all parentheses. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "literal":
      return expression.form === "braced" ? `{${expression.value}}` : expression.value;
    case "string":
      return `"${expression.parts.map(printPart).join("+")}"`;
    case "variable-operand":
      return printPart(expression.variable);
    case "command-operand":
      return printPart(expression.command);
    case "unary":
      return `(${expression.operator} ${printExpression(expression.operand)})`;
    case "binary":
      return `(${printExpression(expression.left)} ${expression.operator} ${printExpression(expression.right)})`;
    case "ternary": {
      const { condition, whenTrue, whenFalse } = expression;
      return `(${printExpression(condition)} ? ${printExpression(whenTrue)} : ${printExpression(whenFalse)})`;
    }
    case "call":
      return `${expression.name}(${expression.arguments.map(printExpression).join(", ")})`;
  }
}
