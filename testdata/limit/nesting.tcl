# nsc tcl
# An expression that grows by a pair of parentheses in each turn.
proc wrapped {count} {
    set e 1
    for {set i 0} {$i < $count} {incr i} {
        set e "($e)"
    }
    return [expr $e]
}
catch { wrapped 5000 }
puts "went on"
