puts "a
  "b" c"
puts "d"e
puts done
