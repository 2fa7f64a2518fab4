$ns duplex-link [$ns node \
$other 1Mb \
10ms DropTail
set x 1
