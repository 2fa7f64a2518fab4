import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";

/* What random programs brought to light. */
compareWithTclsh(
  "words of commands that Tcl compiles, or does not",
  caught`
    if 1 then {set r 1} elseif [llength $nothing] {set r 2}
    set m {}; if 1 {set r 1} elseif [lappend m x] {} else {}; list $r $m
    set i 1; catch {if $i {error a}}; set ::errorInfo
    set i 1; catch {if {$i} {error a}}; set ::errorInfo
    catch {set x [format "%*s" a]}; set ::errorInfo
    set a abc; catch {format "%d" $a}; set ::errorInfo
    catch {format %d abc}; set ::errorInfo
    catch {switch -glob -nocase -- a {A {error x} default {}}}; set ::errorInfo
    catch {switch -nocase -- a {A {error x} default {}}}; set ::errorInfo
    catch {switch -regexp -nocase -- a {A {error x} default {}}}; set ::errorInfo
    catch {switch -nocase -glob -- a {A {error x} default {}}}; set ::errorInfo
    catch {switch -exact -nocase -- a {A {error x} default {}}}; set ::errorInfo
    set s 1; catch {expr {{b c} ? $s : 2}}; set ::errorInfo
    catch {expr {{b c} ? 1 : 2}}; set ::errorInfo
    set s 1; catch {expr {{b c} || $s}}; set ::errorInfo
    catch {expr {1 && {b c}}}; set ::errorInfo
    catch {incr nowhere::x}; set ::errorInfo
    catch {incr nowhere::x 5}; set ::errorInfo
    catch {incr nowhere::x(a)}; set ::errorInfo
    proc f {} {incr nowhere::x}; catch f; set ::errorInfo
    set s a; unset s; namespace eval q {append s b}; list [info exists ::s] [info exists ::q::s]
    set s a; namespace eval q {append s b}; list $s [info exists ::q::s]
    set s a; unset s; namespace eval q {lappend s b; incr n}; list [info exists ::s] [info exists ::q::s]`,
);

compareWithTclsh(
  "traces cut after so many bytes",
  [96, 97, 98, 99, 100].flatMap((count) =>
    ["\\u00df", "\\u20ac"].flatMap((character) => [
      `catch "error x [string repeat a ${count}][string repeat ${character} 60]"; set ::errorInfo`,
      `set p [string repeat a ${count - 56}][string repeat ${character} 60]; proc $p {} {error x}; catch $p; set ::errorInfo`,
      `set p [string repeat a ${count - 66}][string repeat ${character} 60]; catch {switch -exact $p $p {error x}}; set ::errorInfo`,
    ]),
  ),
);
