import { escapeControl, span } from "../../source/index.ts";
import type { TextRule } from "../rule.ts";

// Tab, LF and CR are ordinary; bidirectional controls have a rule of their own.
const HIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]/g;

export const controlCharacter: TextRule = {
  code: "NS5001",
  needs: "text",
  check(file, report) {
    for (const { 0: character, index } of file.text.matchAll(HIDDEN)) {
      if (index === 0 && character === "\ufeff") continue;
      const place = span(file, index, index + 1);
      report({
        span: place,
        message: `the character ${escapeControl(character)} cannot be seen`,
        help: "remove it, or write it with a backslash where it is meant",
        fix: { title: "remove the character", edits: [{ span: place, text: "" }], guess: true },
      });
    }
  },
};
