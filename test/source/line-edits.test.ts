import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, lineEdits, SourceFile } from "../../src/source/index.ts";

function edits(before: string, after: string): [start: number, end: number, text: string][] {
  return lineEdits(new SourceFile("a", before), after).map(({ span, text }) => [span.start, span.end, text]);
}

describe("edits of whole lines", () => {
  it.each<[string, string, [number, number, string][]]>([
    ["a\nb\n", "a\nb\n", []],
    ["", "a\n", [[0, 0, "a\n"]]],
    ["a\nb\nc\n", "a\nx\nc\n", [[2, 4, "x\n"]]],
    [
      "a\nb\nc\n",
      "b\nc\nd",
      [
        [0, 2, ""],
        [6, 6, "d"],
      ],
    ],
    ["one", "one\n", [[0, 3, "one\n"]]],
  ])("%j to %j", (before, after, expected) => {
    expect(edits(before, after)).toEqual(expected);
  });

  it("make the other text, and touch no more than they must", () => {
    const text = fc
      .array(fc.constantFrom("a\n", "b\n", "c\n", "\n", "d"), { maxLength: 30 })
      .map((lines) => lines.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const list = lineEdits(new SourceFile("a", before), after);
        expect(applyEdits(before, list)).toBe(after);
        for (const [i, { span }] of list.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(i === 0 ? 0 : (list[i - 1]?.span.end ?? 0));
        }
      }),
      { numRuns: 1_000, seed: 1 },
    );
  });

  it("texts that have nothing in common are one edit", () => {
    const lines = (word: string) => Array.from({ length: 50_000 }, (_, i) => `${word}${i}\n`).join("");
    expect(edits(lines("a"), lines("b"))).toHaveLength(1);
  });
});
