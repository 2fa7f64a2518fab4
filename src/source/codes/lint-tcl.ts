import { codeTable } from "./entry.ts";

/** NS51xx: lint of Tcl, also where no run comes by. */
export const lintTclCodes = codeTable({
  NS5101: {
    severity: "warning",
    title: "expression without braces",
    explanation: [
      "Without braces Tcl replaces the variables first and then reads the result as an expression, in which it replaces once more.",
      "A value with spaces, a bracket or a `$` then breaks the expression or runs as a command, and every call is slower.",
      "Write `expr {…}`.",
    ],
    bad: ["set i 1", "set next [expr $i + 1]", "puts $next"],
    good: ["set i 1", "set next [expr {$i + 1}]", "puts $next"],
  },
  NS5102: {
    severity: "warning",
    title: "condition without braces",
    explanation: [
      "Without braces a condition is replaced before the command sees it. In `while` and `for` it is then a fixed text, and the loop",
      "never ends or never runs; in `if` the value is read as an expression once more, which breaks on spaces and brackets.",
      "Put the condition in braces.",
    ],
    bad: ["set count 3", 'if "$count > 2" { puts many }'],
    good: ["set count 3", "if {$count > 2} { puts many }"],
  },
  NS5103: {
    severity: "warning",
    title: "unreachable command",
    explanation: [
      "The command before this one always leaves the script (`return`, `break`, `continue`, `error`, `exit`), so this one never runs.",
      "Mostly a line was put in the wrong place, or an `if` around the one before is missing.",
    ],
    bad: ["proc double {x} {", "    return [expr {2 * $x}]", "    puts done", "}", "double 2"],
    good: ["proc double {x} {", "    puts doubling", "    return [expr {2 * $x}]", "}", "double 2"],
  },
});
