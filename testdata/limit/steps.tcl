# nsc tcl --limit steps=20000
# An endless loop that catches everything, in a procedure that is called within more nets.
proc spin {} {
    while 1 {
        catch {
            incr turns
            error "turn $turns"
        }
    }
}
proc outer {} {
    try {
        spin
    } on error message {
        puts "swallowed: $message"
    } finally {
        puts "went on"
    }
}
catch { outer }
puts "went on"
