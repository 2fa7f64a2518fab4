import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";

compareWithTclsh(
  "parameter lists that are wrong",
  caught`
    catch {apply {{{}} {}}}; set ::errorInfo
    set lambda {{{a b c}} {}}; catch {apply $lambda}; set ::errorInfo
    catch {apply {a(1) {}}}; set ::errorInfo
    catch {apply {a::b {}}}; set ::errorInfo
    catch {proc f {{a b c}} {}}; set ::errorInfo
    catch {proc {a b} {{}} {}}; set ::errorInfo
    catch {proc ::f a(1) {}}; set ::errorInfo
    namespace eval n {catch {proc f a::b {}}}; set ::errorInfo
    catch {proc f "\{" {}}; set ::errorInfo
  `,
);

compareWithTclsh(
  "try",
  caught`
    try {throw {A B C} m} trap {A B} {m} - on ok {x} {list [info exists m] $x}
    set t try; $t {throw {A B C} m} trap {A B} {m} - on ok {} {set m}
    catch {try {error a} trap X {} {}}; set ::errorInfo
    catch {try {error a} on error {} {error b}}; set ::errorInfo
    catch {try {error a} on error {} {error b} finally {set x 1}}; set ::errorInfo
    catch {try {error a} trap X {} {} finally {error b}}; set ::errorInfo
    proc p {} {try {error a} on error {} {error b}}; catch p; set ::errorInfo
    proc p {} {try {error a} trap X {m} {set x 1} finally {error d}}; catch p; set ::errorInfo
    set out {}; try {lappend out a} finally {lappend out f}
    set out {}; list [try {error x} on error {m} {lappend out $m} finally {lappend out f}] $out
  `,
);

compareWithTclsh(
  "expressions",
  caught`
    expr {1,2}
    expr {max((1,2))}
    expr {1 ? 2 : 3 , 4}
    expr {max(,1)}
    expr {max(1,)}
    expr {max(,)}
    catch {if {"0 < 3"} {}}; set ::errorInfo
    catch {if {"a" && 1} {}}; set ::errorInfo
    catch {if {!"a"} {}}; set ::errorInfo
    expr {(.50)}
    expr {((0x10))}
    expr {(NaN)}
    expr {(" 12 ")}
    if {(0x10)} {set x 1}
    expr {(0x10) + 0}
    expr {NaN}
    set x NaN; expr {$x}
    set x nan(abc); expr {"$x"}
    expr {sqrt(-1)}
    expr {sqrt(-1) + 1}
    expr {sqrt(-1) == 1}
    expr {-sqrt(-1)}
    expr {sqrt(-1) && 1}
    expr {max(sqrt(-1), 1)}
    if {sqrt(-1)} {}
    set z if; $z {sqrt(-1)} {}
    set x [string repeat abcdefghij 9]; if {$x} {}
    set x [string repeat é 60]; expr {double($x)}
    set x [string repeat abcdefghij 9]; expr {abs($x)}
    set x 0[string repeat 8 70]; expr {sin($x)}
    set x [string repeat abcdefghij 9]; format %d $x
    set x [string repeat abcdefghij 9]; string repeat a $x
    format %x [expr {1.0}]
    format %d 1.5
  `,
);

compareWithTclsh(
  "incr",
  caught`
    set i 1.0; incr i a
    set i 1.0; incr i 2.0
    set i a; incr i b
    proc p {i j} {incr i $j}; p 1.0 a
    proc p {i j} {incr i $j}; p 1 2.0
    proc p i {incr i a}; catch {p 1.0}; set ::errorInfo
  `,
);

compareWithTclsh(
  "variables that are not there",
  caught`
    proc p {} {variable nope::x}; p
    variable nope::x 1
    proc p {} {lset m 0 a}; p
    proc p {} {lset m(1) 0 a}; p
    proc p {} {lset ::m 0 a}; p
    proc p {} {set n m; lset $n 0 a}; p
    lset m 0 a
    proc p {} {append d}; p
    proc p {} {set d 1; append d(1) 1}; p
    proc p {} {set d 1; unset d(1)}; p
    proc p {} {unset a(x)}; p
    proc p {} {unset a}; p
    proc p {} {set a(y) 1; unset a(x)}; p
    unset a(x)
    proc p {} {eval {append s $t}}; p
    proc p {} {eval {set x $t}; set t}; p
    proc p {} {set y x; set $y}; p
    proc p {} {set y x; set $y; set x}; p
    proc p {} {eval {lset x 0 1}}; p
    proc p {} {catch {set t} m o; dict get $o -errorcode}; p
  `,
);

