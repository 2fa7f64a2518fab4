import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";

export const commentBrace: SyntaxRule = {
  code: "NS5105",
  needs: "syntax",
  start: (report) => ({
    comments(script, comments) {
      // Only in braces: elsewhere nothing counts the braces of a comment.
      if (script.kind !== "body") return;
      const { file } = script;
      for (const { start, end } of comments) {
        const balance = openBraces(file.text, start, end);
        if (balance === 0) continue;
        report({
          span: span(file, start, end),
          message: `the braces of this comment do not match: ${balance > 0 ? balance : -balance} too many ${balance > 0 ? "{" : "}"}`,
          help: "Tcl counts the braces of comments too, when it looks for the end of the block around them: match them, or leave them out",
        });
      }
    },
  }),
};

/** How many more braces are opened than closed; what follows a backslash does not count. */
function openBraces(text: string, start: number, end: number): number {
  let balance = 0;
  for (let at = start; at < end; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === "{") balance++;
    else if (sign === "}") balance--;
  }
  return balance;
}
