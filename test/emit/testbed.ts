import { splitList } from "../../src/parser/index.ts";
import { askEach } from "../parser/tclsh.ts";

/**
 * A testbed in a few lines of Tcl: it names objects by the variable that first holds them, refuses a name that is
 * taken, gives internal names, and keeps every tb- command whose object exists.
 */
const TESTBED = `
  rename set tcl_set
  tcl_set last {}
  tcl_set calls {}
  tcl_set created 0
  proc create {name} {
    if {[llength [info commands ::$name]]} { error "name $name is taken" }
    proc ::$name {method args} { return [method $method $args] }
    tcl_set ::last $name
    return $name
  }
  proc method {method words} {
    if {$method eq "node"} { return [create tbnode-n[incr ::created]] }
    if {$method eq "make-lan" || $method eq "duplex-link"} {
      lappend ::calls [list $method {*}$words]
      return [create tblan-lan[incr ::created]]
    }
    lappend ::calls [list $method {*}$words]
  }
  proc new {class} { return [create Simulator1] }
  proc set {args} {
    if {[llength $args] == 1} { return [uplevel 1 [list tcl_set {*}$args]] }
    lassign $args var value
    uplevel 1 [list tcl_set $var $value]
    if {$::last eq ""} { return $value }
    if {![uplevel #0 [list info exists [lindex [split $var (] 0]]]} { return $value }
    if {$value eq $::last} {
      tcl_set name [string map {( - ) {}} $var]
      if {[llength [info commands ::$name]]} { error "name $name is taken" }
      rename ::$value ::$name
      uplevel 1 [list tcl_set $var $name]
      tcl_set value $name
      lappend ::calls [list name $name]
    }
    tcl_set ::last {}
    return $value
  }
  proc source {file} { lappend ::calls [list source $file] }
  proc unknown {command args} {
    if {![string match tb-* $command]} { error "unknown: $command" }
    if {![string match tb-make-* $command] && ![llength [info commands ::[lindex $args 0]]]} {
      error "no object [lindex $args 0]"
    }
    lappend ::calls [list $command {*}$args]
  }
`;

const RUN = `
  set i [interp create -safe]
  if {[catch {$i eval $testbed; $i eval $s; $i eval {tcl_set calls}} r]} { set r "error $r" }
  interp delete $i
`;

/** What the testbed is told by an NS file, one list of words a command, or the error that it ends with. */
export function runFile(text: string): string[][] | string {
  const [answer = ""] = askEach(`global testbed\n${RUN}`, [text], `set testbed {${TESTBED}}`);
  if (answer.startsWith("error ")) return answer;
  return split(answer).map(split);
}

function split(list: string): string[] {
  const elements = splitList(list);
  if (!Array.isArray(elements)) throw new Error(elements.message);
  return elements;
}
