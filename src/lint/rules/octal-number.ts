import { type SourceFile, span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";
import { expressionNodes } from "../tree/expression-nodes.ts";

const OCTAL = /^[+-]?0\d+$/;

export const octalNumber: SyntaxRule = {
  code: "NS5115",
  needs: "syntax",
  repeats: ["NS1009", "NS2004"],
  start(report) {
    const tell = (file: SourceFile, start: number, end: number, text: string) => {
      if (!OCTAL.test(text)) return;
      const bad = /[89]/.test(text);
      const value = Number.parseInt(text.replace("0", ""), 8);
      report({
        span: span(file, start, end),
        message: bad
          ? `${text} begins like an octal number and is none`
          : `${text} is an octal number, ${value} in decimal`,
        help: "digits after a leading 0 are octal to Tcl: leave the 0 out, or write 0o where octal is meant",
      });
    };
    return {
      expression({ file, expression }) {
        for (const node of expressionNodes(expression)) {
          if (node.kind === "literal" && node.form === "number") tell(file, node.start, node.end, node.value);
        }
      },
      command({ name, file, command, texts }) {
        const word = command.words[2];
        if (name === "incr" && word !== undefined && typeof texts[2] === "string")
          tell(file, word.start, word.end, texts[2]);
      },
    };
  },
};
