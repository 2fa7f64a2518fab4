puts "$node(0 is up"
puts "$node(1) is up"
set x $a(
set y 1
