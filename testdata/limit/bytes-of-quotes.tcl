# nsc tcl
# Braces that do not match are quoted by backslashes, and these by more of them: the string doubles with each list.
set x "\{"
catch {
    while 1 {
        set x [list $x $x]
        string length $x
    }
}
puts "went on"
