import { describe, expect, it } from "vitest";
import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";
import { runTcl } from "./run.ts";

compareWithTclsh(
  "list and llength",
  caught`
    list
    list a {b c} ""
    list #a #b
    list {a b} \{ {$x} {[y]} {a;b}
    llength
    llength a b
    llength "a \{"
    llength {}
    llength {a b c}
    llength { a  {b c} }
    llength {a "b c" d}
    llength "a \"b"
    llength {{a}b}
    llength {"a"b}
    llength {a{b}}
    llength 5
    llength [expr {1.5}]
    llength [dict create a 1 b 2]
    llength [list a [list b c]]
  `,
);

compareWithTclsh(
  "lindex",
  caught`
    lindex
    lindex a
    lindex { a  b }
    lindex {a b c} 1
    lindex {a {b c} d} 1 1
    lindex {a {b c} d} {1 1}
    lindex {a {b c} d} {}
    lindex {a {b c} d} {} {}
    lindex {a {b c} d} {} 1
    lindex {a {b c} d} {1 0} 0
    lindex {a b c} 5
    lindex {a b c} -1
    lindex {a b c} end
    lindex {a b c} end-1
    lindex {a b c} end-5
    lindex {a b c} end+1
    lindex {a b c} x
    lindex {a b c} 1 x
    lindex {a b c} 5 x
    lindex {a b c} {1 x}
    lindex {a b c} "1 \{"
    lindex {a b c} "x y"
    lindex {a b c} 5 0 x
    lindex {a b c} 5 0 0
    lindex "a \{b" 0
    lindex "a \{b" {}
    lindex "a \{b"
    lindex {a b c} 0x1
    lindex {a b c} 1.0
    lindex {a b c} 1e0
    lindex {a b c} " 1"
    lindex {a b c} "1 "
    lindex {a b c} {{1}}
    lindex {a b c} 99999999999
    lindex {a b c} 99999999999999999999
    lindex {a b c} -99999999999999999999
    lindex {a b c} end-99999999999999
    lindex {a b c} 08
    lindex {a b c} 1-1
    lindex {a b c} 1--1
    lindex {a b c} 1+-1
    lindex {a b c} en
    lindex {a b c} e
    lindex {a b c} end-
    lindex {a b c} ""
    lindex {a b c} end-x
    lindex {a b c} end--1
    lindex {a b c} end+-1
    lindex {a b c} 2-end
    lindex {a b c} [list 1]
    lindex {{a b} c} [list 0 1]
    lindex {{a b} c} [list 0 end]
    lindex {{a b} c} [list]
    lindex [list a b c] [expr {1+1}]
    set i 1; lindex {a b c} $i-1
    lindex {a b c} 1.5 2
    lindex {{{a b} c} d} 0 0 1
    lindex [dict create a 1 b {2 3}] 3 1
    lindex 7 0
    lindex 7 0 0 0
  `,
);

compareWithTclsh(
  "lrange, linsert and lreplace",
  caught`
    lrange
    lrange {a b c} 0
    lrange {a b c} 0 1
    lrange {a b c} x 1
    lrange {a b c} 1 x
    lrange "a \{" x 1
    lrange {a b c} -5 99
    lrange {a b c} 2 1
    lrange {a b c} 3 9
    lrange {a b c} end-1 end
    lrange { a   b  c } 0 end
    lrange { a   b  c } 0 1
    lrange {a b c} 1+1 2
    lrange {a {b c} d} 1 1
    linsert
    linsert {a b}
    linsert {a b} 0
    linsert { a  b} 0
    linsert {a b} 0 x y
    linsert {a b} end x y
    linsert {a b} end-1 x y
    linsert {a b} 99 x y
    linsert {a b} -9 x y
    linsert {a b} x x y
    linsert {a b} end+1 x y
    linsert {a b} 1+1 x y
    linsert {} 0 x
    linsert {} end {x y}
    linsert "a \{" 0 x
    set l [list a b]; linsert $l 1 $l
    lreplace
    lreplace {a b c}
    lreplace {a b c} 0
    lreplace {a b c} 0 0
    lreplace {a b c} 0 0 x y
    lreplace {a b c} 1 0 x y
    lreplace {a b c} 5 6 x y
    lreplace {a b c} 3 6 x y
    lreplace {a b c} -5 -2 x y
    lreplace {a b c} -5 1 x y
    lreplace {a b c} end end x y
    lreplace {a b c} 1 end
    lreplace {} 0 0 x
    lreplace {} 1 1 x
    lreplace {} end end x
    lreplace {a b c} x 0
    lreplace {a b c} 0 x
    lreplace {a b c} 2 0 Q
    lreplace {a b c} end+1 end+1 Q
    lreplace {a b c} end+2 end+2 Q
    lreplace {a b c} end+2 end+2
    lreplace { a  b } 1 0
    lreplace "a \{" 0 0 x
    lreplace {a b c} 0 end
  `,
);

