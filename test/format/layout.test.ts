import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { expectGolden, repositoryPath } from "../goldens.ts";
import { format } from "./format.ts";

const FIXTURES = readdirSync(repositoryPath("testdata/format")).filter(
  (name) => !name.includes(".formatted."),
);

describe("the layout of whole files", () => {
  it.each(FIXTURES)("%s", (name) => {
    const formatted = format(readFileSync(repositoryPath(`testdata/format/${name}`), "utf8")) as string;
    expectGolden(`testdata/format/${name.replace(/\.ns$/, ".formatted.ns")}`, formatted);
    expect(format(formatted)).toBe(formatted);
  });
});

describe("the layout", () => {
  it.each([
    ["no text", "", ""],
    ["blank lines only", "\n \n", ""],
    ["blank lines at the edges", "\n\na\n\n\n\nb\n\n", "a\n\nb\n"],
    ["no final line end", "a", "a\n"],
    ["trailing blanks", "a  \nb\t\n# c \n", "a\nb\n# c\n"],
    ["semicolons", "a;b ;; c;\n;d", "a\nb\nc\nd\n"],
    ["tabs and more between words", "a\tb  c", "a b c\n"],
    ["an indented command", "  a\n\tb", "a\nb\n"],
    ["a line end that is escaped at the end of a command", "a \\\n\nb", "a\nb\n"],
    ["a command that goes on", "a \\\nb\\\n  \\\n\t c", "a \\\n    b \\\n    c\n"],
    ["a body on a line by itself", "if {1}\\\n{\na}", "if {1} {\n    a\n}\n"],
    ["an else on a line by itself", "if 1 {a} \\\n  else {b}", "if 1 {\n    a\n} else {\n    b\n}\n"],
    ["an empty body", "proc a {} { \n }", "proc a {} {}\n"],
    ["a comment behind a brace", "while 1 {# c\na}", "while 1 { # c\n    a\n}\n"],
    ["a comment alone in a body", "while 1 {\n# c\n}", "while 1 {\n    # c\n}\n"],
    ["comments behind commands", "a;#b\na ;  # b\na;   # c\na\t;# d", "a ;#b\na ;# b\na   ;# c\na\t;# d\n"],
    ["nested bodies", "if 1 {if 2 {a}}", "if 1 {\n    if 2 {\n        a\n    }\n}\n"],
    ["a body of one command that may stay", "catch { a  b } c", "catch {a b} c\n"],
    ["a body of two commands that may not", "catch {a;b}", "catch {\n    a\n    b\n}\n"],
    ["bodies between brackets", "set a [if {$b} { c } else { d;e }]", "set a [if {$b} {c} else {d; e}]\n"],
    ["a body of many lines between brackets", "a [catch {\nb} c]", "a [catch {\n    b\n} c]\n"],
    ["the edges of an expression", "expr { $a+1 }; while { 1 } {}", "expr {$a+1}\nwhile {1} {}\n"],
    ["brackets in an expression", "if {[ a  b ]&&![ c ]} {}", "if {[a b]&&![c]} {}\n"],
    [
      "a for loop",
      "for {set i 0;a} {$i < 2} { incr i } {b}",
      "for {set i 0; a} {$i < 2} {incr i} {\n    b\n}\n",
    ],
    [
      "a switch in a word",
      "switch $a { b {c} d - e {f;g} }",
      "switch $a {\n    b {c}\n    d -\n    e {\n        f\n        g\n    }\n}\n",
    ],
    [
      "a switch in many",
      "switch $a \\\n b {c} \\\n d {e;f}",
      "switch $a \\\n    b {c} \\\n    d {\n        e\n        f\n    }\n",
    ],
    [
      "try",
      "try {a} on error {b} {c} finally {d}",
      "try {\n    a\n} on error {b} {\n    c\n} finally {\n    d\n}\n",
    ],
    ["a method", "X instproc a {b} {c}", "X instproc a {b} {\n    c\n}\n"],
    ["a method of an object", "$x proc a {b} {c}", "$x proc a {b} {\n    c\n}\n"],
    ["a bracket that ends a line", "a [b \\\n c \\\n ]", "a [b \\\n    c \\\n]\n"],
    ["a bracket with line ends in it", "a [\n b\n]", "a [b]\n"],
    ["a backslash at the very end", "a \\", "a \\"],
    ["a comment with a backslash at the end of the file", "# a \\", "# a \\\n\n"],
    ["a comment with a backslash and an empty line", "# a \\\n\nb", "# a \\\n\nb\n"],
    ["a comment with an escaped blank at the end", "# a \\ \nb", "# a \\ \nb\n"],
    ["CR LF", "a  b\r\n\r\n\r\nc {d\r\n}\r\n", "a b\r\n\r\nc {d\r\n}\r\n"],
    ["CR LF in most lines", "a\r\nb\nc\r\n", "a\r\nb\r\nc\r\n"],
    ["CR LF in few lines", "a\r\nb\nc\n", "a\nb\nc\n"],
  ])("%s", (_what, text, expected) => {
    expect(format(text)).toBe(expected);
    expect(format(expected)).toBe(expected);
  });

  it.each([
    ["data in braces", "set a {b   c\n   ; d}\n"],
    ["strings", 'puts "a   b\n  c  \\\n   d  [e   f]"\n'],
    ["words in braces of commands that nobody knows", "repeat 3 { a;b }\n"],
    ["escaped blanks", "a \\  b\\;\\ \n"],
    ["an index with blanks", "set a $d(e  [f  g])\n"],
    ["several commands between brackets", "a [b  c; d]\n"],
    ["a comment between brackets", "a [ # b\n  c ]\n"],
    ["an expression of many lines", "if {$a &&\n       $b} {}\n"],
    ["a for loop's start of many lines", "for {set i 0\n  set j 0} {1} {} {}\n"],
    ["what if 0 hides", 'if 0 { a;b [ " }\n'],
    ["what if 0 then hides", "if {0} then { a;b }\n"],
    ["words behind {*}", "if {*}$a { b;c }\n"],
    ["a switch with what looks like a comment", "switch $a {\n  # b\n  c {d}\n}\n"],
    ["a switch that is a list but no commands", "switch $a {b;c {d} [e {f}}\n"],
    ["a switch with an odd number of words", "switch $a { b c d }\n"],
    ["a switch between brackets", "a [switch $b { c {d} }]\n"],
    ["bodies that the script looks at", "proc a {} { b;c }\nputs [info body a]\n"],
    ["line ends in a string", 'a "b\n\n\n c"\n'],
    ["aligned tb- commands", "tb-a  $b   1\ntb-cd $ef  2\n"],
    ["aligned tb- commands with tabs", "tb-a\t$b\ntb-abc\t$c\n"],
    ["the comments of aligned tb- commands", "tb-a  $b   ;# c\ntb-cd $ef  ;# d\n"],
  ])("leaves %s alone", (_what, text) => {
    expect(format(text)).toBe(text);
  });

  it.each([
    ["a single line", "tb-a   $b\n", "tb-a $b\n"],
    ["words that align with nothing", "tb-a   $b\ntb-a  $c\n", "tb-a $b\ntb-a $c\n"],
    ["other commands", "set a    1\nset bcd  2\n", "set a 1\nset bcd 2\n"],
    ["lines apart", "tb-a  $b\n\ntb-cd $b\n", "tb-a $b\n\ntb-cd $b\n"],
    ["a line that goes on", "tb-a  $b\ntb-cd $b \\\n  c\n", "tb-a $b\ntb-cd $b \\\n    c\n"],
    ["commands that share a line", "tb-a  $b; tb-a  $c\n", "tb-a $b\ntb-a $c\n"],
  ])("takes no alignment from %s", (_what, text, expected) => {
    expect(format(text)).toBe(expected);
  });

  it.each([
    ["a brace", "if 1 {\n", ["NS1001"]],
    ["a quote in a body", 'proc a {} {\n  b "c\n}\n', ["NS1004"]],
    ["two bodies", "if 1 {a [b} else {c [d}\n", ["NS1002", "NS1002"]],
    ["a blank before a body", "if {1}{a}\n", ["NS1006"]],
  ])("refuses a file that lacks %s", (_what, text, codes) => {
    expect(format(text)).toEqual(codes);
  });

  it("goes as deep as 200 bodies and brackets, and leaves what is deeper", () => {
    for (const [open, close, times] of [
      ["if 1 {", "}", 900],
      ["[a ", "]", 900],
      ["[if {[a ", "]} {}]", 450],
    ] as const) {
      const text = `${open.repeat(times)}b  c${close.repeat(times)}`;
      const once = format(text) as string;
      expect(once).toContain("b  c");
      expect(format(once)).toBe(once);
    }
  });
});
