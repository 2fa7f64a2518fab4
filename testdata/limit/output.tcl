# nsc tcl --limit output=100
# A flood of output: what fits is written.
catch {
    while 1 { puts "0123456789" }
}
puts "went on"
