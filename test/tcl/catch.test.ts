import { checked } from "./checked.ts";
import { compareWithTclsh } from "./differential.ts";

const catching = [
  "return -options foo",
  "return -options {a b c}",
  "return -level 0 -code error -options {-code foo -options {-code break}}",
  "catch {return -options {-code foo} -code ok x} r; set r",
  "catch {return -code foo -options {-code ok} x} r; set r",
  "return -code foo -code ok -level 0 x",
  "return -level x -code y",
  "return -options {-code 3 -options {-code 4}} -level 0",
  "proc f {} {return -code break}; while 1 {f}; list ok",
  "proc f {} {return -code continue}; set i 0; while {$i<3} {incr i; f; lappend r x}; info exists r",
  "proc f {} {return -code return 5}; proc g {} {f; return 6}; g",
  "proc f {} {return -code 2 5}; proc g {} {f; return 6}; g",
  "proc f {} {return -code ok 5}; f",
  "proc f {} {return -code 0 5}; f",
  "proc f {} {return -code 7 5}; catch f r",
  "proc f {} {return -code 7 5}; f",
  "proc f {} {return -code foo 5}; f",
  "proc f {} {return -level 2 5}; proc g {} {f; return 6}; g",
  "proc f {} {return -level 3 5}; proc g {} {f; return 6}; proc h {} {g; return 7}; h",
  "proc f {} {return -level 1 -code break}; while 1 {f}; list 1",
  "proc f {} {return -level 2 -code break}; proc g {} {f; error x}; while 1 {g}; list 1",
  "return -level 0 5",
  "return -level 0 -code break",
  "return -level -1 5",
  "return -level x 5",
  "return -code",
  "return -code x",
  "return -code 99999999999 x",
  "return -foo bar baz",
  "catch {return -foo bar baz} r o; dict get $o -foo",
  "catch {return -code error -errorcode {a b} x} r o; list $r [dict get $o -errorcode] [dict get $o -code] [dict get $o -level]",
  "catch {return -options {-code 3 -foo 4} x} r o; dict get $o -foo",
  "catch {return -options {-code 3 -foo} x} r o; set r",
  String.raw`catch {return -errorcode "\{" x} r o; set r`,
  'catch {return -errorstack "a" x} r o; set r',
  String.raw`catch {return -errorstack "\{" x} r o; set r`,
  "catch {return a b c} r o; set r",
  "proc f {} {catch {return 5} r o; list $r $o}; f",
  "proc f {} {catch {break} r o; list $r $o}; f",
  "proc f {} {catch {continue} r o; list $r $o}; f",
  "proc f {} {catch {set x 5} r o; list $r $o}; f",
  "proc f {} {catch {return -code 5 -level 3 z} r o; list $r $o}; f",
  "proc f {} {catch {return -code error z} r o; list $r [dict get $o -code] [dict get $o -level]}; f",
  "proc f {} {catch {error z} r o; return -options $o $r}; catch f r o; list $r [dict get $o -code] [dict get $o -level] [dict get $o -errorinfo]",
  "proc f {} {catch {break} r o; return -options $o $r}; while 1 f; list ok",
  "proc f {} {catch {return 5} r o; return -options $o $r}; f",
  "proc f {} {catch {error a b {c d}} r o; list $r [dict get $o -errorcode] [dict get $o -errorinfo] [dict get $o -errorline]}; f",
  "catch",
  "catch a b c d",
  "catch {error a} r o; lsort [dict keys $o]",
  "catch {} r o; set o",
  'catch {error a "" {b c}} r; list $errorCode $errorInfo',
  'catch {error a "info" {b c}} r; list $errorCode $errorInfo',
  "catch {throw {b c} a} r; list $errorCode $errorInfo",
  'catch {error a "" ""} r; list $errorCode $errorInfo',
  String.raw`catch {error a "" "\{"} r; list $r $errorCode $errorInfo`,
  "throw a",
  "throw a b c",
  "throw {} b",
  String.raw`throw "\{" b`,
  "error",
  "error a b c d",
  'error "" "" ""',
  "catch {return -options {-code 3 -foo} x} r o; dict get $o -errorcode",
  "catch {return -errorstack {a} x} r o; dict get $o -errorcode",
  String.raw`catch {return -errorstack "\{" x} r o; dict get $o -errorcode`,
  "expr {sin()}",
  "expr {sin(1,2)}",
];