compareWithTclsh(
  "an element of an array is no array",
  caught`
    upvar 0 x(a) b; set b(2) 4
    proc p {} {upvar x(a) b; set b(2) 44}; p
    proc p {} {upvar x(a) b; lappend b(2) 44}; p
    proc p {} {upvar x(a) b; incr b(2)}; p
    proc p {} {upvar x(a) b; append b(2) 3}; p
    proc p {} {upvar x(a) b; array set b {2 44}}; p
    upvar 0 x(a) b; array set b {}
    upvar 0 x(a) b; array set b {1 2}
    upvar 0 x(a) b; upvar 0 b(c) d; set d 3
    upvar 0 x(a) b; dict set b(2) a b
    upvar 0 x(a) b; set b(1)
    upvar 0 x(a) b; unset b(1)
    upvar 0 x(a) b; array exists b
    upvar 0 x(a) b; set b 1; unset x; set b(1) 2
    upvar 0 x(a) b; set b 1; incr b; lappend x(a) 5; list $b $x(a)
    set y(1) 1; upvar 0 y x; incr x(2); array get y 2
    proc p {} {global x; array set x {1 2}}; set x 5; p
    set x 5; array set x {1 2}
    set x 5; incr x(1)
    set x 5; unset x(1)
  `,
);

compareWithTclsh(
  "variables whose array or namespace is gone",
  caught`
    proc p {} {array set x {1 2}; upvar 0 x(1) f; unset x; set f}; p
    proc p {} {array set x {1 2}; upvar 0 x(1) f; unset x; set f 3}; p
    proc p {} {array set x {1 2}; upvar 0 x(1) f; unset x; incr f}; p
    proc p {} {array set x {1 2}; upvar 0 x(1) f; unset x; set f(1) 3}; p
    proc p {} {array set x {1 2}; upvar 0 x(1) f; unset x; unset f}; p
    proc p {} {array set x {1 2}; upvar 0 x(1) f; unset x; info exists f}; p
    proc p {} {array set x {1 2}; upvar 0 x(1) f; unset x(1); set f 3; array get x}; p
    proc p {} {array set x {1 2}; upvar 0 x(1) f; array unset x 1; set f 4; array get x}; p
    proc p {} {array set x {1 2}; upvar 0 x(1) f; array unset x; set f 4}; p
    set x 314; namespace eval n {variable x 777; unset x; set x}
    set x 314; namespace eval n {variable x 777; unset x; set x 5}; list $x [info exists n::x]
    set x 314; namespace eval n {variable x; catch {unset x}; set x 5}; list $x [info exists n::x]
    namespace eval n {variable x 777; unset x; set x 5}; list [info exists ::x] $n::x
    namespace eval n {variable x 4; proc p {} {variable x; unset x; set x 9}; p; set x}
    namespace eval m {variable v g}; namespace eval n::m {variable v l; unset v}; namespace eval n {set m::v}
    upvar #0 a nosuch::b
    namespace upvar :: a nosuch::b
    variable nosuch::b(1)
    proc p {} {variable nosuch::b(1)}; p
    array set nosuch::b(0) {a b}
    array set nosuch::b {}
    set a 1; array set a(1) {}
    array set a(1) {}
    incr nosuch::a
    incr nosuch::a(1) 2
    proc p {} {incr nosuch::a 2}; p
    set i incr; $i nosuch::a
  `,
);

compareWithTclsh(
  "levels",
  [
    "-0xffffffff",
    "#-0xffffffff",
    "#-1",
    "0xffffffff",
    "#0x100000000",
    "1.5",
    "#",
    "#a",
    "1a",
    " 1",
    "08",
    "#08",
  ]
    .flatMap((level) => [
      `uplevel {${level}} {info level}`,
      `upvar {${level}} a b; set b 1`,
      `info level {${level}}`,
    ])
    .map(
      (body) =>
        `catch {apply {{} {${body}}}} r o; list $r [dict get [dict merge {-errorcode -} $o] -errorcode]`,
    ),
);

compareWithTclsh(
  "namespaces that cannot be",
  caught`
    namespace eval n {namespace eval {} {}}
    namespace eval n {namespace eval :: {namespace current}}
    namespace eval {} {namespace current}
    namespace eval n {namespace children {}}
    namespace eval n {namespace delete {}}
    namespace eval n {namespace exists {}}
    namespace eval n {namespace inscope {} {namespace current}}
    namespace eval n {namespace path {{}}}
    info loaded nosuch
  `,
);

compareWithTclsh(
  "words that are substituted before a command runs",
  caught`
    proc p s {catch [eval $s GOOD]; error BAD}; catch {p error} r; set r
    set b {}; set l {}; try {lappend l error} finally [lappend l set b]; list $l $b
    set l {}; set i 0; set r {}; for {} {$i < 3} {incr i} [lappend l lappend r]; list $l $r
    proc p {} {set l {}; set i 0; while {[incr i] < 4} [lappend l lappend l]; set l}; p
    proc p {} {set j 0; if {[incr j] == 0} {set r 1} elseif "$j == 1" {set r 2} else {set r 3}}; p
  `,
);

compareWithTclsh(
  "options of return",
  caught`
    return -options foo
    return -options {-code foo}
    return -options {-code foo -options {-code break}}
    return -level 0 -code error -options {-code foo -options {-code break}}
    return -code error -options {-code ok} x
    return -level foo -code bar
    return -errorcode "\{" -level foo
    catch {return -code error} m o; set o
    catch {return -code error -errorstack {CALL a CALL b} x} m o; list $o [info errorstack]
    catch {return -code error -errorinfo x} m o; dict remove $o -errorline
    catch {return -foo bar -code error} m o; set o
    catch {return -code break -errorcode A} m o; set o
    catch {return -code 2} m o; set o
  `,
);
