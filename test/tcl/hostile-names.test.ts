import { scriptLines } from "./caught.ts";
import { checked } from "./checked.ts";
import { compareWithTclsh } from "./differential.ts";
import { compareWithOtclsh } from "./otcl-oracle.ts";

/* What JavaScript's own objects have as members are ordinary names in Tcl. `N` in a script stands for each name. */
const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "length"];

function named(scripts: TemplateStringsArray): string[] {
  return scriptLines(scripts).flatMap((script) => NAMES.map((name) => script.replace(/\bN\b/g, name)));
}

compareWithTclsh(
  "variables, arrays and elements",
  checked(named`
    info exists N
    set N
    unset N
    incr N; set N
    append N x; lappend N y; list $N [info exists N] [info vars N] [unset N] [info exists N]
    set N(N) 1; list [array names N] [array get N] $N(N) [array size N] [info exists N(N)]
    set a(x) 1; list [info exists a(N)] [array get a N] [catch {set a(N)} m] $m
    set a(N) 1; unset a(N); list [array size a] [array exists a] [info exists a(N)]
    array set N {N N}; array names N N
    proc f {} {global N; incr N}; f; f; set N
    proc f {N} {upvar 1 $N x; incr x}; f N; f N; set N
    proc f {} {set N 1; info locals}; f
    proc f {} {upvar 0 N M; set M 5; list $N [info locals] [info vars]}; f
    foreach N {1 2} {lappend r $N}; set r
    lassign {1 2} N M; set N
    scan 5 %d N; set N
    regexp (b) abc N; set N
    catch {error x} N; set N
    catch {error x} m N; dict get $N -code
    set {N} 1; set ::N 2; list $N $::N
    set x N; set $x 1; set $x
    try {error a} on error N {set N}
    dict update d N N {set N 5}; set d`),
);

compareWithTclsh(
  "commands and namespaces",
  checked(named`
    N
    ::N
    N a b
    info commands N
    info args N
    namespace exists N
    namespace delete N
    namespace which N
    namespace origin N
    rename N x
    proc N N {return $N}; list [N 5] [info args N] [info procs N] [info commands N] [info default N N x]
    proc N {{N 1} args} {list $N $args}; list [N] [N 2 3] [info default N N x] $x
    proc N {} {}; N 1
    proc N {} {return 1}; rename N M; list [M] [catch N m] $m
    proc N {} {return 1}; rename N {}; N
    namespace eval N {variable N 1; proc N {} {variable N; incr N}}; list [N::N] [set N::N] [namespace children :: N]
    namespace eval N {namespace eval N {proc N {} {namespace current}}}; list [N::N::N] [namespace exists N::N]
    namespace eval N {proc N {} {}; namespace export N}; namespace import N::N; list [namespace origin N] [N]
    namespace eval a {}; namespace eval a {N}
    set N::x 1
    namespace eval N {proc x {} {}; namespace ensemble create}; N N
    namespace ensemble create -command N -map {N list}; list [N N a] [catch {N x} m] $m
    apply {{N} {incr N}} 1
    apply {{} {namespace current} N}
    proc unknown args {return $args}; N N
    info body N
    proc tcl::mathfunc::N x {expr {$x + 1}}; expr {N(1)}
    expr {N(1)}
    expr N
    expr {N}
    expr {$N}`),
);

compareWithTclsh(
  "keys, options and words",
  checked(named`
    dict get {N 1} N
    dict get {a 1} N
    dict exists {a 1} N
    dict create N 1 N 2
    dict set d N N 1; dict incr d M; dict set d N M 2; set d
    set d {N 1}; dict with d {incr N}; set d
    dict for {k v} {N 1} {lappend r $k $v}; set r
    dict merge {N 1} {N 2 M 3}
    dict unset d N; set d
    dict getnull {} N
    string N x
    string map {N x} aNb
    string map N x
    string is N x
    string is -N x
    string compare -N a b
    array N a
    dict N a
    info N
    namespace N
    clock N
    file N x
    switch N {N {list yes} default {list no}}
    switch x {N {list yes} default {list no}}
    switch -N x {a b}
    lsort -N {a b}
    lsearch -N {a b} c
    lsearch {a N b} N
    lsort -unique {N N a}
    regexp -N a b
    regexp N xNy m; set m
    regsub -N a b c
    return -N 1 x
    try {return -N 1 x} on return {r o} {list $r [dict get $o -N]}
    catch {return -options {N 1} x} r o; dict get $o N
    return -code N
    throw {N N} N
    format %N 1
    subst -N x

    package N
    string match N N
    lindex {a b} N
    string index abc N
    lrange {a b} N N
    expr {"N" eq "N"}
    expr {"N" in {a N}}
    string totitle N
    list {*}{N N}`),
);

compareWithOtclsh(
  "classes and objects",
  named`
    Class N; N instproc N {} {return [$self set N]}; N n; n set N 5; list [n N] [n info class] [N info instprocs]
    Class A; A N; list [N info class] [A info instances] [N set N 1] [N info vars] [N set N]
    Class A; A a; a N
    Class A; A a; a set N
    Class A; A a; a proc N {} {return $proc}; list [a N] [a info procs] [a info procs N]
    Class A; A instproc N {} {return $class}; Class B -superclass A; B instproc N {} {list $class [$self next]}; B b; b N
    Class N; Class M -superclass N; list [M info superclass] [N info subclass] [M info heritage]
    Class A; A instproc init args {$self instvar N; set N 1; eval $self next $args}; A a; list [a set N] [a info vars]
    Class A; A a -N 1
    Class A; A instproc N v {$self set v $v}; A a -N 1; a set v
    Class A; A instproc unknown {m args} {return "$m?"}; A a; a N
    Class A; A a; a info N
    Class A -superclass N
    N create x
    Class N; N n; n destroy; list [info commands n] [N info instances]
    Class N; N destroy; info commands N`,
);
