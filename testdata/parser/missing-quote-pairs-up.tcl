puts "one
puts "two"
puts "three"
