# nsc tcl --limit steps=2000000
# Short parts of long texts: the long text must not stay for as long as the part does.
while 1 {
    lappend parts [string range [string repeat x 6000000] 0 20]
}