compareWithTclsh(
  "lrepeat, lreverse and lassign",
  caught`
    lrepeat
    lrepeat 1
    lrepeat -1
    lrepeat 0 a
    lrepeat -1 a
    lrepeat x a
    lrepeat 3 a b
    lrepeat 2 {a b}
    lrepeat 1.5 a
    lrepeat 99999999999 a
    lrepeat -99999999999 a
    lrepeat 4294967295 a
    lreverse
    lreverse {a b c}
    lreverse {a {b c} d}
    lreverse {}
    lreverse "a \{"
    lassign
    lassign {a b c}
    lassign {a b c} x y; list $x $y
    lassign {a b c} x y
    lassign {a b c d} x y
    lassign {a} x y; list $x $y
    lassign {a b} x y z
    lassign "a \{" x
    set x 1; lassign {a b} x(1)
    lassign {a b} x(1) x(2); list $x(1) $x(2)
    lassign { a  b  c }
    set x {b c}; lassign $x x y; list $x $y
    set x {1 2 3 4}; while {[llength $x]} {set x [lassign $x a b]; lappend r $b$a}; set r
  `,
);

compareWithTclsh(
  "concat, join and split",
  caught`
    concat
    concat a b
    concat " a " " b "
    concat {a b} {c d}
    concat "a \{" b
    concat {} a {} b
    concat "a  b" "c"
    concat "a\\ " b
    concat {a\\ } b
    concat {a\\\ } b
    concat {a\\  } b
    concat {\\ }
    concat {\ } b
    concat { \  } b
    concat "a\\\n" b
    concat "\n a\n" "\t b\t"
    concat "a\u00a0" b
    concat " "
    concat { } { }
    concat [list a b] [list c d]
    concat [list \{ b] [list c d]
    concat [list a b] {c   d}
    concat {a   d}
    concat [list] " " [list a]
    concat { {a b} } c
    set x {a   b}; llength $x; concat $x [list c]
    set x [list a {b c}]; concat $x $x
    concat 1 2.5 [expr {3}]
    join
    join {a b c}
    join {a b c} ,
    join {a {b c} d} ""
    join a b c
    join "a \{"
    join {} x
    join {a} x
    join {{a b}} x
    join " a  b " ""
    join {a b} é
    join {1 2 3} +
    expr [join {1 2 3} +]
    join {{a b} {c d}}
    join [dict create a 1 b 2] -
    split
    split "a b c"
    split "a  b" " "
    split a,b,c ,
    split "a,b;c" ",;"
    split abc {}
    split "" {}
    split "" ,
    split "," ,
    split ",a,," ,
    split a b c
    split "a\tb\nc d\re"
    split "a\{b" ,
    split a\u00e9b \u00e9
    split a\0b \0
    split abc bb
    split /usr/local/bin /
    split "a1b2c3d4e5f" 12345
    split "a=b" ==
    split é è
    split 10.1.2.3 .
    split a😀b {}
    split a😀b 😀
    split 12345 3
  `,
);

compareWithTclsh(
  "lset",
  caught`
    lset
    lset x
    lset x y
    lset x 1 2
    set x {a b c}; lset x 1 Q
    set x {a b c}; lset x 1 Q; set x
    set x {a b c}; lset x Q
    set x {a b c}; lset x {} Q
    set x {a b c}; lset x {} {} Q
    set x {a {b c} d}; lset x 1 1 Q
    set x {a {b c} d}; lset x {1 1} Q
    set x {a {b c} d}; lset x {1 1} 0 Q
    set x {a {b c} d}; lset x 1 {} Q
    set x {a b c}; lset x 3 Q
    set x {a b c}; lset x 4 Q
    set x {a b c}; lset x -1 Q
    set x {a b c}; lset x end Q
    set x {a b c}; lset x end-1 Q
    set x {a b c}; lset x end+1 Q
    set x {a b c}; lset x end+2 Q
    set x {a b c}; lset x x Q
    set x {a b c}; lset x {1 x} Q
    set x {a b c}; lset x 1 2 Q
    set x {a b c}; lset x 1 1 Q
    set x {a b c}; lset x 3 0 Q
    set x {a b c}; lset x 3 1 Q
    set x {a b c}; lset x 1 end+1 Q
    set x {}; lset x 0 0 0 Q
    set x "a \{"; lset x 0 Q
    set x "a \{"; lset x {} Q
    set x "a {b \{} c"; lset x 1 0 Q
    set x {a b}; lset x "1 \{" Q
    lset nosuch 0 Q
    lset nosuch {} Q
    lset nosuch Q
    set a(1) {x y}; lset a(1) 0 Q; array get a
    set a(1) {x y}; lset a 0 Q
    set x { a  b }; lset x {} { c  d}
    set x { a  b }; lset x 5 { c  d}
    set x { a  b }; catch {lset x 5 q}; set x
    set x [list a b c]; set y $x; lset x 0 Q; list $x $y
    set x [list a b c]; lset x 0 $x; list $x
    set x [list a [list b c]]; lset x 0 [lindex $x 1]; lset x 0 0 Q; set x
    set x [list [list a b] [list c d]]; lset x 0 0 $x; set x
    set x [list [list a b] [list c d]]; set y $x; lset x 0 1 Q; list $x $y
    set x [list [list a b] c]; set y [lindex $x 0]; lset x 0 1 Q; list $x $y
    set x [list [list a b] c]; set y [lrange $x 0 end]; lset x 0 1 Q; list $x $y
    set in [list a b]; set x [list $in $in]; lset x 0 0 Q; list $x $in
    set in [list a b]; set x [lrepeat 2 $in]; lset x 0 0 Q; lset x 1 1 R; list $x $in
    proc f l {lset l 0 Q; return $l}; set x [list a b]; list [f $x] $x
    proc f n {upvar 1 $n l; lset l 0 Q}; set x [list a b]; f x; set x
    set x [list 1 2 3]; foreach e $x {lset x 2 9; lappend r $e}; list $r $x
    set x {1 2 3}; set d [dict create k $x]; lset x 0 Q; list $x $d
    set m {}; for {set i 0} {$i < 3} {incr i} {lset m $i 0 $i}; set m
  `,
);

