# nsc tcl
# A field as wide as 999,999,999 characters.
catch { format %*d 999999999 1 }
puts "went on"
