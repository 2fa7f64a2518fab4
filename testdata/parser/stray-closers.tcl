set a [list 1]]
set b {x}}
set c (1))
}
set d ok
