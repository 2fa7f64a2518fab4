# nsc tcl --limit depth=200
# Recursion by way of eval, uplevel, apply and an alias instead of plain calls.
proc one {} { eval { two } }
proc two {} { uplevel 1 { three } }
proc three {} { apply {{} { four }} }
interp alias {} four {} try { one } on error {} {}
catch { one }
puts "went on"