const traces = [
  "proc f {} {eval [list while {[error x]} {}]}; catch f; set errorInfo",
  "proc f {} {eval [list if {[error x]} {}]}; catch f; set errorInfo",
  "proc f {} {eval [list expr {[error x]}]}; catch f; set errorInfo",
  "proc f {} {eval [list for {error y} {[error x]} {} {}]}; catch f; set errorInfo",
  "proc f {} {eval [list for {set i 0} {[error x]} {} {}]}; catch f; set errorInfo",
  "proc f {} {eval [list for {set i 0} {1} {error z} {}]}; catch f; set errorInfo",
  "proc f {} {eval [list for {set i 0} {1} {error z} {error w}]}; catch f; set errorInfo",
  "proc f {} {eval [list foreach a b {error w}]}; catch f; set errorInfo",
  "proc f {} {eval [list lmap a b {error w}]}; catch f; set errorInfo",
  "proc f {} {eval [list if 1 {error w}]}; catch f; set errorInfo",
  "proc f {} {eval [list if 0 {error w} else {error v}]}; catch f; set errorInfo",
  "proc f {} {eval [list catch {error w}]}; catch f; set errorInfo",
  "proc f {} {eval [list switch a a {error w}]}; catch f; set errorInfo",
  "proc f {} {switch a a {error w}}; catch f; set errorInfo",
  "proc f {} {switch a {a {error w}}}; catch f; set errorInfo",
  "proc f {} {switch -regexp a {a {error w}}}; catch f; set errorInfo",
  "proc f {} {switch -regexp -matchvar x a {a {error w}}}; catch f; set errorInfo",
  "proc f {x} {switch $x a {error w}}; catch {f a}; set errorInfo",
  "proc f {x} {switch $x $x {error w}}; catch {f a}; set errorInfo",
  "proc f {x} {try {error a}}; catch {f a}; set errorInfo",
  "proc f {x} {try {error a} on error e {error b}}; catch {f a}; set errorInfo",
  "proc f {x} {try {error a} on error $x {error b}}; catch {f a}; set errorInfo",
  "proc f {x} {try {error a} on error $x {error b} finally {error c}}; catch {f a}; set errorInfo",
  "proc f {x} {try {error a} finally {error c}}; catch {f a}; set errorInfo",
  "proc f {x} {eval {try {error a} on error e {error b} finally {error c}}}; catch {f a}; set errorInfo",
  "proc f {x} {eval [list try {error a} on error e {error b} finally {error c}]}; catch {f a}; set errorInfo",
  "proc f {x} {eval [list try {error a} on error e {error b}]}; catch {f a}; set errorInfo",
  "proc f {x} {eval [list try {error a} finally {set x}]}; catch {f a}; set errorInfo",
  "proc f {x} {subst {a[error b]}}; catch {f a} m o; set errorInfo",
  "proc f {x} {eval [list subst {a[error b]}]}; catch {f a} m o; set errorInfo",
  "proc f {x} {dict for {a b} {1 2} {error b}}; catch {f a} m o; set errorInfo",
  "proc f {x} {uplevel 1 {error b}}; catch {f a} m o; set errorInfo",
  "proc f {x} {uplevel 1 [list error b]}; catch {f a} m o; set errorInfo",
  "proc f {x} {eval [list error b]}; catch {f a} m o; set errorInfo",
  "proc f {x} {eval error b}; catch {f a} m o; set errorInfo",
  "proc f {x} {apply {{} {error b}}}; catch {f a} m o; set errorInfo",
  "proc f {x} {namespace eval foo {error b}}; catch {f a} m o; set errorInfo",
  "proc f {x} {namespace eval foo [list error b]}; catch {f a} m o; set errorInfo",
  "proc f {x} {namespace inscope :: {error b}}; catch {f a} m o; set errorInfo",
  "proc f {x} {time {error b}}; catch {f a} m o; set errorInfo",
  `proc f {x} {
  set y 1
  if {$x} {
     foreach a {1 2} {
        set z [list  [error oops]]
     }
  }
}
catch {f 1} m o; list $errorInfo [dict get $o -errorline]`,
  "proc f {} {tailcall error x}; proc g {} {f}; catch g; set errorInfo",
  "proc f {} {foo a b}; catch f; set errorInfo",
  'proc unknown args {error "no $args"}; proc f {} {foo a b}; catch f; set errorInfo',
  "proc f {} {set}; catch f; set errorInfo",
  "proc f {} {set a b c}; catch f; set errorInfo",
  "proc f {} {while}; catch f; set errorInfo",
  "proc f {} {incr x y}; catch f; set errorInfo",
  "proc f {} {set x a; incr x}; catch f; set errorInfo",
  "proc f {} {set x 1; incr x a}; catch f; set errorInfo",
  String.raw`proc f {} {set y "\{"; lappend y 1}; catch f; set errorInfo`,
  "proc f {} {expr {1/0}}; catch f; set errorInfo",
  "proc f {} {expr {1+}}; catch f; set errorInfo",
  "proc f {} {expr 1+}; catch f; set errorInfo",
  "proc f {} {if {1+} {}}; catch f; set errorInfo",
  "proc f {} {if {$x} {}}; catch f; set errorInfo",
  String.raw`proc f {} {foreach "a \{" b c}; catch f; set errorInfo`,
  "proc f {} {foreach {} b c}; catch f; set errorInfo",
  "proc f {} {set x(1) 1; set x 2}; catch f; set errorInfo",
  "proc f {} {set x(1) 1; foreach x {1 2} {}}; catch f; set errorInfo",
  "proc f {} {set x(1) 1; eval [list foreach x {1 2} {}]}; catch f; set errorInfo",
  "proc f {} {set x(1) 1; catch {error a} x}; catch f; set errorInfo",
  `proc f {} {set a "abc
  def"; error "multi
line"}; catch f; set errorInfo`,
  "proc f {} {error aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}; catch f; set errorInfo",
  "proc ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff {} {error a}; catch ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff; set errorInfo",
  "proc f {} {return -code error foo}; proc g {} {f}; catch g; set errorInfo",
  'proc f {} {error foo "custom info"}; proc g {} {f}; catch g; set errorInfo',
  "proc f {} {eval {try {error a}}}; catch f; set errorInfo",
  "proc f {} {eval {try {error a} finally {}}}; catch f; set errorInfo",
  "proc f {} {eval {lmap x 1 {error a}}}; catch f; set errorInfo",
  "proc f {} {eval {foreach x 1 {error a}}}; catch f; set errorInfo",
  "proc f {} {eval {dict for {x y} {1 2} {error a}}}; catch f; set errorInfo",
  "proc f {} {eval {dict with g {error a}}}; set g {}; catch f; set errorInfo",
  "proc f {} {set g {}; dict with g {error a}}; set g {}; catch f; set errorInfo",
  "proc f {} {set g {}; dict update g a b {error a}}; set g {}; catch f; set errorInfo",
  "proc f {} {set g {}; dict map {a b} {1 2} {error a}}; set g {}; catch f; set errorInfo",
  "proc f {} {set g {}; dict filter {1 2} script {a b} {error a}}; set g {}; catch f; set errorInfo",
  "proc f {} {set g {}; dict for {a b} {1 2} {error a}}; set g {}; catch f; set errorInfo",
  "proc f {} {eval {if 1 {error a}}}; catch f; set errorInfo",
  "proc f {} {eval {while 1 {error a}}}; catch f; set errorInfo",
  `proc f {} {eval {catch {

error a} m o}; dict get $o -errorline}; f`,
  `proc f {} {catch {

error a} m o; dict get $o -errorline}; f`,
  `proc f {} {eval {
catch {

error a}; set x 1}; set ::errorInfo}; f`,
  "proc f {} {eval {subst {[error a]}}}; catch f; set errorInfo",
  "proc f {} {eval {expr {[error a]}}}; catch f; set errorInfo",
  "proc f {} {eval {expr [error a]}}; catch f; set errorInfo",
  String.raw`proc f {} {expr "1 + \[error a\]"}; catch f; set errorInfo`,
  "proc f {} {expr 1 + {[error a]}}; catch f; set errorInfo",
  String.raw`proc f {} {if "\[error a\]" {}}; catch f; set errorInfo`,
  String.raw`proc f {} {while "\[error a\]" {}}; catch f; set errorInfo`,
  "proc f {x} {while $x {}}; catch {f {[error a]}}; set errorInfo",
  "proc f {x} {if $x {}}; catch {f {[error a]}}; set errorInfo",
  "proc f {x} {if 1 $x}; catch {f {error a}}; set errorInfo",
  "proc f {x} {while 1 $x}; catch {f {error a}}; set errorInfo",
  "proc f {x} {for {} 1 {} $x}; catch {f {error a}}; set errorInfo",
  "proc f {x} {for $x 1 {} {}}; catch {f {error a}}; set errorInfo",
  "proc f {x} {foreach a 1 $x}; catch {f {error a}}; set errorInfo",
  "proc f {x} {foreach $x 1 {error a}}; catch {f {b}}; set errorInfo",
  "proc f {x} {lmap $x 1 {error a}}; catch {f {b}}; set errorInfo",
  "proc f {x} {catch $x}; f {error a}; set errorInfo",
  "proc f {x} {foreach a(1) 1 {error a}}; catch {f {b}}; set errorInfo",
  "proc f {x} {foreach ::a 1 {error a}}; catch {f {b}}; set errorInfo",
  "proc f {x} {foreach {a b} 1 c 2 {error a}}; catch {f {b}}; set errorInfo",
  'proc f {x} {if 1 "error a"}; catch {f {error a}}; set errorInfo',
  String.raw`proc f {x} {if 1 error\ a}; catch {f {error a}}; set errorInfo`,
  'proc f {x} {while 1 "error a"}; catch {f {error a}}; set errorInfo',
  `proc f {x} {catch {

error b} m o; dict get $o -errorline}; f 1`,
  `proc f {x} {catch {

error b} m(1) o; dict get $o -errorline}; f 1`,
  `proc f {x} {catch {

error b} ::m o; dict get $o -errorline}; f 1`,
  "proc f {} {error a ; foo}; catch f; set errorInfo",
  "proc f {} { error a }; catch f; set errorInfo",
  `proc f {} { error a 
}; catch f; set errorInfo`,
  "proc f {} { error a  }; catch f; set errorInfo",
  "proc f {} { set x [error a ] }; catch f; set errorInfo",
  "proc f {} { set x [ error a ; foo] }; catch f; set errorInfo",
  'proc f {} { set x "[ error a ; foo]" }; catch f; set errorInfo',
  "proc f {x} { expr {$x/0} }; catch {f 1}; set errorInfo",
  "proc f {x} { expr {1+1/0} }; catch {f 1}; set errorInfo",
  "proc f {x} { expr {$x+1/0} }; catch {f 1}; set errorInfo",
  'proc f {x} { expr {"a"+1} }; catch {f 1}; set errorInfo',
  'proc f {x} { expr {-"a"} }; catch {f 1}; set errorInfo',
  "proc f {x} { expr {1<<-1} }; catch {f 1}; set errorInfo",
  "proc f {x} { expr {0**-1} }; catch {f 1}; set errorInfo",
  "proc f {x} { expr {sqrt(-1)} }; catch {f 1}; set errorInfo",
  "proc f {x} { expr {$x<<-1} }; catch {f 1}; set errorInfo",
  "proc f {x} { expr {1%0} }; catch {f 1}; set errorInfo",
  "proc f {x} { if {1/0} {} }; catch {f 1}; set errorInfo",
  "proc f {x} { foo(1) }; catch {f 1}; set errorInfo",
  "proc f {x} { expr {foo(1)} }; catch {f 1}; set errorInfo",
  "proc f {x} { expr {1 ? 1/0 : 2} }; catch {f 1}; set errorInfo",
  "proc f {x} { expr {1 && 1/0} }; catch {f 1}; set errorInfo",
  "proc f {x} { expr {0 && 1/0} }; catch {f 1}; set errorInfo",
  "proc f {x} { expr 1/0 }; catch {f 1}; set errorInfo",
  "proc f {x} { expr $x/0 }; catch {f 1}; set errorInfo",
  "catch {error a b c}; list $errorInfo $errorCode",
  `proc f {} {

error a b}; catch f; set errorInfo`,
  `proc g {} {


error b}
catch g
proc f {} {

error a b}; catch f; set errorInfo`,
  "catch {error a}; list $errorInfo $errorCode",
  "proc f {} {subst {a[error b]}}; catch f; set errorInfo",
  `proc f {} {
subst {a
[error b]}}; catch f; set errorInfo`,
  "proc f {} {set t {a[error b]}; subst $t}; catch f; set errorInfo",
  "proc f {} {subst -nobackslashes {a[error b]}}; catch f; set errorInfo",
  "proc f {} {subst {a$nosuch}}; catch f; set errorInfo",
  "proc f {} {set t {a$nosuch}; subst $t}; catch f; set errorInfo",
  "proc f {} {set x [subst {a[error b]}]}; catch f; set errorInfo",
  "proc f {} {foo [subst {a[error b]}] c}; catch f; set errorInfo",
  "proc f {} {dict for {k v} {a 1} {error $k}}; catch f; set errorInfo",
  "proc f {} {dict map {k v} {a 1} {error $k}}; catch f; set errorInfo",
  "proc f {} {set d {a 1}; dict with d {error $a}}; catch f; set errorInfo",
  "proc f {} {set d {a 1}; dict update d a x {error $x}}; catch f; set errorInfo",
  "dict for {k v} {a 1} {error $k}",
  "catch {dict for {k v} {a 1} {error $k}}; set errorInfo",
  "catch {dict map {k v} {a 1} {error $k}}; set errorInfo",
  "set d {a 1}; catch {dict with d {error $a}}; set errorInfo",
  "set d {a 1}; catch {dict update d a x {error $x}}; set errorInfo",
  "catch {lmap x {1 2} {error $x}}; set errorInfo",
  "catch {foreach x {1 2} {error $x}}; set errorInfo",
  "catch {try {error a} on error {m} {error b}}; set errorInfo",
  "catch {try {error a} finally {error b}}; set errorInfo",
  "catch {lsort -command {apply {{a b} {error $a}}} {1 2}}; set errorInfo",
  "catch {lsort -command nosuch {1 2}}; set errorInfo",
  "catch {apply {x {error $x}} 1}; set errorInfo",
  "catch {apply {x {return -code error $x}} 1}; set errorInfo",
  "catch {apply {x {}} 1 2}; set errorInfo",
  "catch {uplevel #0 {error a}}; set errorInfo",
  "catch {uplevel #0 error a}; set errorInfo",
  "catch {namespace eval n {error a}}; set errorInfo",
  "catch {namespace eval n error a}; set errorInfo",
  "catch {namespace eval n {proc f {} {error a}; f}}; set errorInfo",
  "catch {namespace inscope :: {error a} b}; set errorInfo",
  "catch {eval {eval {eval {error a}}}}; set errorInfo",
  "catch {eval [list eval [list error a]]}; set errorInfo",
  "catch {if {[error a]} {}}; set errorInfo",
  "catch {while {[error a]} {}}; set errorInfo",
  "catch {for {} {[error a]} {} {}}; set errorInfo",
  "catch {for {error a} {1} {} {}}; set errorInfo",
  "catch {switch [error a] {a b}}; set errorInfo",
  "catch {set x [expr {[error a]}]}; set errorInfo",
  "catch {set x [error a][error b]}; set errorInfo",
  "catch {error [error a]}; set errorInfo",
  "proc f {} {g}; proc g {} {h}; proc h {} {error deep}; catch f; set errorInfo",
  `proc f {} {
 
 g 1}
proc g {x} {

 h $x  2
}
proc h {x y} {
 if {$x} {
   error deep
 }
}
catch f; set errorInfo`,
  "proc f {} {catch {error a}; error b}; catch f; set errorInfo",
  "proc f {} {catch {error a} m; error $m $::errorInfo}; catch f; set errorInfo",
  "proc f {} {catch {error a} m o; return -options $o $m}; catch f; set errorInfo",
  "proc f {} {catch {error a} m o; dict incr o -level; return -options $o $m}; catch f; set errorInfo",
  'proc f {} {if {[catch {error a} m o]} {return -options $o "wrapped $m"}}; catch f m; list $m $errorInfo',
  "proc f {n} {if {$n == 0} {error bottom}; f [expr {$n-1}]}; catch {f 3}; set errorInfo",
  `proc f {} {set x 1
set y [g  [list a]]
}
proc g x {error $x}; catch f; set errorInfo`,
  'proc f {} {return [g]}; proc g {} {return -code error -errorcode {A B} "bad g"}; catch f m o; list $m $errorInfo $errorCode [dict get $o -errorline]',
  `proc f {} {
   foreach i {1 2 3} {
       if {$i == 2} {
           error "at $i"
       }
   }
}
catch f m o; list $errorInfo [dict get $o -errorline]`,
  `proc f {} {
   catch {

     error x
   } m o
   dict get $o -errorline
}
f`,
  `proc f {} {
   foreach x 1 {
   catch {

     error x
   } m o
   }
   dict get $o -errorline
}
f`,
  `catch {

  error x
} m o; dict get $o -errorline`,
  `eval {

catch {
   error y
} m o}; dict get $o -errorline`,
  String.raw`proc f {} "error \"a long message [string repeat x 200]\""; catch f; set errorInfo`,
  `proc f {} {error "line one
line two"}; catch f; set errorInfo`,
  `proc f {} {nosuch "line one
line two"}; catch f; set errorInfo`,
  "proc f {} {set a(1) 1; set a}; catch f; set errorInfo",
  "proc f {a} {upvar 1 $a x; set x}; catch {f nosuch}; set errorInfo",
  "proc f {} {global g; incr g(1)}; set g 1; catch f; set errorInfo",
  "proc f {} {lindex {a b} foo}; catch f; set errorInfo",
  "proc f {} {string range a b c}; catch f; set errorInfo",
  "proc f {} {string foo}; catch f; set errorInfo",
  String.raw`proc f {} {llength "\{"}; catch f; set errorInfo`,
  'proc f {} {expr {"a" + 1}}; catch f; set errorInfo',
  "proc f {} {set x a; expr {$x + 1}}; catch f; set errorInfo",
  "proc f {} {set x a; if {$x} {}}; catch f; set errorInfo",
  "proc f {} {set x a; while {$x} {}}; catch f; set errorInfo",
  "proc f {} {expr {sin(1,2)}}; catch f; set errorInfo",
  "proc f {} {expr {nosuch(1)}}; catch f; set errorInfo",
  'proc tcl::mathfunc::bad x {error "bad $x"}; proc f {} {expr {bad(1) + 1}}; catch f; set errorInfo',
  'namespace eval e {proc g x {error "e $x"}; namespace export g; namespace ensemble create}; proc f {} {e g 5}; catch f; set errorInfo',
  'namespace eval e {proc g x {error "e $x"}; namespace export g; namespace ensemble create}; proc f {} {e g}; catch f; set errorInfo',
  'namespace eval e {proc g x {error "e $x"}; namespace export g}; namespace import e::g; proc f {} {g 5}; catch f; set errorInfo',
  "proc f {} {if 1 nosuch   }; catch f; set errorInfo",
  "proc f {} {if 1 {nosuch   } else bar }; catch f; set errorInfo",
  "proc f {} {catch nosuch   m; set ::errorInfo}; f",
  "proc f {} {foreach a 1 nosuch   ; list }; catch f; set errorInfo",
  "proc f {} {rename f {}; error x}; catch f; set errorInfo",
  "proc f {} {proc f {} {}; error x}; catch f; set errorInfo",
  "proc set2 args {uplevel 1 set $args}; proc f {} {set2 a b c d}; catch f; set errorInfo",
  'proc unknown args {error "unk: $args"}; proc f {} {nosuch 1}; catch f; set errorInfo',
  "proc f {} {{*}{error x}}; catch f; set errorInfo",
  "proc f {} {{*}[list g 1]}; proc g x {error $x}; catch f; set errorInfo",
  "proc f {} {set c error; $c x}; catch f; set errorInfo",
  "proc f {} {[list error] x}; catch f; set errorInfo",
  "proc f {} {regexp ( a}; catch f; set errorInfo",
  "proc f {} {switch -- a {a {error w} b {}}}; catch f; set errorInfo",
  "proc f {} {switch -- a a {error w} b {}}; catch f; set errorInfo",
  `proc f {} {
switch -- a {
   b {}
   a {

       error w
   }
}
}; catch f; set errorInfo`,
  `proc f {} {
try {
   set x 1
   error w
} finally {
   set y 2
}
}; catch f; set errorInfo`,
  `proc f {} {
try {
   error w
} trap {A} {} {
} on error {m o} {
   return -options $o $m
}
}; catch f; set errorInfo`,
  "proc f {} {set c {subst {[error s]}}; eval $c}; catch f; set errorInfo",
  "proc f {} {set c {subst {[error s]}}; if 1 $c}; catch f; set errorInfo",
  "proc f {} {set c {subst {[error s]}}; while 1 $c}; catch f; set errorInfo",
  "proc f {} {set c {try {\n error s} finally {set x 1}}; eval $c}; catch f; set errorInfo",
  "proc f {} {set c {try {\n error s} on error m {error $m}}; eval $c}; catch f; set errorInfo",
  "proc f {} {set c {switch a {a {\n error s}}}; eval $c}; catch f; set errorInfo",
  "proc f {} {set c {switch -regexp a {a {\n error s}}}; eval $c}; catch f; set errorInfo",
  "proc f {} {set c {dict for {a b} {1 2} {\n error s}}; eval $c}; catch f; set errorInfo",
  "proc f {} {set c {lmap a {1 2} {\n error s}}; eval $c}; catch f; set errorInfo",
  "proc f {} {set c {catch {\n error s} m; error $m}; eval $c}; catch f; set errorInfo",
  "proc f {} {set c {error boom}; try $c}; catch f; set errorInfo",
  "proc f {} {set c {error boom}; try $c finally {set x 1}}; catch f; set errorInfo",
  "proc f {} {set c {error boom}; try {set x 1} finally $c}; catch f; set errorInfo",
  "proc f {} {set c {error boom}; try $c on error m {error $m}}; catch f; set errorInfo",
  "set c {error boom}; catch {try $c}; set errorInfo",
  "set c {error boom}; catch {try $c on error {m o} {error $m}}; set errorInfo",
  "proc f {} {array set a {1 2}; try {error a} on error a {}}; catch f; set errorInfo",
  "proc f {} {array set a {1 2}; lmap a {1 2} {}}; catch f; set errorInfo",
  "array set a {1 2}; catch {lmap a {1 2} {}}; set errorInfo",
];

compareWithTclsh("catch, return, error and throw", checked(catching));
compareWithTclsh("errorInfo", traces);
