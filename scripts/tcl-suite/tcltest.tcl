# A small stand-in for the package tcltest: enough of it for files of tests that only compute. It judges every test
# and hands the outcome to ::tcltest::record, which the program that loads this file provides, together with
# ::tcltest::captured (what was printed since it was last asked, per channel) and ::tcltest::refused (whether the
# sandbox refused something since it was last asked).

namespace eval ::tcltest {
    namespace export test testConstraint customMatch cleanupTests makeFile removeFile makeDirectory removeDirectory \
        viewFile normalizeMsg normalizePath bytestring interpreter configure loadTestedCommands workingDirectory \
        temporaryDirectory testsDirectory outputChannel errorChannel limitConstraints verbose match skip debug \
        runAllTests singleProcess preserveCore getMatchingFiles saveState restoreState threadReap

    variable met
    array set met {
        unix 1 unixOnly 1 notRoot 0 root 0 eformat 1 singleTestInterp 1 stdio 0 exec 0 thread 0 testthread 0
        tempNotPc 1 tempNotMac 1 tempNotUnix 0 tempNotWin 1 unixOrPc 1 unixOrWin 1 macOrUnix 1 unixCrash 1
        notValgrind 1
    }
    # What a file finds out by means that the sandbox does not have, or says without knowing it.
    variable fixed
    array set fixed {memory 0 exec 0 stdio 0 thread 0 fileevent 0 socket 0 zlib 0}
    variable matchers
    array set matchers {exact {string equal} glob {string match} regexp {regexp --}}
    variable numTests
    array set numTests {Total 0 Passed 0 Skipped 0 Failed 0}
    variable testSingleFile true
    variable currentFailure false
    variable skipped {}
    variable running {}
}

proc ::tcltest::testConstraint {name {value {}}} {
    variable met
    variable fixed
    if {[info exists fixed($name)]} {return $fixed($name)}
    if {[llength [info level 0]] == 3} {
        set met($name) [expr {[string is boolean -strict $value] ? !!$value : 0}]
    }
    expr {[info exists met($name)] && $met($name)}
}

proc ::tcltest::customMatch {mode command} {
    variable matchers
    set matchers($mode) $command
}

