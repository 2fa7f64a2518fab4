import { span } from "../../source/index.ts";
import type { TextRule } from "../rule.ts";

export const mergeMark: TextRule = {
  code: "NS5008",
  needs: "text",
  repeats: ["NS2003"],
  check(file, report) {
    const { text } = file;
    for (let at = text.indexOf("<<<<<<< "); at >= 0; at = text.indexOf("<<<<<<< ", at + 1)) {
      if (at > 0 && text[at - 1] !== "\n") continue;
      const middle = text.indexOf("\n=======", at);
      const end = middle < 0 ? -1 : text.indexOf("\n>>>>>>> ", middle);
      if (end < 0) return;
      report({
        span: span(file, at, file.lineRange(file.lineIndex(at)).end),
        message: "an unresolved merge begins here",
        help: "keep one of the two versions, and remove the marks",
        related: [{ message: "it ends here", span: span(file, end + 1, end + 8) }],
      });
      at = end;
    }
  },
};
