import { escapeControl, span } from "../../source/index.ts";
import type { SyntaxRule } from "../rule.ts";

/** What word processors and web pages write, and the character that was meant. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ..."\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02".split("").map((sign): [string, string] => [sign, '"']),
  ..."\u2018\u2019\u201a\u201b".split("").map((sign): [string, string] => [sign, "'"]),
  ..."\u2010\u2011\u2012\u2013\u2014\u2212\uff0d".split("").map((sign): [string, string] => [sign, "-"]),
  ..."\u00a0\u2002\u2003\u2007\u2009\u202f\u3000".split("").map((sign): [string, string] => [sign, " "]),
]);

export const lookAlikeCharacter: SyntaxRule = {
  code: "NS5006",
  needs: "syntax",
  start: (report) => ({
    command({ file, command }) {
      for (const word of command.words) {
        // Inside of quotes and braces such characters are text, and may be meant.
        if (word.kind !== "bare") continue;
        for (const part of word.parts) {
          if (part.kind !== "text") continue;
          for (let at = part.start; at < part.end; at++) {
            const sign = file.text[at] as string;
            const plain = sign > "~" ? PLAIN.get(sign) : undefined;
            if (plain === undefined) continue;
            const place = span(file, at, at + 1);
            report({
              span: place,
              message: `${escapeControl(sign)} is not ${plain === " " ? "a space" : plain} but an ordinary letter to Tcl`,
              help: `write ${plain === " " ? "a plain space" : plain}`,
              fix: { title: "write the plain character", edits: [{ span: place, text: plain }], guess: true },
            });
            break;
          }
        }
      }
    },
  }),
};
