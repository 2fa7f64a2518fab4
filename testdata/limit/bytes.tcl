# nsc tcl
# A value that doubles.
proc doubled {} {
    set x ab
    while 1 { append x $x }
}
catch { doubled }
puts "went on"
