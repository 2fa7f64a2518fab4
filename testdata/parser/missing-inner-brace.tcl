set ns [new Simulator]
for {set i 0} {$i < 3} {incr i} {
    if {$i > 0} {
        puts "link $i"
    puts "node $i"
}
$ns run
