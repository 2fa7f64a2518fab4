set kind [lindex {a b} 0
puts [format "%s $kind]
