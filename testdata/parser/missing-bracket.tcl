set ns [new Simulator]
set node0 [$ns node
set node1 [$ns node]
$ns duplex-link $node0 $node1 100Mb 10ms DropTail
