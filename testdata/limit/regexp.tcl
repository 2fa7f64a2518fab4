# nsc tcl
# A repetition of repetitions.
catch { regexp {(a{1,100}){1,100}b} [string repeat a 1000] }
puts "went on"
