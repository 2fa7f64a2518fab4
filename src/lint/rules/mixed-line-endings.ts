import { span } from "../../source/index.ts";
import type { TextRule } from "../rule.ts";

/** Line ends that one fix changes at most. */
const MOST_EDITS = 10_000;

export const mixedLineEndings: TextRule = {
  code: "NS5003",
  needs: "text",
  check(file, report) {
    const { text } = file;
    const counts = { lf: 0, crlf: 0 };
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      if (text[at - 1] === "\r") counts.crlf++;
      else counts.lf++;
    }
    if (counts.lf === 0 || counts.crlf === 0) return;
    const wanted = counts.crlf > counts.lf ? "\r\n" : "\n";
    const places: { start: number; end: number }[] = [];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      const start = text[at - 1] === "\r" ? at - 1 : at;
      if (at + 1 - start !== wanted.length) places.push({ start, end: at + 1 });
      if (places.length > MOST_EDITS) break;
    }
    const [first] = places;
    if (first === undefined) return;
    const name = wanted === "\n" ? "LF" : "CR LF";
    report({
      span: span(file, first.start, first.end),
      message: `${counts.lf} lines end with LF and ${counts.crlf} with CR LF; this is the first of the fewer`,
      help: `end all lines with ${name}`,
      ...(places.length > MOST_EDITS
        ? {}
        : {
            fix: {
              title: `end all lines with ${name}`,
              edits: places.map(({ start, end }) => ({ span: span(file, start, end), text: wanted })),
            },
          }),
    });
  },
};
