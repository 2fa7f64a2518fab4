import { escapeControl, span } from "../../source/index.ts";
import type { TextRule } from "../rule.ts";

const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export const bidirectionalControl: TextRule = {
  code: "NS5002",
  needs: "text",
  check(file, report) {
    for (const { 0: character, index } of file.text.matchAll(BIDIRECTIONAL)) {
      const place = span(file, index, index + 1);
      report({
        span: place,
        message: `the character ${escapeControl(character)} turns the direction of writing`,
        help: "the line may run differently from how it looks; remove the character",
        fix: { title: "remove the character", edits: [{ span: place, text: "" }] },
      });
    }
  },
};
