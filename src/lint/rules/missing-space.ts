import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";

const GLUED = /^(?:if|elseif|else|while|for|foreach|switch|proc|catch|expr)(?=\{)/;

export const missingSpace: SyntaxRule = {
  code: "NS5113",
  needs: "syntax",
  repeats: ["NS2003"],
  start: (report) => ({
    command({ file, command }) {
      const [word] = command.words;
      if (word?.kind !== "bare") return;
      const [keyword] = GLUED.exec(file.text.slice(word.start, word.start + 10)) ?? [];
      if (keyword === undefined) return;
      const at = word.start + keyword.length;
      report({
        span: span(file, word.start, at + 1),
        message: `without a space "${keyword}{…" is one word, the name of a command that does not exist`,
        help: `write a space between ${keyword} and {`,
        fix: { title: "write a space", edits: [{ span: span(file, at, at), text: " " }] },
      });
    },
  }),
};
