import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";

compareWithTclsh(
  "array: elements",
  caught`
    array
    array foo a
    array foo
    array e a
    array s a
    array se a {b c}; set a(b)
    array st a
    array star a
    array exists
    array exists a
    array exists a b
    set a 1; array exists a
    array set a {}; array exists a
    array set a {1 2}; array exists a(1)
    array get
    array get a
    array set a {1 2}; array get a
    set a 1; array get a
    array set a {1 2 b 3}; array get a b
    array set a {1 2 b 3}; array get a zz
    array set a {1 2 b 3}; array get a {[bc]*}
    array set a {1 2 b* 3}; array get a {b\*}
    array set a {1 2 b 3}; array get a x y
    array names
    array names a
    array names a b c d
    array set a {1 2 b 3}; lsort [array names a]
    array set a {1 2 b 3}; array names a b*
    array set a {1 2 b 3}; array names a -exact b
    array set a {1 2 b 3}; array names a -exact c
    array set a {1 2 b 3}; array names a -glob b*
    array set a {1 2 b 3}; array names a -regexp ^b
    array set a {1 2 b 3}; array names a -re ^b
    array set a {1 2 b 3}; array names a -foo ^b
    array set a {1 2 b 3}; array names a foo ^b
    array set a {1 2 b 3}; array names a -glob
    array set a {1 2 b 3}; array names a -regexp (
    array names nosuch -regexp (
    array names nosuch -foo (
    array set a {}; array names a -foo (
    array set a {}; array names a -regexp (
    array set a {-glob 2 b 3}; array names a -glob
    array set
    array set a
    array set a b
    array set a {b c}
    array set a {b c} d
    set a 1; array set a {}
    set a 1; array set a {b c}
    set a 1; array set a b
    array set a "\{"
    array set a(1) {b c}
    array set a(1) {}
    array set a {a 1 a 2}; array get a
    array set a {a 1} ; array set a {b 2}; lsort [array get a]
    array set nosuch::a {b c}
    array set nosuch::a {}
    array set a [dict create x 1 y {2 3}]; set a(y)
    array set a {(x 1 y) 2}; list [set a((x)] [set a(y))]
    array set {} {a 1}; set (a)
    array size
    array size a
    array set a {a 1 b 2}; array size a
    set a 1; array size a
    array unset
    array unset a
    array unset a b c
    array set a {a 1 b 2}; array unset a a; array get a
    array set a {a 1 b 2 ab 3}; array unset a a*; array get a
    array set a {a 1 b 2 ab 3}; array unset a; info exists a
    array set a {a 1 b 2 ab 3}; array unset a *; array exists a
    array set a {a 1 b 2 ab 3}; array unset a zz*; array size a
    set a 1; array unset a; info exists a
    set a 1; array unset a *; info exists a
    array set a {a 1}; array unset a(a); array get a
    array set a {1 2}; foreach i [array names a] {unset a($i)}; array exists a
    proc f {} {array set a {1 2}; upvar 0 a(1) b; array get a}; f
    proc f {} {array set a {1 2}; upvar 0 a(3) b; list [array get a] [array size a] [array names a] [array names a -exact 3]}; f
    proc f {} {array set a {1 2}; upvar 0 a(1) b; array set a {1 5}; set b}; f
    proc f {} {upvar x a; array set a {1 2}}; f; array get x
    array set ::q::a {1 2}
    namespace eval q {}; array set ::q::a {1 2}; array get q::a
    array set l [list a [list 1 2]]; lappend l(a) 3; set l(a)
    set v [list 1 2]; array set l [list a $v]; lappend l(a) 3; set v
    array set a {__proto__ 1 constructor 2}; lsort [array names a]
  `,
);

