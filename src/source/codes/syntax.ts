import { codeTable } from "./entry.ts";

/** NS1xxx: text that is not Tcl. */
export const syntaxCodes = codeTable({
  NS1001: {
    severity: "error",
    title: "missing close-brace",
    explanation: [
      "A `{` has no matching `}`, so everything to the end of the file belongs to it.",
      "The finding stands at the opener; where the layout suggests it, a note names the line at which the brace seems to be missing.",
      "Braces inside comments and strings count too: a lone brace in a comment within a body breaks the body.",
    ],
    language: "tcl",
    bad: ["if {1} {", "  puts yes"],
    good: ["if {1} {", "  puts yes", "}"],
  },
  NS1002: {
    severity: "error",
    title: "missing close-bracket",
    explanation: [
      "A `[` that starts a command has no matching `]`.",
      "Write `\\[` where a bracket is meant as a character.",
    ],
    language: "tcl",
    bad: ["set sum [expr {1 + 2}"],
    good: ["set sum [expr {1 + 2}]"],
  },
  NS1003: {
    severity: "error",
    title: "missing close-paren",
    explanation: [
      "An array element was begun with `$name(` and its index has no closing parenthesis.",
      "To put a parenthesis directly behind a variable, write `${name}(`.",
    ],
    language: "tcl",
    bad: ["array set n {0 first}", "puts $n(0"],
    good: ["array set n {0 first}", "puts $n(0)"],
  },
  NS1004: {
    severity: "error",
    title: 'missing "',
    explanation: [
      "A word that begins with a quote has no closing quote, so everything to the end of the file belongs to it.",
      'Inside quotes, write `\\"` for the character itself.',
    ],
    language: "tcl",
    bad: ['puts "hello'],
    good: ['puts "hello"'],
  },
  NS1005: {
    severity: "error",
    title: "missing close-brace for variable name",
    explanation: ["A variable was begun with `${` and its name has no closing brace."],
    language: "tcl",
    bad: ["set pnode(0000) x", "puts ${pnode(0000)"],
    good: ["set pnode(0000) x", "puts ${pnode(0000)}"],
  },
  NS1006: {
    severity: "error",
    title: "extra characters after close-brace",
    explanation: [
      "A word that begins with `{` ends at the matching `}`; a space, a line end or `;` has to follow.",
      "The usual place is `}else`, or two bodies written without a space between them.",
    ],
    language: "tcl",
    bad: ["if {1} { puts yes }else { puts no }"],
    good: ["if {1} { puts yes } else { puts no }"],
  },
  NS1007: {
    severity: "error",
    title: "extra characters after close-quote",
    explanation: [
      "A word that begins with a quote ends at the next quote; a space, a line end or `;` has to follow.",
      'Write `\\"` for a quote inside the word.',
    ],
    language: "tcl",
    bad: ['puts "a "quoted" word"'],
    good: ['puts "a \\"quoted\\" word"'],
  },
  NS1008: {
    severity: "error",
    title: "nested too deep in the source text",
    explanation: [
      "Brackets, braces or parentheses are nested deeper than the limit `nesting`, 1,000 unless set otherwise.",
      "Such text is made by programs or by accident; split the command up.",
    ],
    language: "shell",
    bad: ["# a command inside a command, 2,000 times over", "set x [list [list [list ...]]]"],
    good: ["set inner [list 1 2]", "set x [list $inner $inner]"],
  },
  NS1009: {
    severity: "error",
    title: "malformed expression",
    explanation: [
      "The text after `expr`, `if`, `while` or `for` is not an expression: an operand or operator is missing, or a word",
      "stands there without quotes or `$`.",
      "In expressions, variables need `$` and text needs quotes.",
    ],
    language: "tcl",
    bad: ["set nodes 3", "if {nodes > 2} { puts many }"],
    good: ["set nodes 3", "if {$nodes > 2} { puts many }"],
  },
});
