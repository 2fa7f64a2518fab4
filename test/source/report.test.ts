import { describe, expect, it } from "vitest";
import {
  compareDiagnostics,
  type Diagnostic,
  foldAlike,
  SourceFile,
  sortDiagnostics,
  span,
  summarize,
  toJson,
} from "../../src/source/index.ts";
import { diagnosticAt } from "./helpers.ts";

const main = new SourceFile("main.ns", "set a 1\nset b 😀x\n");
const lans = new SourceFile("lans.tcl", "puts hello\n");

function at(file: SourceFile, start: number, code: Diagnostic["code"], message = "m"): Diagnostic {
  return { code, severity: "error", message, span: span(file, start, start + 1) };
}

describe("order", () => {
  const found = [
    at(lans, 5, "NS2001"),
    at(main, 9, "NS2002"),
    at(main, 0, "NS3003"),
    at(main, 0, "NS2001", "b"),
    at(main, 0, "NS2001", "a"),
    at(lans, 0, "NS2001"),
  ];
  const show = (list: readonly Diagnostic[]): string[] =>
    list.map(({ span: { file, start }, code, message }) => `${file.name} ${start} ${code} ${message}`);

  it("is by file name, place, code and message", () => {
    expect(show([...found].sort(compareDiagnostics))).toEqual([
      "lans.tcl 0 NS2001 m",
      "lans.tcl 5 NS2001 m",
      "main.ns 0 NS2001 a",
      "main.ns 0 NS2001 b",
      "main.ns 0 NS3003 m",
      "main.ns 9 NS2002 m",
    ]);
  });

  it("follows the files in the order given and leaves the argument alone", () => {
    const before = [...found];
    expect(show(sortDiagnostics(found, [main, lans])).map((line) => line.split(" ")[0])).toEqual([
      ...Array(4).fill("main.ns"),
      ...Array(2).fill("lans.tcl"),
    ]);
    expect(show(sortDiagnostics(found, [main]))[0]).toBe("main.ns 0 NS2001 a");
    expect(found).toEqual(before);
  });
});

describe("folding", () => {
  const alike = (file: SourceFile, count: number, message = "m"): Diagnostic[] =>
    Array.from({ length: count }, (_, i) => at(file, i, "NS3018", message));
  const brief = (list: readonly Diagnostic[]): string[] =>
    list.map(
      ({ message, span: { file, start }, related }) =>
        `${file.name} ${start} ${message}${(related ?? []).map((place) => ` +${place.span.start}`).join("")}`,
    );

  it("leaves a few findings alone, and those that differ", () => {
    const found = [...alike(main, 3), ...alike(lans, 3), ...alike(main, 2, "n"), at(main, 1, "NS2001")];
    expect(foldAlike(found)).toEqual(found);
  });

  it("shows many of the same as one, where the first is, with a few further places", () => {
    const found = [at(main, 9, "NS2001"), ...alike(main, 100_000), at(main, 9, "NS2002")];
    expect(brief(foldAlike(found))).toEqual([
      "main.ns 9 m",
      "main.ns 0 m (100000 times) +1 +2",
      "main.ns 9 m",
    ]);
  });
});

describe("summarize", () => {
  it("counts errors and warnings, not notes", () => {
    const severities = ["error", "warning", "note", "error"] as const;
    expect(summarize(severities.map((severity) => diagnosticAt("x", { severity })))).toEqual({
      errors: 2,
      warnings: 1,
    });
    expect(summarize([])).toEqual({ errors: 0, warnings: 0 });
  });
});

describe("toJson", () => {
  it("lists the files that were looked at, also without findings", () => {
    expect(toJson([], ["a.ns", "b.ns"])).toEqual({
      version: 1,
      files: [
        { file: "a.ns", diagnostics: [] },
        { file: "b.ns", diagnostics: [] },
      ],
      summary: { errors: 0, warnings: 0 },
    });
  });

  it("gives places from 1 in code points with exclusive ends", () => {
    const diagnostic: Diagnostic = {
      code: "NS2001",
      severity: "error",
      message: "m\x1b",
      span: span(main, 16, 17),
      help: "h",
      fix: { title: "mend it", edits: [{ span: span(main, 14, 17), text: "y" }] },
      related: [{ message: "here", span: span(lans, 5, 11) }],
    };
    expect(toJson([diagnostic, at(lans, 0, "NS3003")], ["main.ns"])).toEqual({
      version: 1,
      files: [
        {
          file: "main.ns",
          diagnostics: [
            {
              code: "NS2001",
              severity: "error",
              message: "m\x1b",
              line: 2,
              column: 8,
              endLine: 2,
              endColumn: 9,
              help: "h",
              fix: {
                title: "mend it",
                edits: [{ file: "main.ns", line: 2, column: 7, endLine: 2, endColumn: 9, text: "y" }],
              },
              related: [{ file: "lans.tcl", message: "here", line: 1, column: 6, endLine: 2, endColumn: 1 }],
            },
          ],
        },
        {
          file: "lans.tcl",
          diagnostics: [
            { code: "NS3003", severity: "error", message: "m", line: 1, column: 1, endLine: 1, endColumn: 2 },
          ],
        },
      ],
      summary: { errors: 2, warnings: 0 },
    });
  });

  it("takes files with names such as __proto__", () => {
    const file = new SourceFile("__proto__", "x");
    const report = JSON.parse(JSON.stringify(toJson([at(file, 0, "NS2001")])));
    expect(report.files[0].file).toBe("__proto__");
  });
});