compareWithTclsh(
  "array: order of the elements",
  caught`
    array set a {a 1} ; array set a {b 2 c 3 d 4 x 5}; array get a
    array set a {node-1 1 node-2 2 node-10 3 lan0 4}; array names a
    for {set i 0} {$i<5} {incr i} {set a($i) 1}; array names a
    for {set i 0} {$i<12} {incr i} {set a($i) 1}; array names a
    for {set i 0} {$i<13} {incr i} {set a($i) 1}; array names a
    for {set i 0} {$i<100} {incr i} {set a(node$i) 1}; array names a
    for {set i 300} {$i} {incr i -1} {set a($i,$i) 1}; array names a
    for {set i 300} {$i} {incr i -1} {set a($i,$i) 1}; array names a 1*
    for {set i 300} {$i} {incr i -1} {set a($i,$i) 1}; array names a -regexp 1.*3
    foreach w {the quick brown fox jumps over the lazy dog again and once more} {incr a($w)}; array get a
    array set a {é 1 ü 2 \u4e2d 3 😀 4 "" 5 " " 6}; array names a
    set a(\0) 1; set a(\u00ff) 2; set a(\u0800) 3; set a(b) 4; string length [array names a]
    for {set i 0} {$i<50} {incr i} {set a(n$i) 1}; array unset a n1*; lsort [array names a]
  `,
);

compareWithTclsh(
  "array: searches",
  caught`
    array anymore
    array anymore a
    array anymore a s-1-a
    array donesearch
    array nextelement
    array startsearch
    array startsearch nosuch
    set x 1; array startsearch x
    array set a {1 2}; array startsearch a(1)
    array set a {1 2}; array anymore a foo
    array set a {1 2}; array anymore a s-1-a
    array set a {1 2}; array startsearch a
    array set a {1 2}; array startsearch a; array startsearch a
    array set a {1 2}; set s [array startsearch a]; list [array anymore a $s] [array nextelement a $s] [array anymore a $s] [array nextelement a $s] [array nextelement a $s]
    array set a {1 2 3 4 5 6}; set s [array startsearch a]; while {[array anymore a $s]} {lappend r [array nextelement a $s]}; set r
    array set a {}; set s [array startsearch a]; array anymore a $s
    array set a {1 2}; set s [array startsearch a]; array donesearch a $s; array anymore a $s
    array set a {1 2}; set s [array startsearch a]; array donesearch a $s
    array set a {1 2}; set s [array startsearch a]; array set b {1 2}; array anymore b $s
    array set a {1 2}; array set b {1 2};set s [array startsearch a]; set t [array startsearch b]; array anymore b $s
    array set a {1 2}; set s [array startsearch a]; array donesearch a $s; array startsearch a
    array set a {1 2}; array startsearch a; array startsearch a; array donesearch a s-1-a; array startsearch a
    array set a {1 2}; array startsearch a; array startsearch a; array donesearch a s-2-a; array startsearch a
    array set a {1 2}; set s [array startsearch a]; set a(3) 4; array anymore a $s
    array set a {1 2}; set s [array startsearch a]; unset a(1); array anymore a $s
    array set a {1 2}; set s [array startsearch a]; set a(1) 5; array anymore a $s
    array set a {1 2}; set s [array startsearch a]; unset a; array set a {1 2}; array anymore a $s
    array set a {1 2}; array nextelement a s-2-b
    array set a {1 2}; array nextelement a s-1
    array set a {1 2}; array nextelement a s-x-a
    array set a {1 2}; array nextelement a s1-a
    array set a {1 2}; array startsearch a; array nextelement a s-1-b
    array set a {1 2}; array startsearch a; array nextelement a s-99-a
    array set a {1 2}; array startsearch ::a
    namespace eval q {variable a; array set a {1 2}; array startsearch a}
    proc f {} {upvar a b; array startsearch b}; array set a {1 2}; f
  `,
);

compareWithTclsh(
  "array statistics",
  caught`
    array statistics
    array statistics a
    set a 1; array statistics a
    array set a {}; array statistics a
    array set a {a 1 b 2}; array statistics a
    for {set i 0} {$i<12} {incr i} {set a($i) 1}; array statistics a
    for {set i 0} {$i<20} {incr i} {set a($i) 1}; array statistics a
    for {set i 0} {$i<1000} {incr i} {set a(n$i) 1}; array statistics a
    for {set i 0} {$i<47} {incr i} {set a([string repeat x $i]) 1}; array statistics a
  `,
);
