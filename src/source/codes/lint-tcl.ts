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
  NS5104: {
    severity: "warning",
    title: "`set $x` where `set x` is meant",
    explanation: [
      "The first word of `set` is the name of a variable. With a `$` in front of it Tcl takes the value of the variable for the name,",
      "and sets a variable that nobody reads. In a loop over nodes, `set $node [$ns node]` makes nodes that are called like the values.",
      "It is fine where the values are names that the file uses as variables elsewhere.",
    ],
    bad: ["set count 1", "set $count 2", "puts $count"],
    good: ["set count 1", "set count 2", "puts $count"],
  },
  NS5105: {
    severity: "warning",
    title: "braces of a comment do not match",
    explanation: [
      "When Tcl looks for the end of a block in braces it counts all braces, those in comments too. A brace too many in a comment moves the end",
      "of the block: it takes in what follows, or ends early. Give each brace its partner, inside of the comment, or write it in words.",
    ],
    bad: ["proc show {x} {", "    # was: if {$x > 1} {", "    puts $x", "    # }", "}", "show 1"],
    good: ["proc show {x} {", "    # was: if {$x > 1} { puts $x }", "    puts $x", "}", "show 1"],
  },
  NS5106: {
    severity: "warning",
    title: "comment behind a command without `;`",
    explanation: [
      "A `#` begins a comment only where a command could begin. Behind a command it is a word of that command, as is everything after it:",
      "the list gets more elements, or the command more arguments. Write `;#`.",
    ],
    bad: ["lappend sizes 10 # the small one", "puts $sizes"],
    good: ["lappend sizes 10 ;# the small one", "puts $sizes"],
  },
  NS5107: {
    severity: "warning",
    title: "variable that is never read",
    explanation: [
      "The variable is set, and nothing reads it: the name is misspelt in one of the places, or the line is left over.",
      "Variables that hold nodes, links and other objects give them their names and count as used.",
    ],
    bad: ["set delay 10ms", "puts done"],
    good: ["set delay 10ms", "puts $delay"],
  },
  NS5108: {
    severity: "warning",
    title: "procedure that nothing calls",
    explanation: [
      "The name of the procedure stands nowhere else in the file. It was left over, as `finish` of the ns simulator's examples mostly is,",
      "or the call is misspelt. A file that others source says so with `# nsc-library`.",
    ],
    bad: ["proc finish {} { puts done }"],
    good: ["proc finish {} { puts done }", "finish"],
  },
  NS5109: {
    severity: "warning",
    title: "variable that has no value yet",
    explanation: [
      "On no path to this place is the variable set. The part did not run this time; when it does, it ends with an error.",
      "A procedure sees the variables of the file only after `global`. What is set by way of upvar, eval or a computed name is not complained of.",
    ],
    bad: ["proc show {} { puts $title }", "if {[info exists ::verbose]} show"],
    good: ["proc show {title} { puts $title }", "if {[info exists ::verbose]} { show start }"],
  },
  NS5110: {
    severity: "warning",
    title: "condition that is always true or always false",
    explanation: [
      "The condition has the same value whatever the variables hold: it compares a value with itself, two fixed texts, or asks for what cannot be, or",
      "cannot but be, such as `$x != 1 || $x != 2`. Mostly a `$` is missing, or `&&` and `||` are mixed up.",
      "`while {1}` is fine; `if {0}`, with which parts are taken out, is a note.",
    ],
    bad: ["set x 3", "if {$x != 1 || $x != 2} { puts $x }"],
    good: ["set x 3", "if {$x != 1 && $x != 2} { puts $x }"],
  },
  NS5111: {
    severity: "warning",
    title: "wrong number of arguments for a command",
    explanation: [
      "The command takes another number of arguments. The part did not run this time; when it does, it ends with an error.",
      "A value with spaces needs quotes or braces, and a missing `$` or bracket shifts the words.",
    ],
    bad: ["proc size {text} { return [string length $text 1] }", "if {[info exists ::verbose]} { size abc }"],
    good: ["proc size {text} { return [string length $text] }", "if {[info exists ::verbose]} { size abc }"],
  },
  NS5112: {
    severity: "warning",
    title: "wrong number of arguments for a procedure",
    explanation: [
      "The procedure of the file has another number of parameters. The part did not run this time; when it does, it ends with an error.",
    ],
    bad: ["proc show {x} { puts $x }", "if {[info exists ::verbose]} { show 1 2 }"],
    good: ["proc show {x} { puts $x }", "if {[info exists ::verbose]} { show 1 }"],
  },
  NS5113: {
    severity: "warning",
    title: "missing space in front of a brace",
    explanation: [
      "Words of a command are parted by spaces. `if{$x}` is one word, and the name of a command that does not exist.",
      "Write `if {$x} {`, with a space in front of each brace.",
    ],
    bad: ["proc show {x} {", "    if{$x > 1} { puts many }", "}", "if {[info exists ::verbose]} { show 2 }"],
    good: [
      "proc show {x} {",
      "    if {$x > 1} { puts many }",
      "}",
      "if {[info exists ::verbose]} { show 2 }",
    ],
  },
  NS5114: {
    severity: "warning",
    title: "unknown command or method where no run came by",
    explanation: [
      "No command, procedure or object of the file has this name, or the simulator has no such method. The part did not run this time, so the",
      "testbed said nothing; when it runs, an unknown command ends the file and an unknown method has no effect.",
    ],
    bad: ["proc show {x} { putz $x }", "if {[info exists ::verbose]} { show 2 }"],
    good: ["proc show {x} { puts $x }", "if {[info exists ::verbose]} { show 2 }"],
  },
  NS5115: {
    severity: "warning",
    title: "number that is read as octal",
    explanation: [
      "In an expression a number with a leading 0 is octal: `010` is 8, and `08` is an error. Leave the zeros out; `format %02d` writes them",
      "where a name needs them.",
    ],
    bad: ["set i [expr {010 + 1}]", "puts $i"],
    good: ["set i [expr {10 + 1}]", "puts $i"],
  },
  NS5116: {
    severity: "warning",
    title: "`$` without a name",
    explanation: [
      "A `$` that no name follows directly is an ordinary character. Mostly a space has come between the sign and the name.",
      "Write `\\$` where the character is meant.",
    ],
    bad: ["set count 3", 'puts "there are $ count of $count"'],
    good: ["set count 3", 'puts "there are $count"'],
  },
  NS5117: {
    severity: "warning",
    title: "text where a list is needed",
    explanation: [
      "The command reads the text as a list, and it is none: its braces or quotes do not match, or `append` joined the elements without a blank.",
      "Make lists with `list` and `lappend`.",
    ],
    bad: ["foreach i {1 2 3} { append all n$i }", "foreach name $all { puts $name }"],
    good: ["foreach i {1 2 3} { lappend all n$i }", "foreach name $all { puts $name }"],
  },
  NS5118: {
    severity: "warning",
    title: "variables in a list in braces",
    explanation: [
      "In braces nothing is replaced: the list holds the texts `$a` and `$b`, not what the variables hold.",
      "Write `[list $a $b]`, or put the list in quotes.",
    ],
    bad: ["foreach node {$a $b} { puts $node }"],
    good: ["foreach node [list $a $b] { puts $node }"],
  },
  NS5119: {
    severity: "warning",
    title: "division of whole numbers",
    explanation: [
      "Two whole numbers give a whole number, rounded down: `1 / 2` is 0. Write one of them with a point.",
    ],
    bad: ["set share [expr {1 / 2}]", "puts $share"],
    good: ["set share [expr {1.0 / 2}]", "puts $share"],
  },
  NS5120: {
    severity: "warning",
    title: "procedure defined twice",
    explanation: [
      "The later definition takes the place of the earlier one, which is lost. Give one of them another name, or remove it.",
    ],
    bad: ["proc show {x} { puts $x }", 'proc show {x} { puts "> $x" }', "show 1"],
    good: ['proc show {x} { puts "> $x" }', "show 1"],
  },
  NS5121: {
    severity: "warning",
    title: "condition that was tested already",
    explanation: [
      "An `elseif` tests what the `if` or another `elseif` above it tests, so its branch never runs. Mostly a line was copied and not changed.",
    ],
    bad: ["set x 2", "if {$x > 5} { puts big } elseif {$x > 5} { puts small }"],
    good: ["set x 2", "if {$x > 5} { puts big } elseif {$x > 1} { puts small }"],
  },
  NS5122: {
    severity: "warning",
    title: "pattern of `switch` that never matches",
    explanation: [
      "The same pattern stands above, and the first that matches is taken. Mostly a line was copied and not changed.",
    ],
    bad: ["set size big", "switch $size { big { puts 1 } small { puts 2 } big { puts 3 } }"],
    good: ["set size big", "switch $size { big { puts 1 } small { puts 2 } huge { puts 3 } }"],
  },
  NS5123: {
    severity: "warning",
    title: "loop whose condition never changes",
    explanation: [
      "Nothing in the loop changes a variable of its condition or leaves it: it never runs, or it runs until a limit ends the evaluation.",
      "Mostly the line that counts is missing, or counts another variable.",
    ],
    bad: [
      "proc wait {n} {",
      "    set i 0",
      "    while {$i < $n} { puts $i }",
      "}",
      "if {[info exists ::verbose]} { wait 3 }",
    ],
    good: [
      "proc wait {n} {",
      "    set i 0",
      "    while {$i < $n} { puts $i; incr i }",
      "}",
      "if {[info exists ::verbose]} { wait 3 }",
    ],
  },
  NS5124: {
    severity: "warning",
    title: "`else` on a line of its own",
    explanation: [
      "A line end ends the command: the `if` is complete, and `else` on the next line is a command that does not exist.",
      "Write `} else {` on one line.",
    ],
    bad: [
      "proc show {x} {",
      "    if {$x} { puts yes }",
      "    else { puts no }",
      "}",
      "if {[info exists ::verbose]} { show 1 }",
    ],
    good: [
      "proc show {x} {",
      "    if {$x} { puts yes } else { puts no }",
      "}",
      "if {[info exists ::verbose]} { show 1 }",
    ],
  },
  NS5125: {
    severity: "warning",
    title: "inner loop with the variable of the outer one",
    explanation: [
      "Both loops use one variable. After the inner loop it holds the last value of that, so the outer loop skips or repeats turns, or goes on with a wrong value.",
      "Give the inner loop a variable of its own.",
    ],
    bad: ["foreach i {1 2} {", "    foreach i {a b} { puts $i }", "    puts $i", "}"],
    good: ["foreach i {1 2} {", "    foreach j {a b} { puts $j }", "    puts $i", "}"],
  },
  NS5126: {
    severity: "warning",
    title: "index of an array without `$`",
    explanation: [
      "The index is the name of a loop's variable as a text, not its value: `$n(i)` is the element `i`, and each turn means the same one.",
      "Write `$n($i)`.",
    ],
    bad: [
      "set n(1) x",
      "proc show {} {",
      "    global n",
      "    foreach i {1 2} { puts $n(i) }",
      "}",
      "if {[info exists ::verbose]} show",
    ],
    good: [
      "set n(1) x",
      "proc show {} {",
      "    global n",
      "    foreach i {1 2} { puts $n($i) }",
      "}",
      "if {[info exists ::verbose]} show",
    ],
  },
});
