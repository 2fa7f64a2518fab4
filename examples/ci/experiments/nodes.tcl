# nsc-library

# A node with an image; it is named after the variable that the result is stored in.
proc make-host {image} {
    global ns
    set made [$ns node]
    tb-set-node-os $made $image
    return $made
}
