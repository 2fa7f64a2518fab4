import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, type Edit, SourceFile, span, unifiedDiff } from "../../src/source/index.ts";

function diff(text: string, ...edits: [start: number, end: number, text: string][]): string {
  const file = new SourceFile("exp.ns", text);
  return [
    ...unifiedDiff(
      file,
      edits.map(([start, end, to]) => ({ span: span(file, start, end), text: to })),
    ),
  ].join("");
}

describe("unified diffs", () => {
  it("shows a changed word with three lines around it", () => {
    expect(diff("a\nb\nc\nd x\ne\nf\ng\nh\n", [8, 9, "y"])).toBe(`--- exp.ns
+++ exp.ns
@@ -1,7 +1,7 @@
 a
 b
 c
-d x
+d y
 e
 f
 g
`);
  });

  it("takes nothing of the next line for a line that goes or comes", () => {
    expect(diff("a\nb\nc\n", [2, 4, ""])).toBe("--- exp.ns\n+++ exp.ns\n@@ -1,3 +1,2 @@\n a\n-b\n c\n");
    expect(diff("a\nc\n", [1, 1, "\nb"])).toBe("--- exp.ns\n+++ exp.ns\n@@ -1,2 +1,3 @@\n a\n+b\n c\n");
  });

  it("says where the final newline is missing", () => {
    expect(diff("a b", [2, 3, "c"])).toBe(
      "--- exp.ns\n+++ exp.ns\n@@ -1 +1 @@\n-a b\n\\ No newline at end of file\n+a c\n\\ No newline at end of file\n",
    );
  });

  it("is empty where nothing changes", () => {
    expect(diff("a b\n", [2, 3, "b"])).toBe("");
    expect(diff("a b\n")).toBe("");
  });

  it("gives the new text when it is applied, whatever the edits", () => {
    const text = fc.array(fc.constantFrom("a", "b", "\n", "\n", "\r\n"), { maxLength: 60 });
    const places = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 8 });
    const words = fc.array(fc.constantFrom("", "x", "y\n", "\n"), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(text, places, words, (pieces, at, inserted) => {
        const file = new SourceFile("exp.ns", pieces.join(""));
        const sorted = at.map((place) => Math.min(place, file.text.length)).sort((a, b) => a - b);
        const edits: Edit[] = [];
        for (let i = 0; i + 1 < sorted.length; i += 2)
          edits.push({
            span: span(file, sorted[i] as number, sorted[i + 1]),
            text: inserted[i / 2] as string,
          });
        const patch = [...unifiedDiff(file, edits)].join("");
        expect(patched(file.text, patch)).toBe(applyEdits(file.text, edits));
      }),
    );
  });
});

/** Applies a patch as strictly as can be: places and context have to fit. */
function patched(text: string, patch: string): string {
  const before = text.split(/(?<=\n)/).filter((line) => line !== "");
  const after: string[] = [];
  let at = 0;
  for (const hunk of patch.split(/^@@ /m).slice(1)) {
    const [header = "", ...rows] = hunk
      .replaceAll("\n\\ No newline at end of file", "\u0000")
      .split(/(?<=\n)/);
    const match = /^-(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(header) as RegExpExecArray;
    const [from, removed, to, added] = [match[1], match[2] ?? 1, match[3], match[4] ?? 1].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    while (at < (removed === 0 ? from : from - 1)) after.push(before[at++] as string);
    expect(after.length).toBe(added === 0 ? to : to - 1);
    const counts = { old: 0, new: 0 };
    for (const row of rows) {
      const line = row.slice(1).replace("\u0000\n", "");
      if (row[0] !== "+") {
        expect(before[at++]).toBe(line);
        counts.old++;
      }
      if (row[0] !== "-") {
        after.push(line);
        counts.new++;
      }
    }
    expect(counts).toEqual({ old: removed, new: added });
  }
  return [...after, ...before.slice(at)].join("");
}
