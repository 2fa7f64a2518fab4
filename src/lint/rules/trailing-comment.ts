import { span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";

/** Commands that take a `#` of their own: `uplevel #0`. */
const LEVELS = new Set(["uplevel", "upvar"]);

export const trailingComment: SyntaxRule = {
  code: "NS5106",
  needs: "syntax",
  repeats: ["NS2002"],
  start: (report, _program, facts) => ({
    command(node) {
      const { file, command, texts, name } = node;
      if (name !== null && LEVELS.has(name)) return;
      const at = command.words.findIndex(
        (word, i) => i > 0 && word.kind === "bare" && /^#+$/.test(texts[i] ?? ""),
      );
      const word = command.words[at];
      if (word === undefined || at === texts.length - 1) return;
      const known = facts.knownCall(node);
      const given = texts.length - (known?.first ?? 0);
      const allowed = known === null || given > known.facts.maximum;
      // Where the words fit, as in `string first # $line`, the sign may be meant.
      if (!allowed && known.facts.maximum !== Number.POSITIVE_INFINITY) return;
      const before = at - (known?.first ?? 1);
      const certain = known !== null && allowed && before >= known.facts.minimum;
      if (known !== null && before < known.facts.minimum) return;
      report({
        span: span(file, word.start, command.end),
        message: "this is no comment but words of the command: a comment begins only where a command could",
        help: "write ; before the #",
        fix: {
          title: "write ; before the #",
          edits: [{ span: span(file, word.start, word.start), text: ";" }],
          ...(certain ? {} : { guess: true as const }),
        },
      });
    },
  }),
};
