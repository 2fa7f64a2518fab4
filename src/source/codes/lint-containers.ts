import { codeTable } from "./entry.ts";

function image(node: string, name: string, url: string, os = "ubuntu"): string[] {
  return [
    `tb-add-node-attribute ${node} containers:image_os ${os}`,
    `tb-add-node-attribute ${node} containers:image_type vagrant`,
    `tb-add-node-attribute ${node} containers:image_name ${name}`,
    `tb-add-node-attribute ${node} containers:image_url ${url}`,
  ];
}

const TRUSTY = "http://scratch/containers/deter_ub1404_64_vb.box";

/** NS53xx: lint of containers and their images. */
export const lintContainerCodes = codeTable({
  NS5301: {
    severity: "warning",
    title: "one image URL under two names",
    explanation: [
      "Containers that share an image name share one download; with two names the same file is downloaded and stored twice on every machine.",
      "Use one name, unless two copies are wanted.",
    ],
    bad: [...image("$a", "ubuntu/trusty64", TRUSTY), ...image("$b", "trusty", TRUSTY)],
    good: [...image("$a", "ubuntu/trusty64", TRUSTY), ...image("$b", "ubuntu/trusty64", TRUSTY)],
  },
  NS5302: {
    severity: "warning",
    title: "attribute without effect on this kind of node",
    explanation: [
      "The attribute is for another kind of container, or for containers where the node is a physical machine: nothing will read it.",
      "Remove it, or correct `containers:node_type`.",
    ],
    bad: [
      ...image("$a", "ubuntu/trusty64", TRUSTY),
      "tb-add-node-attribute $a containers:node_type qemu",
      "tb-add-node-attribute $a containers:openvz_diskspace 4G",
    ],
    good: [
      ...image("$a", "ubuntu/trusty64", TRUSTY),
      "tb-add-node-attribute $a containers:node_type openvz",
      "tb-add-node-attribute $a containers:openvz_diskspace 4G",
    ],
  },
  NS5303: {
    severity: "warning",
    title: "partition on some containers only",
    explanation: [
      "As soon as one node has a `containers:partition`, those without one are physical machines, also those with other attributes of containers.",
      "Give every container a partition, or say `containers:node_type embedded_pnode` where a machine is meant.",
    ],
    bad: [
      ...image("$a", "ubuntu/trusty64", TRUSTY),
      "tb-add-node-attribute $a containers:partition 0",
      "tb-add-node-attribute $b containers:node_type openvz",
    ],
    good: [
      ...image("$a", "ubuntu/trusty64", TRUSTY),
      "tb-add-node-attribute $a containers:partition 0",
      "tb-add-node-attribute $b containers:node_type embedded_pnode",
    ],
  },
  NS5304: {
    severity: "warning",
    title: "start command on a pnode",
    explanation: [
      "The node is a machine that holds containers. Its start command, as the older system generated it, starts that system and stands in the way of the new one,",
      "which is set up by `nsc bootstrap -r pnode`. Remove the line.",
    ],
    bad: [
      "tb-set-node-os $a PNODE-BASE",
      'tb-set-node-startcmd $a "sudo /share/containers/setup/hv/bootstrap"',
    ],
    good: ["tb-set-node-os $a PNODE-BASE"],
  },
  NS5305: {
    severity: "warning",
    title: "redirection in the start command of a container",
    explanation: [
      "Start commands of containers are not read by a shell that redirects: the command fails, and nothing says so.",
      "Put the command with its redirection into a script below /proj, and start the script.",
    ],
    bad: [...image("$a", "ubuntu/trusty64", TRUSTY), 'tb-set-node-startcmd $a "/proj/P/run.sh > /tmp/log"'],
    good: [...image("$a", "ubuntu/trusty64", TRUSTY), 'tb-set-node-startcmd $a "/proj/P/run-with-log.sh"'],
  },
  NS5306: {
    severity: "error",
    title: "more machines of a type than the testbed has",
    explanation: [
      "The physical nodes of the file ask for more machines of one hardware type than the testbed profile has. The swap-in waits for machines that do not exist.",
      "Use other hardware for some, a virtual type of several hardware types, or containers.",
    ],
    bad: [
      "for {set i 0} {$i < 5} {incr i} {",
      "    set n($i) [$ns node]",
      "    tb-set-hardware $n($i) pc3100",
      "}",
    ],
    good: [
      "for {set i 0} {$i < 4} {incr i} {",
      "    set n($i) [$ns node]",
      "    tb-set-hardware $n($i) pc3100",
      "}",
    ],
  },
  NS5307: {
    severity: "error",
    title: "more links than the hardware has interfaces",
    explanation: [
      "Each link and LAN takes an interface of a physical machine, and the hardware type of this node has fewer. The mapping at swap-in fails.",
      "Choose other hardware, put neighbours on one LAN, or let links share an interface with `tb-set-multiplexed`.",
    ],
    bad: [
      "tb-set-hardware $a dl380g3",
      "foreach i {1 2 3} {",
      "    set n($i) [$ns node]",
      "    set l($i) [$ns duplex-link $a $n($i) 10Mb 0ms DropTail]",
      "}",
      'set lan0 [$ns make-lan "$b $c $n(1)" 10Mb 0ms]',
      "$ns rtproto Static",
    ],
    good: [
      "tb-set-hardware $a MicroCloud",
      "foreach i {1 2 3} {",
      "    set n($i) [$ns node]",
      "    set l($i) [$ns duplex-link $a $n($i) 10Mb 0ms DropTail]",
      "}",
      'set lan0 [$ns make-lan "$b $c $n(1)" 10Mb 0ms]',
      "$ns rtproto Static",
    ],
  },
  NS5308: {
    severity: "warning",
    title: "image over http from outside of the testbed",
    explanation: [
      "The image is downloaded over http from a host outside of the testbed. Nothing protects it on the way: who is in between can put another image in its place,",
      "and the container runs it. Use https, a copy inside of the testbed, or `containers:image_sha256`.",
    ],
    bad: [...image("$a", "ubuntu/trusty64", "http://images.example.org/trusty.box")],
    good: [...image("$a", "ubuntu/trusty64", "https://images.example.org/trusty.box")],
  },
  NS5309: {
    severity: "error",
    title: "one image with two systems",
    explanation: [
      "Containers with one image name share one image, which is either a Windows image or another one. Here `image_os` says both, and one of the containers",
      "would be set up in the wrong way. Correct `image_os`, or give the second image a name of its own.",
    ],
    bad: [...image("$a", "ubuntu/trusty64", TRUSTY), ...image("$b", "ubuntu/trusty64", TRUSTY, "windows7")],
    good: [...image("$a", "ubuntu/trusty64", TRUSTY), ...image("$b", "ubuntu/trusty64", TRUSTY)],
  },
  NS5310: {
    severity: "warning",
    title: "setting of a machine on a container",
    explanation: [
      "`tb-set-node-os`, `tb-set-hardware` and `tb-fix-node` say what a physical machine is. A container has the system of its image and runs on a machine that nsc",
      "chooses, so the line has no effect. `--pnode-types` chooses the hardware of the machines.",
    ],
    bad: [...image("$a", "ubuntu/trusty64", TRUSTY), "tb-set-node-os $a Ubuntu1604-STD"],
    good: [...image("$a", "ubuntu/trusty64", TRUSTY)],
  },
});
