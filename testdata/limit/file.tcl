# nsc tcl --limit file=60
# A file with more bytes than the limit is not even read.
puts "went on"
