import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lintLibrary } from "../../src/compiler/index.ts";
import { SourceFile } from "../../src/source/index.ts";
import { lintText, wholeFile } from "./lint.ts";

/** Pieces that rules look at, put together in any order. */
const PIECES = [
  "if",
  "else",
  "elseif",
  "while",
  "for",
  "foreach",
  "switch",
  "proc",
  "set",
  "append",
  "lappend",
  "incr",
  "expr",
  "global",
  "upvar",
  "array set",
  "catch",
  "return",
  "$ns",
  "$ns duplex-link",
  "$ns make-lan",
  "tb-set-link-loss",
  "tb-set-node-rpms",
  "$x",
  "$n(i)",
  "$n($x)",
  "${x}",
  "$",
  "x",
  "{",
  "}",
  "[",
  "]",
  '"',
  "\\",
  "#",
  "# {",
  ";",
  "\n",
  " ",
  " ",
  " ",
  "010",
  "1 / 2",
  "{$x == $x}",
  "{*}",
  "nsc-disable NS5101",
  "__proto__",
  "constructor",
];

describe("any text", () => {
  it("gives findings, never an exception", () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join(" "));
    fc.assert(
      fc.property(text, (body) => {
        lintLibrary(new SourceFile("lib.tcl", body));
        lintText(wholeFile(`if {[info exists ::never]} {\n${body}\n}`));
      }),
      { numRuns: 300 },
    );
  });
});

describe("large files take time in proportion to their size", () => {
  const many = (count: number, line: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join("\n");

  it.each([
    ["procedures that call each other", many(20_000, (i) => `proc p${i} {x} { p${i + 1} $x }`)],
    ["variables of one procedure", `proc f {} {\n${many(40_000, (i) => `set v${i} ${i}; puts x`)}\n}`],
    ["loops side by side in a loop", `foreach i {1} {\n${many(20_000, () => "foreach i {2} { puts x }")}\n}`],
    [
      "loops inside of each other",
      `${"while {$a} {\n".repeat(100)}${many(20_000, () => "puts x")}${"}".repeat(100)}`,
    ],
    ["elements", many(40_000, (i) => `puts $n(k${i})`)],
    [
      "conditions",
      `proc f {x} {\nif {$x == 0} { puts x }${many(20_000, (i) => ` elseif {$x == ${i}} { puts x } `).replaceAll("\n", "")}\n}`,
    ],
    ["arms", `proc f {x} {\nswitch $x {\n${many(20_000, (i) => `a${i} { puts x }`)}\n}\n}`],
    [
      "one long condition",
      `proc f {x} { if {${many(20_000, (i) => `$x == ${i} ||`).replaceAll("\n", " ")} 1} { puts x } }`,
    ],
    ["calls of nothing", many(40_000, (i) => `nothing${i} $x`)],
    ["comments with braces", `proc f {} {\n${many(40_000, () => "# } {")}\n}`],
  ])("%s", (_title, text) => {
    expect(lintLibrary(new SourceFile("lib.tcl", text)).diagnostics.length).toBeGreaterThanOrEqual(0);
  });

  it("links", () => {
    const text = `set ns [new Simulator]\nsource tb_compat.tcl\nset hub [$ns node]\nfor {set i 0} {$i < 5000} {incr i} {\n  set n($i) [$ns node]\n  set l($i) [$ns duplex-link $hub $n($i) 10Mb 0ms DropTail]\n  tb-set-ip-link $hub $l($i) 10.9.[expr {$i % 250}].2\n}\n$ns run\n`;
    const codes = new Set(lintText(text).diagnostics.map(({ code }) => code));
    expect([...codes].sort()).toEqual(["NS4031", "NS5226"]);
  });
});
