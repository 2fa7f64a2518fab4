# nsc tcl --limit memory=50000000
# Values that stay, none of them long.
proc fill {} {
    for {set i 0} {1} {incr i} {
        lappend log "$i [string repeat x 10000]"
    }
}
catch { fill }
puts "went on"
