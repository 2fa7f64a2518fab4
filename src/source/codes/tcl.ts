import { codeTable } from "./entry.ts";

/** NS2xxx: errors that Tcl's own commands raise. */
export const tclCodes = codeTable({
  NS2000: {
    severity: "error",
    title: "Tcl error",
    explanation: [
      "A command failed with a message that no other code covers; the message is Tcl's own.",
      "The notes below a finding name the calls that led to the command.",
    ],
    language: "tcl",
    bad: ["namespace delete nowhere"],
    good: ["namespace eval somewhere {}", "namespace delete somewhere"],
  },
  NS2001: {
    severity: "error",
    title: "unknown variable",
    explanation: [
      "A variable is read that was never set here: mostly a slip of the pen, such as a zero for the letter o.",
      "Inside a procedure, variables of the file are unknown until `global NAME` names them.",
      "Spelling counts, upper and lower case included.",
    ],
    language: "tcl",
    bad: ["set c3po node", "puts $c3p0"],
    good: ["set c3po node", "puts $c3po"],
  },
  NS2002: {
    severity: "error",
    title: "wrong number of arguments",
    explanation: [
      "A command got more or fewer words than it takes; the message shows what it expects.",
      "A value with spaces has to stand in quotes or braces to be one word, and a line that goes on needs `\\` as its very last character.",
    ],
    language: "tcl",
    bad: ["set name my node"],
    good: ['set name "my node"'],
  },
  NS2003: {
    severity: "error",
    title: "unknown command",
    explanation: [
      "There is no command of this name: a misspelt command, a procedure used before it was made, or a value that stands",
      "where a command belongs, such as `[$x]` for `$x`.",
      "In an NS file an object is a command: a node whose variable was overwritten can no longer be called by its old name.",
    ],
    language: "tcl",
    bad: ["put hello"],
    good: ["puts hello"],
  },
  NS2004: {
    severity: "error",
    title: "value of the wrong form",
    explanation: [
      "A command expected a number, a list, an index, a boolean or another form, and the value is not one.",
      "A number with a leading zero is octal in Tcl: `08` is no number. Units such as `ms` belong to the testbed's commands only.",
    ],
    language: "tcl",
    bad: ["set n 5x", "incr n"],
    good: ["set n 5", "incr n"],
  },
  NS2005: {
    severity: "error",
    title: "arithmetic error",
    explanation: [
      "An expression cannot be computed: a division by zero, or a function outside its domain, such as the root of a negative number.",
      "Check the values before the expression.",
    ],
    language: "tcl",
    bad: ["set nodes 0", "expr {100 / $nodes}"],
    good: ["set nodes 4", "expr {100 / $nodes}"],
  },
  NS2006: {
    severity: "error",
    title: "raised by the script itself",
    explanation: [
      "The script called `error`, `throw` or `return -code error` and nothing caught it.",
      "The message is the author's; the notes show where it was raised and who called.",
    ],
    language: "tcl",
    bad: ["set count 0", 'if {$count < 1} { error "at least one node is needed" }'],
    good: ["set count 2", 'if {$count < 1} { error "at least one node is needed" }'],
  },
  NS2007: {
    severity: "error",
    title: "command is not available in the sandbox",
    explanation: [
      "nsc evaluates NS files without access to programs, files and the network, because a file may come from anybody and",
      "has to give the same result everywhere. `exec`, `open`, `socket`, `file` operations on the disk and the like do not exist.",
      "Write the values into the NS file, or make the file with a program before nsc reads it.",
    ],
    bad: ["set count [exec wc -l hosts.txt]"],
    good: ["set count 12"],
  },
  NS2008: {
    severity: "error",
    title: "`exit` before the experiment is complete",
    explanation: [
      "The script ended itself before `$ns run`, so there is no experiment.",
      "Raise an error with a message where the file cannot go on; after `run`, `exit 0` is allowed.",
    ],
    bad: ["set ns [new Simulator]", "source tb_compat.tcl", "set a [$ns node]", "exit 0", "$ns run"],
    good: ["set ns [new Simulator]", "source tb_compat.tcl", "set a [$ns node]", "$ns run", "exit 0"],
  },
  NS2009: {
    severity: "error",
    title: "array and scalar mixed up, or no such element",
    explanation: [
      "An array is used like a plain variable or the other way round, or an array has no element of that index.",
      "`$n` is a variable, `$n(3)` an element; `${n}(3)` is the variable followed by text. `info exists n(3)` asks whether an element exists.",
    ],
    language: "tcl",
    bad: ["set n(0) first", "puts $n"],
    good: ["set n(0) first", "puts $n(0)"],
  },
  NS2010: {
    severity: "error",
    title: "bad option or subcommand",
    explanation: [
      "A command does not know this option or subcommand; the message lists those that it knows.",
    ],
    language: "tcl",
    bad: ["string lenght abc"],
    good: ["string length abc"],
  },
  NS2011: {
    severity: "error",
    language: "tcl",
    title: "a command of this name exists",
    explanation: [
      "`rename` does not write over a command: the new name has to be free.",
      "Delete the old command first with `rename NAME {}`, or choose another name.",
    ],
    bad: ["proc first {} {return 1}", "proc second {} {return 2}", "rename first second"],
    good: ["proc first {} {return 1}", "rename first second"],
  },
  NS2012: {
    severity: "error",
    title: "`break` or `continue` outside a loop",
    explanation: [
      "`break` and `continue` end a loop or its turn; here there is none around them.",
      "They do not reach out of a procedure: the loop has to be in the same procedure.",
    ],
    language: "tcl",
    bad: ["proc next {} { continue }", "foreach i {1 2} { next }"],
    good: ["foreach i {1 2} { continue }"],
  },
});