# Names, all of which must hold; or an expression over names; or one that computes.
proc ::tcltest::Wanted {constraints} {
    if {[string match {*[$\[]*} $constraints]} {
        return [uplevel #0 [list expr $constraints]]
    }
    if {[regexp {[^.:_a-zA-Z0-9 \n\r\t]} $constraints]} {
        regsub -all {[.:\w]+} $constraints {[::tcltest::testConstraint &]} computed
        return [expr $computed]
    }
    foreach name $constraints {
        if {![testConstraint $name]} {return 0}
    }
    return 1
}

# Runs one piece of a test where the test stands. Result: code, result, return options. (Tests of `info frame` know
# this command by its name.)
proc ::tcltest::RunTest {script} {
    set code [catch {uplevel 1 $script} result options]
    list $code $result $options
}

proc ::tcltest::Judge {mode expected actual} {
    variable matchers
    if {![info exists matchers($mode)]} {return 0}
    expr {![catch {uplevel #0 $matchers($mode) [list $expected $actual]} verdict]
          && [string is true -strict $verdict]}
}

proc ::tcltest::test {name description args} {
    variable running $name
    variable skipped
    array set part {
        -setup {} -body {} -cleanup {} -constraints {} -result {} -match exact -output {} -errorOutput {}
        -returnCodes {0 2} -errorCode *
    }
    if {[string match -* [lindex $args 0]] || [llength $args] <= 1} {
        if {[llength $args] == 1} {
            # All options in one braced block, substituted where the test stands.
            set args [uplevel 1 [list subst -nocommands -novariables [lindex $args 0]]]
        }
        if {[llength $args] % 2 || [llength [lsearch -all -inline -not [lmap {key value} $args {
            expr {[info exists part($key)] || $key eq "-match"}
        }] 1]]} {
            return [record $name failed "the test itself is not well formed"]
        }
        array set given $args
        array set part $args
    } elseif {[llength $args] == 2} {
        lassign $args part(-body) part(-result)
    } else {
        lassign $args part(-constraints) part(-body) part(-result)
    }
    if {$name in $skipped} {return}
    if {[catch {Wanted $part(-constraints)} wanted] || !$wanted} {
        return [record $name omitted "constraints: $part(-constraints)"]
    }
    set codes [lmap code $part(-returnCodes) {
        string map {ok 0 normal 0 error 1 return 2 break 3 continue 4} $code
    }]
    refused
    captured
    set problems {}
    lassign [uplevel 1 [list ::tcltest::RunTest $part(-setup)]] code result options
    if {$code} {
        lappend problems "setup: $result" [dict get [dict merge {-errorinfo {}} $options] -errorinfo]
    } else {
        lassign [uplevel 1 [list ::tcltest::RunTest $part(-body)]] code result options
        lassign [captured] output errorOutput
        if {$code ni $codes} {
            lappend problems "code $code ($result)" [dict get [dict merge {-errorinfo {}} $options] -errorinfo]
        } elseif {$code == 1 && ![string match $part(-errorCode) [dict get $options -errorcode]]} {
            lappend problems "errorCode [dict get $options -errorcode]; expected $part(-errorCode)"
        }
        if {![Judge $part(-match) $part(-result) $result]} {
            lappend problems "result  $result" "expected $part(-result)"
        }
        if {[info exists given(-output)] && ![Judge $part(-match) $part(-output) $output]} {
            lappend problems "output  $output" "expected $part(-output)"
        }
        if {[info exists given(-errorOutput)] && ![Judge $part(-match) $part(-errorOutput) $errorOutput]} {
            lappend problems "stderr  $errorOutput" "expected $part(-errorOutput)"
        }
    }
    lassign [uplevel 1 [list ::tcltest::RunTest $part(-cleanup)]] code result options
    if {$code} {lappend problems "cleanup: $result"}
    if {[refused]} {
        record $name omitted "calls what the sandbox leaves out"
    } elseif {[llength $problems]} {
        record $name failed [join $problems \n]
    } else {
        record $name passed {}
    }
    set running {}
    return
}

# Files are not there to be made.
proc ::tcltest::makeFile {args} {open [lindex $args 1] w}
proc ::tcltest::makeDirectory {args} {open [lindex $args 0] w}
proc ::tcltest::viewFile {args} {open [lindex $args 0]}
proc ::tcltest::bytestring {text} {encoding convertfrom identity $text}
proc ::tcltest::removeFile {args} {}
proc ::tcltest::removeDirectory {args} {}
proc ::tcltest::interpreter {args} {}
proc ::tcltest::loadTestedCommands {args} {}
proc ::tcltest::normalizeMsg {text} {
    regsub "\n$" [string tolower $text] "" text
    regsub -all "\n\n" $text "\n" text
    return $text
}
proc ::tcltest::normalizePath {name} {}
foreach command {workingDirectory temporaryDirectory testsDirectory} {
    proc ::tcltest::$command {args} {return /}
}
proc ::tcltest::outputChannel {args} {return stdout}
proc ::tcltest::errorChannel {args} {return stderr}
foreach command {
    limitConstraints verbose match skip debug runAllTests singleProcess preserveCore getMatchingFiles saveState
    restoreState threadReap cleanupTests configure
} {
    proc ::tcltest::$command {args} {}
}
unset command

# The command of the suite's own interpreter that gives the matcher flags, as far as `regexp` can do the same: flavours
# are options that the pattern begins with, and text that is no beginning of a line is the rest of a longer one.
proc testregexp {args} {
    set options {}
    set flagged 0
    while {[string match -* [lindex $args 0]]} {
        set args [lassign $args option]
        if {$option eq "--"} break
        if {$option eq "-xflags"} {set flagged 1} else {lappend options $option}
    }
    set flags {}
    if {$flagged} {set args [lassign $args flags]}
    set names [lassign $args pattern text]
    # Partial matches, text whose end is no end of a line, matching without captures or at the start only, and flags that
    # exclude each other: nothing says that to `regexp`.
    if {[regexp {[tcos$]|b.*a|q.*[ae]} $flags] || ([string match *q* $flags] && [regexp -- {-(exp|line)} $options])} {
        testregexpflags
    }
    set flavor {}
    if {![string match *e*a* $flags]} {regexp {[beq]} $flags flavor}
    if {$flavor ne "q" && [string match {\*\*\*?*} $pattern]} {set flavor {}}
    set prefix [expr {$flavor eq {} ? {} : "(?$flavor)"}]
    if {"-about" in $options} {
        lassign [regexp {*}$options -- $prefix$pattern] groups notes
        # The prefix is not POSIX, and hides whether the rest is: that is taken from the flags.
        if {$prefix ne {} && ![string match *P* $flags]} {
            set notes [lsearch -all -inline -not -exact $notes REG_UNONPOSIX]
        }
        return [list $groups $notes]
    }
    set before [expr {[string match *^* $flags] ? 1 : 0}]
    set matched [uplevel 1 [list regexp {*}$options -start $before -- $prefix$pattern [string repeat x $before]$text {*}$names]]
    if {$before && $matched && "-indices" in $options} {
        foreach name $names {
            upvar 1 $name indices
            set indices [lmap index $indices {expr {$index < 0 ? $index : $index - 1}}]
        }
    }
    return $matched
}

package provide tcltest 2.5.5
# Files import the commands themselves only where the namespace is not there yet.
namespace import -force ::tcltest::*
