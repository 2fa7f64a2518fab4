# nsc tcl
# A file that sources itself.
incr ::times
catch { source sources.tcl }
puts "went on"
