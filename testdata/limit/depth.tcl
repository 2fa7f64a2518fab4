# nsc tcl
# Each level calls two more and catches what comes of them: without a limit that nobody can catch, this is 2^1000 calls.
proc grow {n} {
    catch { grow [expr {$n + 1}] }
    catch { grow [expr {$n + 1}] }
}
grow 0
puts "went on"
