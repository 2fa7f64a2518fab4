import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, chooseFixes, type Diagnostic, SourceFile, span } from "../../src/source/index.ts";

type Change = readonly [start: number, end: number, text: string];

function finding(file: SourceFile, ...changes: readonly Change[]): Diagnostic {
  const edits = changes.map(([start, end, text]) => ({ span: span(file, start, end), text }));
  const [first] = edits;
  return {
    code: "NS2001",
    severity: "error",
    message: "m",
    span: first?.span ?? span(file, 0),
    fix: { title: "mend", edits },
  };
}

function fixedText(text: string, ...fixes: readonly (readonly Change[])[]): string {
  const file = new SourceFile("a", text);
  const { edits } = chooseFixes(fixes.map((changes) => finding(file, ...changes)));
  return applyEdits(text, edits.get(file) ?? []);
}

describe("applying fixes", () => {
  it.each<[string, readonly (readonly Change[])[], string]>([
    ["nothing", [], "abcdef"],
    ["a replacement", [[[1, 3, "XYZ"]]], "aXYZdef"],
    ["an insertion", [[[6, 6, "!"]]], "abcdef!"],
    ["a deletion", [[[0, 6, ""]]], ""],
    ["in any order", [[[4, 5, "E"]], [[0, 1, "A"]]], "AbcdEf"],
    ["side by side", [[[0, 2, "1"]], [[2, 4, "2"]], [[4, 4, "3"]]], "123ef"],
    ["two at both ends of a third", [[[1, 3, "-"]], [[0, 1, "<"]], [[3, 4, ">"]]], "<->ef"],
    ["the first of two that overlap", [[[2, 4, "2"]], [[1, 3, "1"]]], "a1def"],
    ["the first of two insertions at one place", [[[2, 2, "1"]], [[2, 2, "2"]]], "ab1cdef"],
    ["one edit that two fixes ask for, once", [[[2, 2, ","]], [[2, 2, ","]]], "ab,cdef"],
    [
      "a fix of two edits",
      [
        [
          [5, 6, "]"],
          [0, 1, "["],
        ],
      ],
      "[bcde]",
    ],
    [
      "never half a fix",
      [
        [[0, 2, "1"]],
        [
          [1, 3, "x"],
          [5, 6, "x"],
        ],
      ],
      "1cdef",
    ],
    [
      "no fix that overlaps itself",
      [
        [
          [0, 3, "x"],
          [1, 2, "y"],
        ],
      ],
      "abcdef",
    ],
    ["an edit inside one taken before", [[[0, 5, "-"]], [[2, 3, "x"]]], "-f"],
    ["no edits at all", [[]], "abcdef"],
  ])("%s", (_title, fixes, expected) => expect(fixedText("abcdef", ...fixes)).toBe(expected));

  it("keeps files apart", () => {
    const [a, b] = [new SourceFile("a", "aaa"), new SourceFile("b", "bbb")];
    const { edits, fixed } = chooseFixes([finding(a, [0, 1, "A"]), finding(b, [0, 1, "B"])]);
    expect([...edits].map(([file, list]) => applyEdits(file.text, list))).toEqual(["Aaa", "Bbb"]);
    expect(fixed).toHaveLength(2);
  });

  it("takes every fix when they lie apart, whatever their number", () => {
    const file = new SourceFile("a", "x".repeat(200_000));
    const all = Array.from({ length: 100_000 }, (_, i) => finding(file, [2 * i, 2 * i + 1, "y"]));
    const { edits, fixed } = chooseFixes(all.reverse());
    expect(fixed).toHaveLength(100_000);
    expect(applyEdits(file.text, edits.get(file) ?? [])).toBe("yx".repeat(100_000));
  });

  it("leaves all text outside the chosen edits as it is", () => {
    const change = fc
      .tuple(fc.nat(40), fc.nat(4), fc.constantFrom("", ",", "long text"))
      .map(([start, length, text]): Change => [start, Math.min(40, start + length), text]);
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 12 }), (fixes) => {
        const file = new SourceFile("a", "0123456789".repeat(4));
        const { edits, fixed } = chooseFixes(fixes.map((changes) => finding(file, ...changes)));
        const list = edits.get(file) ?? [];
        for (const [i, edit] of list.entries())
          if (i > 0) expect(edit.span.start).toBeGreaterThanOrEqual(list[i - 1]?.span.end ?? 0);
        const removed = list.reduce(
          (sum, edit) => sum + edit.span.end - edit.span.start - edit.text.length,
          0,
        );
        expect(applyEdits(file.text, list)).toHaveLength(file.text.length - removed);
        for (const { fix } of fixed)
          for (const edit of fix?.edits ?? [])
            expect(list.some((taken) => taken.text === edit.text)).toBe(true);
      }),
    );
  });
});
