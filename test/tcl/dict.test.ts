import { describe, expect, it } from "vitest";
import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";
import { runTcl } from "./run.ts";

compareWithTclsh(
  "dict: subcommands",
  caught`
    dict
    dict foo
    dict ""
    dict getdef {a 1} b c
    dict getwithdefault {a 1} b c
    dict g {a 1} a
    dict k {a 1}
    dict re {a 1}
    dict fo {a b} {} {}
    dict f {a b} {} {}
    dict ge
    dict m
    dict si {a 1}
    dict cr a
  `,
);

compareWithTclsh(
  "dict: making and asking",
  caught`
    dict create
    dict create a
    dict create a b c
    dict create a b a c
    dict create {a b} {c d} e {}
    dict create 1 2 01 3
    dict exists
    dict exists {a 1}
    dict exists {a 1} a
    dict exists {a 1} b
    dict exists {a {b 1}} a b
    dict exists {a {b 1}} a b c
    dict exists {a} b
    dict exists "\{" b
    dict get
    dict get {a 1}
    dict get {a 1 b 2} b
    dict get {a 1 b 2} c
    dict get {a {b 1}} a b
    dict get {a {b 1}} a c
    dict get {a {b 1}} c c
    dict get {a x} a b
    dict get a
    dict get {a 1 a 2}
    dict get { a  1 }
    dict get {a 1} ""
    dict get "\{" a
    dict get {{a}b c} a
    dict get {"a"b c} a
    dict get [list a 1 b 2] b
    dict keys
    dict keys {a 1 b 2 ab 3}
    dict keys {a 1 b 2 ab 3} a*
    dict keys {a 1 b 2 ab 3} a* x
    dict keys {a 1 b}
    dict keys {a 1 b 2 ab 3} ab
    dict keys {a 1 b 2 ab 3} zz
    dict keys {}
    dict values
    dict values {a 1 b 2 c 11}
    dict values {a 1 b 2 c 11} 1*
    dict values {a 1 b 2 c 11} 1* x
    dict values a
    dict size
    dict size {}
    dict size {a 1 b 2 a 3}
    dict size a
    dict size "\{"
    dict info
    dict info {}
    dict info {a 1}
    dict info a
    for {set i 0} {$i<20} {incr i} {dict set d $i 1}; dict info $d
    for {set i 0} {$i<500} {incr i} {dict set d node-$i 1}; dict info $d
    dict merge
    dict merge {a 1}
    dict merge { a   1 }
    dict merge {a 1 b 2} {a 3 c 4}
    dict merge {a 1 b 2} {a}
    dict merge a
    dict merge {a 1} {b 2} {a 3}
    dict merge {a 1 a 2} {}
    dict remove
    dict remove {a 1}
    dict remove { a  1 }
    dict remove {a 1 b 2} a
    dict remove {a 1 b 2} c
    dict remove { a  1 b 2} c
    dict remove {a 1 b 2 c 3} a c
    dict remove {a} c
    dict replace
    dict replace {a 1}
    dict replace { a   1 }
    dict replace {a 1} b
    dict replace {a 1} a 2 b 3
    dict replace {a 1 b 2} a 2 b
    dict replace a b c
    dict get [dict create __proto__ 1 constructor 2] __proto__
    set d [dict create a 1]; set e [dict replace $d a 2]; list $d $e
    llength [dict create a 1 b 2]
    lindex [dict create a 1 b {x y}] end
    set d [dict create a 1 b 2]; lappend d c 3; dict get $d c
    string length [dict create a 1 b {}]
  `,
);

