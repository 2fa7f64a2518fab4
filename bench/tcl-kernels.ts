/** Loops that spend their time in one thing each, long enough that tclsh takes about half a second. */
export const kernels: Readonly<Record<string, string>> = {
  recursion:
    "proc fib n {if {$n < 2} {return $n}; expr {[fib [expr {$n-1}]] + [fib [expr {$n-2}]]}}; puts [fib 29]",
  "integer loop":
    "proc f {} {set s 0; for {set i 0} {$i < 8000000} {incr i} {set s [expr {($s + $i * 3) % 1000003}]}; set s}; puts [f]",
  "unbraced expr": "set s 0; for {set i 0} {$i < 500000} {incr i} {set s [expr $s + $i]}; puts $s",
  arrays:
    "proc f {} {for {set i 0} {$i < 1000000} {incr i} {set a($i) $i}; set s 0; foreach k [array names a] {incr s $a($k)}; set s}; puts [f]",
  "arrays by name":
    "proc f {} {for {set i 0} {$i < 500000} {incr i} {set a(node-$i) $i}; set s 0; for {set i 0} {$i < 500000} {incr i} {incr s $a(node-$i)}; set s}; puts [f]",
  lists:
    "proc f {} {for {set i 0} {$i < 1000000} {incr i} {lappend l [expr {($i * 7919) % 100003}]}; llength [lsort -integer $l]}; puts [f]",
  "list access":
    "proc f {} {set l {}; for {set i 0} {$i < 1000} {incr i} {lappend l $i}; set s 0; for {set j 0} {$j < 3000} {incr j} {for {set i 0} {$i < 1000} {incr i} {incr s [lindex $l $i]}}; set s}; puts [f]",
  strings:
    "proc f {} {set s {}; for {set i 0} {$i < 4000000} {incr i} {append s [string index abcdef [expr {$i % 6}]]}; string length $s}; puts [f]",
  format:
    "proc f {} {for {set i 0} {$i < 1200000} {incr i} {set s [format {%05d-%s} $i node]}; set s}; puts [f]",
  "proc calls":
    "proc g {a {b 2} args} {expr {$a + $b + [llength $args]}}; proc f {} {set s 0; for {set i 0} {$i < 1500000} {incr i} {incr s [g $i 1 x y]}; set s}; puts [f]",
  upvar:
    "proc g name {upvar 1 $name v; incr v}; proc f {} {set s 0; for {set i 0} {$i < 2500000} {incr i} {g s}; set s}; puts [f]",
  dict: "proc f {} {set d {}; for {set i 0} {$i < 1000000} {incr i} {dict set d $i $i}; set s 0; dict for {k v} $d {incr s $v}; set s}; puts [f]",
  regexp:
    "proc f {} {for {set i 0} {$i < 200000} {incr i} {regexp {^([a-z]+)-([0-9]+)$} node-$i all name number}; set number}; puts [f]",
  "floating point":
    "proc f {} {set x 0.5; for {set i 0} {$i < 4000000} {incr i} {set x [expr {3.7 * $x * (1.0 - $x)}]}; set x}; puts [f]",
};

/** A million elements each, kept to the end. */
export const collections: Readonly<Record<string, string>> = {
  "list of numbers": "for {set i 0} {$i < 1000000} {incr i} {lappend l $i}; puts [llength $l]",
  "list of names": "for {set i 0} {$i < 1000000} {incr i} {lappend l node-$i}; puts [llength $l]",
  "array by number": "for {set i 0} {$i < 1000000} {incr i} {set a($i) $i}; puts [array size a]",
  "array by name": "for {set i 0} {$i < 1000000} {incr i} {set a(node-$i) $i}; puts [array size a]",
};
