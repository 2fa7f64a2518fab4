proc a {} {
	if {1} {
	    puts tabs

        puts spaces
}
puts done