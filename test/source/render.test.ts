import { describe, expect, it } from "vitest";
import {
  type Palette,
  plainPalette,
  renderDiagnostic,
  renderHeader,
  SourceFile,
  span,
} from "../../src/source/index.ts";
import { diagnosticAt, marked } from "./helpers.ts";

/** The frame alone: what stands below the header. */
function frame(text: string, width?: number): string[] {
  const rendered = renderDiagnostic(diagnosticAt(text), width === undefined ? {} : { width });
  return rendered.split("\n").slice(1);
}

describe("frames", () => {
  it.each<[string, string, string[]]>([
    ["a word", "puts «$c3p0»\n", ["   1 | puts $c3p0", "     |      ^^^^^"]],
    ["an empty span", "puts «»x", ["   1 | puts x", "     |      ^"]],
    ["a later line", "a\nb\n  «cd»", ["   3 |   cd", "     |   ^^"]],
    ["end of file without newline", "abc«»", ["   1 | abc", "     |    ^"]],
    ["end of file after newline", "abc\n«»", ["   2 |", "     | ^"]],
    ["the line end itself", "abc«\n»def", ["   1 | abc", "     |    ^"]],
    ["CRLF", "abc\r\nx «y»\r\nz", ["   2 | x y", "     |   ^"]],
    ["a span over CRLF", "ab «cd\r\n»ef", ["   1 | ab cd", "     |    ^^"]],
    ["no text at all", "«»", []],
    ["a tab before", "\t«x»", ["   1 |     x", "     |     ^"]],
    ["a tab after two letters", "ab\t«x»", ["   1 | ab  x", "     |     ^"]],
    ["a tab inside", "a«b\tc»d", ["   1 | ab  cd", "     |  ^^^^"]],
    ["an emoji before", "😀 «x»", ["   1 | 😀 x", "     |    ^"]],
    ["an emoji marked", "a«😀»b", ["   1 | a😀b", "     |  ^^"]],
    ["Chinese", "节点 «x»", ["   1 | 节点 x", "     |      ^"]],
    ["a combining accent", "e\u0301 «x»", ["   1 | e\u0301 x", "     |   ^"]],
    ["an escape character", "a\x1b[31m«x»", ["   1 | a\\x1b[31mx", "     |          ^"]],
    ["a bidi override", "a«\u202e»b", ["   1 | a\\u202eb", "     |  ^^^^^^"]],
    ["a no-break space", "set«\u00a0»x", ["   1 | set\\u00a0x", "     |    ^^^^^^"]],
    ["a lone CR", "a\r«b»", ["   1 | a\\rb", "     |    ^"]],
    ["several lines", "x {«if {\n a\n}» y", ["   1 | x {if {", "     |    ^^^^… to line 3"]],
    ["several lines from a line's end", "abc«\n\n d»", ["   1 | abc", "     |    ^… to line 3"]],
    ["ends at the start of a line", "ab«c\n»d", ["   1 | abc", "     |   ^"]],
  ])("%s", (_title, text, expected) => {
    expect(frame(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["cut behind", `«ab»${"c".repeat(40)}`, [`   1 | ab${"c".repeat(18)}…`, "     | ^^"]],
    ["cut before", `${"c".repeat(40)}«ab»`, ["   1 | …ccccccab", "     |        ^^"]],
    [
      "cut on both sides",
      `${"c".repeat(40)}«a»${"d".repeat(40)}`,
      [`   1 | …cccccca${"d".repeat(13)}…`, "     |        ^"],
    ],
    ["fits exactly", `${"c".repeat(18)}«ab»`, [`   1 | ${"c".repeat(18)}ab`, `     | ${" ".repeat(18)}^^`]],
    [
      "a span that is too long",
      `ab«${"c".repeat(60)}»`,
      [`   1 | ab${"c".repeat(18)}…`, `     |   ${"^".repeat(18)}`],
    ],
    ["wide characters", `${"节".repeat(40)}«x»`, ["   1 | …节节节x", "     |        ^"]],
    ["cut between emoji", `${"😀".repeat(40)}«x»`, ["   1 | …😀😀😀x", "     |        ^"]],
  ])("long lines: %s", (_title, text, expected) => {
    expect(frame(text, 20)).toEqual(expected);
  });

  it("shows any span of odd text in bounded lines without control characters", () => {
    const text = `a\t😀\u202e\x00节\r\ne\u0301\n\ud800${"\t".repeat(300)}x\n`;
    const file = new SourceFile("odd.ns", text);
    for (let start = 0; start <= text.length; start++) {
      for (const end of [start, start + 1, start + 7, text.length]) {
        const rendered = renderDiagnostic(
          { code: "NS2000", severity: "error", message: "m", span: span(file, start, end) },
          { width: 30 },
        );
        const lines = rendered.split("\n");
        expect(lines).toHaveLength(3);
        for (const line of lines) {
          expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
          expect(line.length).toBeLessThan(90);
        }
        expect(lines[2]).toContain("^");
      }
    }
  });

  it("does not read a line of megabytes for one mark", () => {
    const file = new SourceFile("long.ns", "x".repeat(5_000_000));
    const diagnostic = { code: "NS2000", severity: "error", message: "m" } as const;
    const started = performance.now();
    for (let i = 0; i < 500; i++) {
      renderDiagnostic({ ...diagnostic, span: span(file, i * 10_000, i * 10_000 + 4_000_000) });
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("header", () => {
  it.each([
    [diagnosticAt("«x»"), "exp.ns:1:1: error[NS2001]: no such thing"],
    [diagnosticAt("\n😀 «x»", { severity: "warning" }), "exp.ns:2:3: warning[NS2001]: no such thing"],
    [diagnosticAt("«»", { severity: "note", code: "NS4020" }), "exp.ns:1:1: note[NS4020]: no such thing"],
    [diagnosticAt("«x»", { message: "one\ntwo" }), "exp.ns:1:1: error[NS2001]: one"],
    [diagnosticAt("«x»", { message: "bell \x07 tab \t" }), "exp.ns:1:1: error[NS2001]: bell \\x07 tab \\t"],
    [diagnosticAt("«x»", { message: "" }), "exp.ns:1:1: error[NS2001]: "],
  ])("%#", (diagnostic, expected) => {
    expect(renderHeader(diagnostic)).toBe(expected);
  });

  it("escapes the name of the file", () => {
    const file = new SourceFile("a\x1b]0;b\n.ns", "x");
    const header = renderHeader(diagnosticAt("", { span: span(file, 0, 1) }));
    expect(header).toBe("a\\x1b]0;b\\n.ns:1:1: error[NS2001]: no such thing");
  });

  it("cuts a message of megabytes", () => {
    expect(renderHeader(diagnosticAt("x", { message: "😀".repeat(1_000_000) })).length).toBeLessThan(4_100);
  });
});

describe("whole diagnostics", () => {
  it("has header, frame, help and related places in this order", () => {
    const place = marked("set «c3po» 1\n", "nodes.tcl");
    const diagnostic = diagnosticAt("set ns 1\nputs «$c3p0»\n", {
      message: 'can\'t read "c3p0": no such variable\nsecond line\n\nlast',
      help: 'did you mean "c3po"?\nor not',
      related: [{ message: "it is set here", span: span(place.file, place.start, place.end) }],
    });
    expect(renderDiagnostic(diagnostic)).toBe(
      [
        'exp.ns:2:6: error[NS2001]: can\'t read "c3p0": no such variable',
        "    second line",
        "",
        "    last",
        "   2 | puts $c3p0",
        "     |      ^^^^^",
        'help: did you mean "c3po"?',
        "    or not",
        "note: nodes.tcl:1:5: it is set here",
        "   1 | set c3po 1",
        "     |     ^^^^",
      ].join("\n"),
    );
  });

  it("keeps the ends of a long trace", () => {
    const { file } = marked("x");
    const related = Array.from({ length: 1_000 }, (_, i) => ({
      message: `call ${i}`,
      span: span(file, 0, 1),
    }));
    const lines = renderDiagnostic(diagnosticAt("x", { related })).split("\n");
    expect(lines.filter((line) => line.startsWith("note:"))).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => `note: exp.ns:1:1: call ${i}`),
      "note: … and 991 more places",
      "note: exp.ns:1:1: call 999",
    ]);
  });

  it("bounds the lines of a message", () => {
    const lines = renderDiagnostic(diagnosticAt("", { message: "line\n".repeat(100_000) })).split("\n");
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe("    …");
  });

  it("colours by role through the palette alone", () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const palette: Palette = {
      severity: { error: tag("e"), warning: tag("w"), note: tag("n") },
      location: tag("l"),
      message: tag("m"),
      gutter: tag("g"),
      label: tag("b"),
    };
    const { file } = marked("x");
    const diagnostic = diagnosticAt("«x»", {
      severity: "warning",
      help: "h",
      related: [{ message: "r", span: span(file, 0, 1) }],
    });
    expect(renderDiagnostic(diagnostic, { palette })).toBe(
      [
        "<l>exp.ns:1:1</l>: <w>warning[NS2001]</w>: <m>no such thing</m>",
        "<g>   1 |</g> x",
        "<g>     |</g> <w>^</w>",
        "<b>help</b>: h",
        "<b>note</b>: <l>exp.ns:1:1</l>: r",
        "<g>   1 |</g> x",
        "<g>     |</g> <n>^</n>",
      ].join("\n"),
    );
    expect(renderDiagnostic(diagnostic, { palette: plainPalette })).toBe(renderDiagnostic(diagnostic));
  });
});
