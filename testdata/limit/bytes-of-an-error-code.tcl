# nsc tcl --limit bytes=100000
# The error code is a list that holds itself twice, fifty times over: as a string it would have 2^50 characters.
set code "a b"
for {set i 0} {$i < 50} {incr i} {
    set code [list $code $code]
}
return -code error -errorcode $code "the reader of this error needs its code"
