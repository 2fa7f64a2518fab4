/** The seed page's two containers, completed to a whole experiment. */
export const R2D2 = `set ns [new Simulator]
source tb_compat.tcl

set r2d2 [$ns node]
tb-add-node-attribute $r2d2 containers:image_os windows
tb-add-node-attribute $r2d2 containers:image_type vagrant
tb-add-node-attribute $r2d2 containers:image_name deter/win7
tb-add-node-attribute $r2d2 containers:image_url http://scratch/containers/deter_win7.box

set c3po [$ns node]
tb-add-node-attribute $c3po containers:image_os ubuntu
tb-add-node-attribute $c3po containers:image_type vagrant
tb-add-node-attribute $c3po containers:image_name ubuntu/trusty64
tb-add-node-attribute $c3po containers:image_url http://scratch/containers/deter_ub1404_64_vb.box

set link0 [$ns duplex-link $r2d2 $c3po 100Mb 10ms DropTail]

$ns rtproto Static
$ns run
`;