compareWithTclsh(
  "dict: changing a variable",
  caught`
    dict append
    dict append d
    dict append d k
    set d {a 1}; dict append d a x y
    set d {a 1}; dict append d b
    dict append d k v w
    set d "a"; dict append d k v
    set d(1) x; dict append d k v
    dict append d(1) k v
    dict incr
    dict incr d
    dict incr d k
    set d {k 5}; dict incr d k
    set d {k 5}; dict incr d k 3
    set d {k x}; dict incr d k
    set d {k 5}; dict incr d k x
    set d {k 5}; dict incr d z x
    set d {k 5}; dict incr d z 3
    dict incr d z 0x10
    dict incr d k 1.5
    dict incr d k [string repeat x 100]
    set d {k 1.5}; dict incr d k
    set d {k}; dict incr d k
    set d {k 99999999999999999999}; dict incr d k
    set d {k 9007199254740991}; dict incr d k
    set d {k 5}; dict incr d k 1 2
    set d {k 5}; dict incr d k 99999999999999999999
    set d {k x}; dict incr d k 99999999999999999999
    set d {k 0x10}; dict incr d k
    dict lappend
    dict lappend d
    dict lappend d k
    dict lappend d k a b
    set d {k {1 2}}; dict lappend d k 3 4
    set d {k {1 2}}; dict lappend d k
    set d "k {1 \\\{}"; dict lappend d k 3 4
    set d "k \{\\\{\}"; dict lappend d k 3 4
    set d "k"; dict lappend d k 3 4
    dict set
    dict set d
    dict set d k
    dict set d k v
    dict set d a b c v
    set d {a 1}; dict set d a b v
    set d {a {b 1}}; dict set d a b v
    set d {a {b 1}}; dict set d a c v
    set d a; dict set d a b
    set d {a 1}; dict set d b 2; set d
    set d {b 1 a 2}; dict set d b 3; set d
    set d(1) {a 1}; dict set d b 2; set d
    set x 1; dict set x(1) a b
    dict set a(x) k v; array get a
    dict unset
    dict unset d
    dict unset d k
    dict unset d k; info exists d
    set d {a 1 b 2}; dict unset d a
    set d {a 1 b 2}; dict unset d c
    set d {a {b 1 c 2}}; dict unset d a b
    set d {a {b 1 c 2}}; dict unset d x b
    set d {a {b 1 c 2}}; dict unset d a x
    set d {a {b 1 c 2}}; dict unset d a b c
    set d {a {b 1 c 2}}; dict unset d
    set d { a  1 }; dict unset d c
    set d {a}; dict unset d c
    dict unset d a b
    set d [dict create a 1]; set e $d; dict set d a 2; list $d $e
    set d [dict create a [dict create b 1]]; set e $d; dict set d a b 2; list $d $e
    set d [dict create a [dict create b 1]]; set e [dict get $d a]; dict set d a b 2; list $d $e
    set d [dict create a [list 1]]; set e [dict get $d a]; dict lappend d a 2; list $d $e
    set d [dict create a 1]; dict set d b $d; dict set d b a 5; set d
    set d [dict create a 1]; dict lappend d l $d; dict set d a 5; set d
    set d [dict create k [list 1]]; dict lappend d k [dict get $d k]; set d
    set d [dict create a 1]; foreach k {x y} {dict set d $k $d}; set d
    proc f d {dict set d a 2; return $d}; set d [dict create a 1]; list [f $d] $d
    set d {}; foreach w {a b a c b a} {dict incr d $w}; set d
    set d {}; foreach {k v} {a 1 b 2 a 3} {dict lappend d $k $v}; set d
  `,
);

