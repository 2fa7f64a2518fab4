# nsc tcl --limit items=10000
# A list that doubles.
set members {a b}
catch { while 1 { lappend members {*}$members } }
puts "went on"
