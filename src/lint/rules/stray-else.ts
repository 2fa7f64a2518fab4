import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";

export const strayElse: SyntaxRule = {
  code: "NS5124",
  needs: "syntax",
  repeats: ["NS2003"],
  start: (report) => ({
    command({ file, command, name, texts }, previous) {
      if ((name !== "else" && name !== "elseif") || previous?.name !== "if" || texts.length < 2) return;
      const before = previous.command.end;
      const isBlank = /^[\s;]*$/.test(file.text.slice(before, command.start));
      report({
        span: span(file, command.start, command.start + name.length),
        message: `"${name}" stands on a line of its own: the "if" has ended before it`,
        help: `write } ${name} { on one line`,
        ...(isBlank
          ? {
              fix: {
                title: "join the lines",
                edits: [{ span: span(file, before, command.start), text: " " }],
              },
            }
          : {}),
      });
    },
  }),
};
