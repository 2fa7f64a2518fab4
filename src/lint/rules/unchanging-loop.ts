import type { Expression, Part } from "../../parser/index.ts";
import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import type { CommandNode } from "../tree/nodes.ts";

/** The longest body that is looked through. */
const LONGEST = 20_000;

const ENDS = /\b(?:break|return|error|exit|throw|eval|uplevel|upvar|source|tailcall|vwait|update|after)\b/;

export const unchangingLoop: SyntaxRule = {
  code: "NS5123",
  needs: "syntax",
  start: (report) => ({
    expression({ file, owner, word, expression }) {
      if (owner.name !== "while" && owner.name !== "for") return;
      const names = namesIn(expression);
      if (names === null || names.length === 0 || changes(owner, word, names)) return;
      report({
        span: span(file, expression.start, expression.end),
        message: `nothing in the loop changes ${names.map((name) => `"${name}"`).join(" or ")}: it never runs, or never ends`,
        help: "change the variable in the loop, or leave it with break",
      });
    },
  }),
};

/** Whether a word other than the condition may set one of the variables, or leave the loop. */
function changes(
  { command, file, script }: CommandNode,
  condition: number,
  names: readonly string[],
): boolean {
  if (script.scope.dynamic) return true;
  return command.words.some((word, i) => {
    // The start of a `for` runs once, before the condition is looked at.
    if (i === 0 || i === condition || (command.words.length === 5 && i === 1)) return false;
    if (word.end - word.start > LONGEST) return true;
    const text = file.text.slice(word.start, word.end);
    if (word.kind !== "braced" || ENDS.test(text)) return true;
    // Wherever a name stands by itself, a command may set it.
    return names.some((name) => new RegExp(`(?<![\\w$])${name}(?!\\w)`).test(text.replace(/\$\{\w+\}/g, "")));
  });
}

/** The plain variables that decide an expression; null when anything else has a say in it. */
function namesIn(root: Expression): string[] | null {
  const names = new Set<string>();
  const stack: Expression[] = [root];
  const ofPart = (part: Part): boolean => {
    if (part.kind === "text") return true;
    if (part.kind !== "variable" || part.index !== null || !/^[A-Za-z]\w*$/.test(part.name)) return false;
    names.add(part.name);
    return true;
  };
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    switch (next.kind) {
      case "literal":
        break;
      case "string":
        if (!next.parts.every(ofPart)) return null;
        break;
      case "variable-operand":
        if (!ofPart(next.variable)) return null;
        break;
      case "unary":
        stack.push(next.operand);
        break;
      case "binary":
        stack.push(next.left, next.right);
        break;
      default:
        return null;
    }
  }
  return [...names];
}
