# nsc tcl
# Squares have twice as many digits.
set x 7
catch { while 1 { set x [expr {$x * $x}] } }
puts "went on"