compareWithTclsh(
  "dict for, map and filter",
  caught`
    dict for
    dict for {k v}
    dict for {k v} {a 1}
    dict for {k v} {a 1} {} {}
    dict for {k v} {a 1 b 2} {lappend r $k=$v}; set r
    dict for k {a 1 b 2} {lappend r $k=$v}; set r
    dict for {k v x} {a 1 b 2} {lappend r $k=$v}; set r
    dict for "k \{" {a 1 b 2} {lappend r $k=$v}; set r
    dict for {k v} {a 1 b} {lappend r $k=$v}
    dict for {k v} {a 1 b 2} {break}; set k
    dict for {k v} {a 1 b 2} {if {$k eq "a"} continue; lappend r $k}; set r
    dict for {k v} {a 1 b 2} {error foo}
    catch {dict for {k v} {a 1 b 2} {error foo}} m o; dict get $o -errorinfo
    catch {set d dict; $d for {k v} {a 1 b 2} {error foo}} m o; dict get $o -errorinfo
    proc f {} {dict for {k v} {a 1} {return $v}}; f
    dict for {k v} {a 1 b 2} {set k}
    set a 1; dict for {a(1) v} {x 1} {}
    dict for {a(1) v} {x 1} {}; array get a
    set d {a 1 b 2}; dict for {k v} $d {dict set d $k$k $v; dict unset d b}; set d
    set d [dict create a 1 b 2]; dict for {k v} $d {dict set d $k$k $v}; set d
    dict for {k v} {a 1} "set x"
    dict map
    dict map {k v} {a 1 b 2} {expr {$v*2}}
    dict map k {a 1 b 2} {expr {$v*2}}
    dict map {k v} {} {error x}
    dict map {k v} {a 1 b 2} {if {$k eq "a"} continue; set v}
    dict map {k v} {a 1 b 2} {if {$k eq "b"} break; set v}
    proc f {} {dict map {k v} {a 1 b 2} {if {$k eq "b"} break; set v}}; f
    proc f {} {dict map {k v} {a 1 b 2} {if {$k eq "a"} continue; set v}}; f
    proc f {} {dict map {k v} {a 1 b 2} {return $k$v}}; f
    dict map {k v} {a 1 b 2} {set k z; set v}
    dict map {k v} {a 1 b 2} {unset k; set v}
    dict map {k v} {a 1 b 2} {unset v}
    dict map {k v} {a 1 b 2} {error foo}
    catch {dict map {k v} {a 1 b 2} {error foo}} m o; dict get $o -errorinfo
    dict map {k v} {a 1 b} {error foo}
    dict filter
    dict filter {a 1}
    dict filter {a 1} foo
    dict filter {a} foo
    dict filter {a 1} k
    dict filter {a 1} key
    dict filter {a 1 b 2 ab 3} key a*
    dict filter {a 1 b 2 ab 3} key a b
    dict filter {a 1 b 2 ab 3} value 1 3
    dict filter {a 1 b 2 ab 3} value
    dict filter {a 1 b 2 ab 3} v {[12]}
    dict filter {a} key
    dict filter {a} key x y
    dict filter {a} value
    dict filter {a 1} foo bar
    dict filter {a 1 b 2 ab 3} script
    dict filter {a 1 b 2 ab 3} script {k v}
    dict filter {a 1 b 2 ab 3} script {k v} {expr {$v>1}}
    dict filter {a 1 b 2 ab 3} script {k} {expr {$v>1}}
    dict filter {a 1 b 2 ab 3} script {k v} {expr {$v>1}} x
    dict filter {a 1 b 2 ab 3} script {k v} {set v}
    dict filter {a 1 b 2 ab 3} script {k v} {break}
    dict filter {a 1 b 2 ab 3} script {k v} {if {$k eq "b"} break; set x 1}
    dict filter {a 1 b 2 ab 3} script {k v} {if {$k eq "b"} continue; set x 1}
    dict filter {a 1 b 2 ab 3} script {k v} {error foo}
    catch {dict filter {a 1 b 2 ab 3} script {k v} {error foo}} m o; dict get $o -errorinfo
    dict filter {a 1 b 2 ab 3} script {k v} {list x}
    dict filter {a 1 b 2 ab 3} script {k v} {set k zzz; string equal $k zzz}
    dict filter {a} script {k v} {}
    dict filter {a 1} s {k v} {expr 1}
    proc f {} {dict filter {a 1 b 2} script {k v} {return $k}}; f
  `,
);

