import { codeTable } from "./entry.ts";

/** NS01xx: limits of the sandbox. A limit ends the evaluation; `catch` cannot swallow it. */
export const limitCodes = codeTable({
  NS0101: {
    severity: "error",
    title: "too many steps",
    explanation: [
      "The script ran more commands than the limit `steps` allows, 50 million unless set otherwise.",
      "Almost always a loop never ends: its variable is not changed, or its condition was substituted before the loop began.",
      "Put the condition in braces. If the work really is that large, raise the limit with `--limit steps=N`.",
    ],
    language: "tcl",
    bad: ["set i 0", "while {$i < 10} { set j [expr {$i + 1}] }"],
    good: ["set i 0", "while {$i < 10} { incr i }"],
  },
  NS0102: {
    severity: "error",
    title: "calls nested too deep",
    explanation: [
      "Procedures or evaluated scripts called each other deeper than the limit `depth`, 1,000 unless set otherwise.",
      "Mostly a procedure calls itself and never reaches its end.",
      "Give the recursion a way out, or write it as a loop.",
    ],
    language: "tcl",
    bad: ["proc count {n} { count [expr {$n - 1}] }", "count 10"],
    good: ["proc count {n} { if {$n > 0} { count [expr {$n - 1}] } }", "count 10"],
  },
  NS0103: {
    severity: "error",
    title: "brackets or braces nested too deep in a value",
    explanation: [
      "A script or expression that was made while the file ran has brackets, braces or parentheses nested deeper than the",
      "limit `nesting`, 1,000 unless set otherwise.",
      "People do not write such text; a loop that wraps a value again and again does.",
    ],
    language: "tcl",
    bad: ["set e 1", 'for {set i 0} {$i < 5000} {incr i} { set e "($e)" }', "expr $e"],
    good: ["set e 1", "for {set i 0} {$i < 5000} {incr i} { set e [expr {$e}] }"],
  },
  NS0104: {
    severity: "error",
    title: "value has too many bytes",
    explanation: [
      "One value grew beyond the limit `bytes`, 64 MiB unless set otherwise.",
      "Look for an `append` or `string repeat` whose count is wrong.",
    ],
    language: "tcl",
    bad: ["set padding [string repeat x 100000000]"],
    good: ["set padding [string repeat x 100]"],
  },
  NS0105: {
    severity: "error",
    title: "list has too many items",
    explanation: [
      "One list grew beyond the limit `items`, 5 million unless set otherwise.",
      "Look for a `lappend` in a loop that does not end, or an `lrepeat` whose count is wrong.",
    ],
    language: "tcl",
    bad: ["set members [lrepeat 10000000 a]"],
    good: ["set members [lrepeat 10 a]"],
  },
  NS0106: {
    severity: "error",
    title: "too much memory",
    explanation: [
      "All values together are estimated to take more than the limit `memory`, 1 GiB unless set otherwise.",
      "Unset what is no longer needed, or keep a running result instead of every step.",
    ],
    language: "tcl",
    bad: ["for {set i 0} {$i < 1000000} {incr i} { set log($i) [string repeat x 10000] }"],
    good: ["for {set i 0} {$i < 1000000} {incr i} { set last $i }"],
  },
  NS0107: {
    severity: "error",
    title: "too many nodes",
    explanation: [
      "The experiment has more nodes than the limit `nodes`, a million unless set otherwise.",
      "Check the bounds of the loops that create nodes.",
    ],
    bad: ["for {set i 0} {$i < 10000000} {incr i} { set n($i) [$ns node] }"],
    good: ["for {set i 0} {$i < 100} {incr i} { set n($i) [$ns node] }"],
  },
  NS0108: {
    severity: "error",
    title: "too many links and LANs",
    explanation: [
      "The experiment has more links and LANs than the limit `links`, a million unless set otherwise.",
      "Joining every node with every other makes n(n-1)/2 links: put them on one LAN instead.",
    ],
    bad: ["for {set i 0} {$i < 10000000} {incr i} { $ns duplex-link $a $b 100Mb 0ms DropTail }"],
    good: ['set lan0 [$ns make-lan "$a $b $c" 100Mb 0ms]'],
  },
  NS0109: {
    severity: "error",
    title: "too many sourced files",
    explanation: [
      "More files were read with `source` than the limit `sources` allows, 256 unless set otherwise.",
      "Mostly two files source each other, or a `source` stands inside a loop.",
    ],
    language: "shell",
    bad: ["# in one.tcl", "source two.tcl", "# in two.tcl", "source one.tcl"],
    good: ["# in exp.ns", "source one.tcl", "source two.tcl"],
  },
  NS0110: {
    severity: "error",
    title: "too much output",
    explanation: [
      "`puts` wrote more than the limit `output` allows, 16 MiB unless set otherwise.",
      "Take the `puts` out of the inner loop.",
    ],
    language: "tcl",
    bad: ["for {set i 0} {$i < 10000000} {incr i} { puts $i }"],
    good: ["for {set i 0} {$i < 10000000} {incr i 1000000} { puts $i }"],
  },
  NS0111: {
    severity: "error",
    title: "regular expression takes too long",
    explanation: [
      "Matching one regular expression took more steps than the limit `regexp`, 10 million unless set otherwise.",
      "Repetitions inside repetitions and back references can take time that grows without bound.",
      "Write the expression so that each character can be matched in one way only.",
    ],
    language: "tcl",
    bad: ["regexp {(a{1,100}){1,100}b} [string repeat a 1000]"],
    good: ["regexp {a+b} [string repeat a 1000]"],
  },
  NS0112: {
    severity: "error",
    title: "too many events",
    explanation: [
      "The experiment has more events than the limit `events`, 100,000 unless set otherwise.",
      "A program agent that repeats its work itself needs one event instead of thousands.",
    ],
    bad: [
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      'for {set t 0} {$t < 1000000} {incr t} { $ns at $t "$link0 down" }',
    ],
    good: [
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      'for {set t 0} {$t < 100} {incr t} { $ns at $t "$link0 down" }',
    ],
  },
  NS0113: {
    severity: "error",
    title: "nested deeper than this machine can follow",
    explanation: [
      "Calls and scripts were nested so deep that the stack of this process would have run out, below the limit `depth`.",
      "This happens when `depth` was raised far above its default. Lower it again, or write the recursion as a loop.",
    ],
    language: "shell",
    bad: ["nsc compile --limit depth=1000000 exp.ns"],
    good: ["nsc compile exp.ns"],
  },
});
