import { checked } from "./checked.ts";
import { compareWithTclsh } from "./differential.ts";

const evaluations = [
  "set x 5; set x [expr {$x+1}]; set x",
  "time",
  "time {} x",
  "time {error a}",
  "regexp {^[0-9.]+ microseconds per iteration$} [time {} 2]",
  "time {set x 1} 0",
  "time {break} 10",
  "eval",
  "eval list a b",
  "eval {list a} b",
  "eval list a {b c}",
  "eval [list list a {b c}]",
  `eval {
  # comment
  list a b
}`,
  String.raw`eval "list a\nlist b"`,
  "eval {list a; list b;}",
  "eval {}",
  "eval { } { }",
  "expr",
  "expr 1 + 2",
  "expr {1} + {2}",
  "expr 1+2 *3",
  "set a 5; expr {$a} + 1",
  'set a "1 + 2"; expr $a*2',
  'set a "1 + 2"; expr {$a*2}',
  'set x 3; expr {$x < 5 ? "yes" : "no"}',
  'expr {[list a b] eq "a b"}',
  "proc ::tcl::mathfunc::dbl x {expr {$x*2}}; expr {dbl(4)}",
  "namespace eval a {proc tcl::mathfunc::dbl x {expr {$x*3}}}",
  "namespace eval a {namespace eval tcl::mathfunc {proc dbl x {expr {$x*3}}}; expr {dbl(4)}}",
  'proc ::tcl::mathfunc::sin x {return "s$x"}; expr {sin(4)}',
  "expr {foo(1)}",
  "expr {sin()}",
  "expr {sin(1,2)}",
  "rename ::tcl::mathfunc::sin {}; expr {sin(1)}",
  "proc ::tcl::mathfunc::f {} {break}; while 1 {expr {f()}}",
  "proc ::tcl::mathfunc::f {} {return -code break}; while 1 {expr {f()}}; list ok",
  "proc ::tcl::mathfunc::f {a b} {list $a $b}; expr {f(1)}",
  "proc ::tcl::mathfunc::f {a b} {list $a $b}; expr {f(1,2)}",
  "tcl::mathfunc::max 1 2 3",
  "tcl::mathfunc::max",
  "::tcl::mathfunc::sqrt 4",
];

const problems = [
  "expr {1+}",
  "expr {(1}",
  "expr {1)}",
  "expr {foo}",
  "expr {1 2}",
  "expr {foo(}",
  'expr {"a}',
  "expr {$a(1}",
  "expr {1 + aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}",
  "expr {}",
  "expr {@}",
  "expr {08}",
  "expr {1 + [foo}",
  "if {} {}",
  'set x "a',
  "set x [a",
  "set x {a}b",
  'set x "a"b',
  "set x $a(b",
  'proc f {} {set a 1; set x "a}; f',
  `proc f {} {set a 1
set x {a}b}; f`,
  `proc f {} {
set a 1; set y {a}b
}; f`,
  'eval {set a 1; set x "a}',
  'eval {set a [set b "a]}',
  'eval {set a [set b ]"}',
  `set a 1
set x {a}b`,
  `proc f {} {
set a 1
foo [bar {a}b]
}; f`,
  `proc f {} {
if 1 {
set x "a
}
}; f`,
  'catch {set x "a}',
  "proc f {} {catch {set x {a}b}}; f",
  "proc f {} {catch {set x {a}b} m}; f; set errorInfo",
  `proc f {} {
if {1+} {} }; f`,
];

const problemTraces = [
  "proc f {} {expr {1+}}; catch f; set errorInfo",
  "proc f {} {expr {(1}}; catch f; set errorInfo",
  "proc f {} {expr {1)}}; catch f; set errorInfo",
  "proc f {} {expr {foo}}; catch f; set errorInfo",
  "proc f {} {expr {1 2}}; catch f; set errorInfo",
  "proc f {} {expr {foo(}}; catch f; set errorInfo",
  'proc f {} {expr {"a}}; catch f; set errorInfo',
  "proc f {} {expr {$a(1}}; catch f; set errorInfo",
  "proc f {} {expr {1 + aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}; catch f; set errorInfo",
  "proc f {} {expr {}}; catch f; set errorInfo",
  "proc f {} {expr {@}}; catch f; set errorInfo",
  "proc f {} {expr {08}}; catch f; set errorInfo",
  "proc f {} {expr {1 + [foo}}; catch f; set errorInfo",
  "proc f {} {if {} {}}; catch f; set errorInfo",
  'proc f {} {set x "a}; catch f; set errorInfo',
  "proc f {} {set x [a}; catch f; set errorInfo",
  "proc f {} {set x {a}b}; catch f; set errorInfo",
  'proc f {} {set x "a"b}; catch f; set errorInfo',
  "proc f {} {set x $a(b}; catch f; set errorInfo",
  'proc f {} {proc f {} {set a 1; set x "a}; f}; catch f; set errorInfo',
  `proc f {} {proc f {} {set a 1
set x {a}b}; f}; catch f; set errorInfo`,
  `proc f {} {proc f {} {
set a 1; set y {a}b
}; f}; catch f; set errorInfo`,
  'proc f {} {eval {set a 1; set x "a}}; catch f; set errorInfo',
  'proc f {} {eval {set a [set b "a]}}; catch f; set errorInfo',
  'proc f {} {eval {set a [set b ]"}}; catch f; set errorInfo',
  `proc f {} {set a 1
set x {a}b}; catch f; set errorInfo`,
  `proc f {} {proc f {} {
set a 1
foo [bar {a}b]
}; f}; catch f; set errorInfo`,
  `proc f {} {proc f {} {
if 1 {
set x "a
}
}; f}; catch f; set errorInfo`,
  'proc f {} {catch {set x "a}}; catch f; set errorInfo',
  "proc f {} {proc f {} {catch {set x {a}b}}; f}; catch f; set errorInfo",
  "proc f {} {proc f {} {catch {set x {a}b} m}; f; set errorInfo}; catch f; set errorInfo",
  `proc f {} {proc f {} {
if {1+} {} }; f}; catch f; set errorInfo`,
];

compareWithTclsh("eval, uplevel, expr and time", checked(evaluations));
compareWithTclsh("syntax problems", checked(problems));
compareWithTclsh("errorInfo of syntax problems", problemTraces);

compareWithTclsh("errorInfo shows so many bytes of an expression", [
  'catch {expr [format {"%s" @ 0} [string repeat \\u00a7 25]]}; set errorInfo',
  'catch {expr [format {"%s" @ 0} [string repeat \\u00a7 11]]}; set errorInfo',
  "catch {expr {@@@@@@@@@@@@@@@@@@@@@@@@}}; set errorInfo",
  "catch {expr {@@@@@@@@@@@@@@@@@@@@@@@@@}}; set errorInfo",
  "catch {apply {{} {set a(0) 1; lmap a {1 2} {}}}}; set errorInfo",
]);
