set node0 [$ns node
set node1 [$ns node]
puts "first
puts done
$ns run