compareWithTclsh(
  "lmap",
  caught`
    lmap
    lmap a
    lmap a b
    lmap a b c d
    lmap a {1 2 3} {expr {$a*2}}
    lmap a {1 2 3} b {4 5} {list $a $b}
    lmap {a b} {1 2 3} {list $a $b}
    lmap {a b} {1 2 3} c {x y z} {list $a $b $c}
    lmap a {1 2 3} {if {$a==2} continue; set a}
    lmap a {1 2 3} {if {$a==2} break; set a}
    lmap {} {1 2} {set a}
    lmap a "\{" {set a}
    lmap "\{" a {set a}
    lmap a {1 2} b
    lmap a {} {error x}
    lmap a {1 2} {error foo}
    proc f {} {lmap a {1 2} {return $a}}; f
    proc f {} {lmap a {1 2} {return -code 5 $a}}; catch f m o
    proc f {} {lmap a {1 2} {lmap b {x y} {if {$a == 2} break; set a$b 1; list $a$b}}}; f
    set l lmap; catch {$l a {1 2} {error foo}} m o; dict get $o -errorinfo
    set x 1; lmap x(1) {1 2} {set y 1}
    set x 1; set l lmap; catch {$l x(1) {1 2} {set y 1}} m o; dict get $o -errorinfo
    set x 1; set l lmap; catch {$l {a x(1)} {1 2} {set y 1}} m o; dict get $o -errorinfo
    set l lmap; catch {$l a {1 2} {set y}} m o; dict get $o -errorinfo
    set l {1 2 3}; list [lmap a $l {lappend l $a; llength $l}] $l
    set l [list 1 2 3]; list [lmap a $l {lset l 2 9; set a}] $l
    lmap a(1) {1 2} {set a(1)}
    lmap a {{b c} {d e}} {lindex $a 0}
    lmap a {x y} {set a; }
    set body {set a}; lmap a {1 2} $body
    lmap a {1 2} "set a"
  `,
);

describe("limits", () => {
  it.each([
    ["lrepeat 99999999 x", "-1 more than 5000000 items in one list"],
    ["lrepeat 5000 {*}[lrepeat 5000 x]", "-1 more than 5000000 items in one list"],
    ["join [lrepeat 100000 x] [string repeat - 10000]", "-1 more than 67108864 bytes in one value"],
    ["split [string repeat , 6000000] ,", "-1 more than 5000000 items in one list"],
    ["split [string repeat x 6000000] {}", "-1 more than 5000000 items in one list"],
    ["set l [lrepeat 3000000 x]; llength [concat $l $l]", "-1 more than 5000000 items in one list"],
    ["set l [lrepeat 3000000 x]; llength [linsert $l 0 {*}$l]", "-1 more than 5000000 items in one list"],
  ])("%s", (script, expected) => {
    expect(runTcl(script)).toBe(expected);
  });

  it("lets long lists through, in linear time", () => {
    const script = `
      set l {}; for {set i 0} {$i < 100000} {incr i} {lappend l $i}
      for {set i 0} {$i < 100000} {incr i} {lset l $i [expr {-[lindex $l $i]}]}
      list [llength $l] [lindex $l end] [llength [split [join $l ,] ,]]`;
    expect(runTcl(script)).toBe("0 100000 -99999 100000");
  });
});

compareWithTclsh(
  "concat quotes as each list does",
  caught`
    concat [list foo] [list #]
    concat [list foo] #
    concat [list foo] [list # b]
    concat [list # b] [list # b]
    concat {} [list #]
    concat [list foo] [list #a]
    concat [list a] [lrange {# 2} 0 0]
    concat [list a b] [list c #]
    eval [list list a] [list #]
    llength [concat [list a b] [list "#"]]
  `,
);

compareWithTclsh(
  "lrepeat of more than Tcl takes",
  caught`
    lrepeat 0x10000000 a b c d e f g h
    lrepeat 0x7fffffff a
    lrepeat 536870910 a
    lrepeat 536870911
    lrepeat 0x80000000 a
  `,
);
