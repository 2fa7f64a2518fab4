if {$a}{
    puts a
}else{
    puts b
}
foreach n {1 2}{puts $n}
puts done