compareWithTclsh(
  "dict update and with",
  caught`
    dict update
    dict update d
    dict update d k
    dict update d k v
    dict update d k v body
    dict update d k v w body
    set d {a 1 b 2}; dict update d a x b y {set x 5; unset y}; set d
    set d {a {b {c 1}}}; dict update d a t {dict update t b t {dict set t d 2}}; set d
    set t {a 1}; dict update t a t {set t {b 2}}; set t
    set t {a {t 1}}; dict with t a {set t {a {x 1}}}; set t
    set d {a {q 1}}; dict with d {set a $d}; set d
    set d {a 1 b 2}; dict update d a x c z {set z 9}; set d
    set d {a 1 b 2}; dict update d a x {set x 9; unset d}; info exists d
    set d {a 1 b 2}; dict update d a x {set x 9; set d foo}
    set d {a 1 b 2}; dict update d a x {set x 9; set d {q 1}}; set d
    set d {a 1 b 2}; dict update d a x {set x 9; error oops}
    set d {a 1 b 2}; catch {dict update d a x {set x 9; error oops}}; set d
    set d {a 1 b 2}; catch {dict update d a x {set x 9; error oops}} m o; dict get $o -errorinfo
    set d {a 1 b 2}; dict update d a x b
    set d {a 1 b 2}; catch {dict update d a x {set x 9; break}} m; list $m $d
    set d {a 1 b 2}; dict update d a x {string cat result}
    set d a; dict update d a x {}
    dict update nosuch a x {set x 1}; set nosuch
    set d {a 1}; dict update d a d {set d 5}; set d
    set d {a 1 b 2}; dict update d a x b x {set x 7}; set d
    set d {a 1}; set q 1; dict update d z q {info exists q}
    set d {a 1}; dict update d a x {set x $d}; set d
    set d [dict create a 1]; set e [dict update d a x {set x 2; set d}]; list $d $e
    proc f {} {set d {a 1}; dict update d a x {return 5}}; f
    proc f {} {set d {a 1 b 2}; dict update d a x b y {set x 5; set y 6; unset x}; set d}; f
    set d {a {b 1}}; dict update d a x {dict update x b y {incr y}}; set d
    dict with
    dict with d
    dict with d {}
    set d {a 1 b 2}; dict with d {set a 5; incr b}; set d
    set d {a 1 b 2}; dict with d {set a 5; set c 7}; set d
    set d {a 1 b 2}; dict with d {unset a}; set d
    set d {a 1 b 2}; dict with d {unset d}; info exists d
    set d {a {b 1 c 2}}; dict with d a {set b 9}; set d
    set d {a {b 1 c 2}}; dict with d x {set b 9}; set d
    set d {a {b 1 c 2}}; dict with d a b {set b 9}; set d
    set d {a {b 1 c 2}}; dict with d a {set d foo}
    set d {a {b 1 c 2}}; dict with d a {set d {a x}}
    set d {a {b 1 c 2}}; dict with d a {set d {c 1}}; set d
    set d {a {b 1 c 2}}; dict with d a {set b 7; set d {a {q 1}}}; set d
    set d {a {b {c 1}}}; set e $d; dict with d a b {incr c}; list $d $e
    set d {a 1 b 2}; dict with d {string cat foo}
    set d {a 1 b 2}; dict with d {error foo}
    set d {a 1 b 2}; catch {dict with d {set a 2; error foo}} m o; list $d [dict get $o -errorinfo]
    set d {a 1 b 2}; catch {dict with d {set a 2; break}} m; set d
    set d a; dict with d {}
    set d {a(1) 2}; dict with d {set a(1)}
    set d {a 2}; set a(1) 2; dict with d {set a}
    set d {a 2}; dict with d {}
    set d {a 1}; dict with d {set a $d}; set d
    set d [dict create a 1]; set e [dict with d {incr a; set d}]; list $d $e
    catch {dict incr d a x}; set ::errorInfo
    set d {a 1}; catch {dict incr d a 1.5}; set ::errorInfo
    set d {a 1.0}; dict incr d a b
    dict incr d a [expr {.5}]
    dict incr d a [string repeat x 60]
    proc p {} {dict update d a b {}}; p
    proc p {} {dict with d {}}; p
    proc f d {dict with d {return [expr {$a + $b}]}}; f {a 1 b 2}
    proc f d {dict with d {}; list $a $b}; f {a 1 b 2}
  `,
);

describe("limits", () => {
  it("reads a list as a dictionary, and a dictionary as a list, once", () => {
    const script = `
      for {set i 0} {$i < 20000} {incr i} {lappend l k$i v$i}
      for {set i 0} {$i < 20000} {incr i} {append t [dict get $l k$i]}
      set d [dict create {*}$l]
      for {set i 0} {$i < 20000} {incr i} {append t [lindex $d $i]}
      list [string length $t] [lindex $l 1] [dict get $l k1]`;
    expect(runTcl(script)).toBe("0 206670 v0 v1");
  });

  it("builds large dictionaries in linear time", () => {
    const script = `
      set d {}; for {set i 0} {$i < 100000} {incr i} {dict set d $i x; dict lappend d l $i; dict append d t y}
      list [dict size $d] [llength [dict get $d l]] [string length [dict get $d t]]`;
    expect(runTcl(script)).toBe("0 100002 100000 100000");
  });

  it.each([
    [
      "set d {}; while 1 {dict append d k [string repeat x 1000000]}",
      "-1 more than 67108864 bytes in one value",
    ],
    ["set d {}; while 1 {dict lappend d k {*}[lrepeat 1000000 x]}", "-1 more than 5000000 items in one list"],
  ])("%s", (script, expected) => {
    expect(runTcl(script)).toBe(expected);
  });
});
