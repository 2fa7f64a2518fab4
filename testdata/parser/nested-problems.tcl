set a [list [list {x}y] "b"c] ; set d {e}
set f [list {g}h; list [list {i}j]]
puts done
