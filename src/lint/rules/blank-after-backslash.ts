import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";

export const blankAfterBackslash: SyntaxRule = {
  code: "NS5007",
  needs: "syntax",
  repeats: ["NS2002"],
  start: (report) => ({
    command({ file, command }) {
      const last = command.words.at(-1);
      if (last?.kind !== "bare" || !/\\[ \t]$/.test(file.text.slice(last.end - 2, last.end))) return;
      const backslash = last.end - 2;
      const { end } = file.lineRange(file.lineIndex(backslash));
      if (file.text.slice(last.end, end).trim() !== "" || end === file.text.length) return;
      const place = span(file, backslash, end);
      report({
        span: place,
        message: "the backslash does not continue the line: a blank follows it",
        help: "remove the blank, or the backslash where the command ends here",
        fix: { title: "remove the blank", edits: [{ span: span(file, backslash + 1, end), text: "" }] },
      });
    },
  }),
};
