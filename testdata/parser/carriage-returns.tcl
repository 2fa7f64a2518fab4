set a [list 1 \
  2
set b {x\
   y}
set c {z}w
set d "1
2"
