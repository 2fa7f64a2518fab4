set ns [new Simulator]
proc build {} {
    # foreach node $nodes {
    puts built
}
build
$ns run
