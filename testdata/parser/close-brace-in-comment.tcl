foreach n {1 2} {
    # if {$n} { } }
    puts $n
} {more}x
puts done
