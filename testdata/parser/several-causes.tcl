set a [list 1 2
set b {x}y
set c "open
set d [list 3 4]
proc e {} {
    puts "never closed"
set g $h(1
