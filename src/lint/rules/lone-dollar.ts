import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";

export const loneDollar: SyntaxRule = {
  code: "NS5116",
  needs: "syntax",
  repeats: ["NS2003"],
  start: (report, _program, facts) => ({
    command({ file, command }) {
      command.words.forEach((word, i) => {
        if (word.kind === "braced") return;
        const next = command.words[i + 1];
        for (const part of word.parts) {
          if (part.kind !== "text") continue;
          const text = file.text.slice(part.start, part.end);
          const at = text.search(/(?<!\\)\$/);
          if (at < 0) continue;
          const place = part.start + at;
          const name = /^\$[ \t]*(\w+)/.exec(file.text.slice(place, place + 80))?.[1];
          // In quotes a sign before anything but the name of a variable is text, as in "5 $".
          if (word.kind === "quoted" && (name === undefined || !facts.isRead(name))) continue;
          const alone = word.kind === "bare" && word.end - word.start === 1;
          if (word.kind === "bare" && !alone && place !== word.start) continue;
          report({
            span: span(file, place, alone && next !== undefined && name !== undefined ? next.end : place + 1),
            message: "a $ without a name right behind it is an ordinary character",
            help:
              name === undefined
                ? "write \\$ where the character is meant"
                : `write $${name} for the value of "${name}", or \\$ for the character`,
          });
          return;
        }
      });
    },
  }),
};
