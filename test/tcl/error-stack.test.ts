import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";

/** The calls of an error stack, without what failed first: Tcl names an instruction of its own there. */
const CALLS =
  "proc f x {g $x$x}; proc g x {error G:$x}; " +
  "proc calls script {catch {uplevel #0 $script} m o; " +
  "if {[info errorstack] ne [dict get $o -errorstack]} {error differs}; lrange [dict get $o -errorstack] 2 end};";

/** What failed as well, where Tcl calls a command. */
const WHOLE =
  "proc f x {g $x$x}; proc g x {error G:$x}; " +
  "proc whole script {catch {uplevel #0 $script} m o; dict get $o -errorstack};";

compareWithTclsh(
  "calls that an error passed",
  caught`
    calls {f 12}
    calls {error foo}
    calls {set nosuch}
    proc h x {set nosuch}; calls {h 1}
    proc h x {uplevel 1 {error foo}}; calls {h a}
    proc h x {uplevel 1 [list error foo]}; calls {h a}
    proc h x {uplevel 1 [list f $x]}; proc k {} {h 3}; calls k
    proc h x {uplevel #0 [list f $x]}; proc k {} {h 3}; calls k
    proc h x {uplevel 2 [list f $x]}; proc k {} {h 3}; calls k
    proc h x {uplevel 1 {uplevel 1 {f 1}}}; proc k {} {h 3}; calls k
    proc h x {uplevel 1 {uplevel #0 {uplevel #0 {f 1}}}}; proc k {} {h 3}; calls k
    proc h x {uplevel 1 {namespace eval n {f 1}}}; proc k {} {h 3}; calls k
    proc h x {eval [list f $x]}; proc k {} {h 3}; calls k
    proc h x {eval {f $x}}; proc k {} {h 3}; calls k
    proc h x {foreach y $x {f $y}}; calls {h 3}
    proc h x {namespace eval foo [list ::f $x]}; calls {h 3}
    proc h x {apply {x {f $x}} $x}; calls {h 3}
    proc h x {string foo $x}; calls {h 3}
    proc h x {tailcall g $x}; proc k {} {h 3}; calls k
    proc h x {catch {f $x} m o; return -options $o $m}; calls {h 3}
    proc h x {catch {f $x} m o; return -options [dict remove $o -errorstack] $m}; proc k {} {h 3}; calls k
    proc h x {try {f $x} finally {set x 1}}; calls {h 3}
    proc h x {try {f $x} on error {m o} {error $m}}; calls {h 3}
    proc h x {break}; proc k {} {h 3}; calls k
    proc h x {error a b c}; proc k {} {h 3}; calls k
    interp alias {} ff {} f; proc h x {ff $x}; calls {h 3}
    proc unknown args {f $args}; proc h x {nosuch $x}; calls {h 3}
    calls {catch {f 1}; error 3}
    calls {set x [f 1]}
    calls {uplevel #0 {f 1}}
    calls {namespace eval foo {error x}}
    catch {f 1}; f 1; info errorstack
    info errorstack a b
    info errorstack nosuch
    info errorstack {}
    catch {f 1}; catch {set x 1}; lrange [info errorstack] 2 end
  `.map((script) => `${CALLS} ${script}`),
);

compareWithTclsh(
  "what failed first in an error stack",
  caught`
    whole {f 12}
    whole {error foo}
    whole {nosuch a b}
    proc h x {nosuch $x a}; whole {h 1}
    proc h x {f}; whole {h 1}
    proc h x {uplevel 1 [list error foo]}; whole {h 1}
    proc h x {return -code error foo}; proc k {} {h 3}; whole k
    proc h x {return -code error -errorstack {CALL foo} bar}; proc k {} {h 3}; whole k
    proc h x {return -code error -errorinfo foo bar}; proc k {} {h 3}; whole k
    proc h x {catch {f $x} m o; return -options [dict remove $o -errorstack] $m}; proc k {} {h 3}; whole k
  `.map((script) => `${WHOLE} ${script}`),
);
