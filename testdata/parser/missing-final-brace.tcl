set ns [new Simulator]
proc connect {count} {
    for {set i 0} {$i < $count} {incr i} {
        puts "link $i"
    }
