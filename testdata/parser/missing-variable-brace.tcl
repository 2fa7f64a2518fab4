puts ${name
puts done
puts $name
