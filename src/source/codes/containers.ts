import { codeTable } from "./entry.ts";

const images = (node: string): string[] => [
  `tb-add-node-attribute ${node} containers:image_os ubuntu`,
  `tb-add-node-attribute ${node} containers:image_type vagrant`,
  `tb-add-node-attribute ${node} containers:image_name ubuntu/trusty64`,
  `tb-add-node-attribute ${node} containers:image_url http://scratch/containers/deter_ub1404_64_vb.box`,
];

/** A file whose 256 networks, with the mask given, take 10.0.0.0/8 entirely or leave most of it free. */
const wideNetworks = (mask: string): string[] => [
  ...images("$a"),
  "for {set i 0} {$i < 256} {incr i} {",
  "  set link($i) [$ns duplex-link $a $b 1Mb 0ms DropTail]",
  `  tb-set-netmask $link($i) ${mask}`,
  "  tb-set-ip-link $a $link($i) 10.$i.0.2",
  "}",
];

/** NS40xx: containers, their attributes and files, and where they are placed. */
export const containerCodes = codeTable({
  NS4001: {
    severity: "error",
    title: "image attributes are not complete",
    explanation: [
      "A container's image is described by four attributes together: image_os, image_type, image_name and image_url.",
      "This node has some of them only. A misspelt variable or key on one of the lines is the usual cause.",
    ],
    bad: images("$a").slice(0, 3),
    good: images("$a"),
  },
  NS4002: {
    severity: "error",
    title: "one image name with two URLs",
    explanation: [
      "Containers that share an image name share one image, which is downloaded once: one name can have one URL only.",
      "Give the second image a name of its own, or correct the URL.",
    ],
    bad: [
      ...images("$a"),
      ...images("$b").slice(0, 3),
      "tb-add-node-attribute $b containers:image_url http://scratch/containers/other.box",
    ],
    good: [...images("$a"), ...images("$b")],
  },
  NS4003: {
    severity: "warning",
    title: "attribute set twice, the first one counts",
    explanation: [
      "The testbed keeps the first value of an attribute and drops later ones, other than people expect.",
      "Remove one of the two lines; the note names the one that counts.",
    ],
    bad: [
      "tb-add-node-attribute $a containers:node_type openvz",
      "tb-add-node-attribute $a containers:node_type qemu",
    ],
    good: ["tb-add-node-attribute $a containers:node_type qemu"],
  },
  NS4004: {
    severity: "warning",
    title: "unknown containers: attribute",
    explanation: [
      "No attribute of this name is known, so nothing will read it. The prefix is `containers:` with one colon,",
      "the words behind it have underscores: image_os, image_type, image_name, image_url, node_type, partition, PartitionPass and others.",
    ],
    bad: ["tb-add-node-attribute $a containers::partition 1"],
    good: ["tb-add-node-attribute $a containers:partition 1"],
  },
  NS4005: {
    severity: "error",
    title: "bad value of a containers: attribute",
    explanation: [
      "The attribute does not take this value; the message says which it takes.",
      "A node_type is `openvz` (not `open_vz`), `qemu`, `process` or `embedded_pnode`; a partition and a pass are whole numbers.",
    ],
    bad: ["tb-add-node-attribute $a containers:node_type open_vz"],
    good: ["tb-add-node-attribute $a containers:node_type openvz"],
  },
  NS4006: {
    severity: "error",
    title: "container without an image",
    explanation: [
      "The node is a container, because it has a `containers:` attribute or because of `--default-container`, but no image attributes,",
      "so it cannot go into containers.json. Add the four attributes, or give one image for all such nodes:",
      "`--default-image NAME,URL,OS`.",
    ],
    bad: ["tb-add-node-attribute $a containers:node_type openvz"],
    good: images("$a"),
  },
  NS4007: {
    severity: "error",
    title: "physical node with image attributes",
    explanation: [
      "`node_type embedded_pnode` makes the node a physical machine, and image attributes make it a container; it cannot be both.",
      "Remove the node_type to make it a container, or the image attributes to keep it physical.",
    ],
    bad: [...images("$a"), "tb-add-node-attribute $a containers:node_type embedded_pnode"],
    good: ["tb-add-node-attribute $a containers:node_type embedded_pnode"],
  },
  NS4008: {
    severity: "error",
    title: "container without a partition where others have one",
    explanation: [
      "As soon as one node has a `containers:partition`, the file itself says which nodes share a physical machine, and every node",
      "without one is physical. This node has image attributes and would be a container: give it a partition too, or remove all of them.",
    ],
    bad: [...images("$a"), ...images("$b"), "tb-add-node-attribute $a containers:partition 0"],
    good: [
      ...images("$a"),
      ...images("$b"),
      "tb-add-node-attribute $a containers:partition 0",
      "tb-add-node-attribute $b containers:partition 0",
    ],
  },
  NS4009: {
    severity: "error",
    title: "partition and packing contradict each other",
    explanation: [
      "The packing asked for cannot be had with what the file fixes: a partition holds more containers than the packing allows,",
      "or fewer machines were asked for than the containers need.",
      "Raise `--packing` or `--size`, or let nsc partition again with `--force-partition`.",
    ],
    language: "shell",
    bad: ["nsc compile exp.ns --packing 2    # and five nodes have containers:partition 0"],
    good: ["nsc compile exp.ns --packing 2 --force-partition"],
  },
  NS4010: {
    severity: "error",
    title: "qemu and openvz on one physical machine",
    explanation: [
      "The two kinds of container need different systems below them and cannot share a physical machine.",
      "Give them different partitions, or leave the partitions out: nsc then keeps them apart.",
    ],
    bad: [
      ...images("$a"),
      "tb-add-node-attribute $a containers:node_type qemu",
      "tb-add-node-attribute $a containers:partition 0",
      ...images("$b"),
      "tb-add-node-attribute $b containers:node_type openvz",
      "tb-add-node-attribute $b containers:partition 0",
    ],
    good: [
      ...images("$a"),
      "tb-add-node-attribute $a containers:node_type qemu",
      "tb-add-node-attribute $a containers:partition 0",
      ...images("$b"),
      "tb-add-node-attribute $b containers:node_type openvz",
      "tb-add-node-attribute $b containers:partition 1",
    ],
  },
  NS4011: {
    severity: "error",
    title: "qemu container with more than 7 interfaces",
    explanation: [
      "A qemu container can have 7 experimental interfaces at most.",
      "Put several of its neighbours on one LAN, or use another kind of container.",
    ],
    bad: [
      ...images("$a"),
      "tb-add-node-attribute $a containers:node_type qemu",
      "for {set i 0} {$i < 8} {incr i} { $ns duplex-link $a $b 100Mb 0ms DropTail }",
    ],
    good: [
      ...images("$a"),
      "tb-add-node-attribute $a containers:node_type qemu",
      "for {set i 0} {$i < 7} {incr i} { $ns duplex-link $a $b 100Mb 0ms DropTail }",
    ],
  },
  NS4012: {
    severity: "error",
    title: "physical node is named like a generated one",
    explanation: [
      "nsc names the machines that hold containers pnode-0000, pnode-0001 and so on, and a physical node of the file has one of these names.",
      "Rename the node.",
    ],
    bad: ["set pnode(0000) [$ns node]", ...images("$a")],
    good: ["set server [$ns node]", ...images("$a")],
  },
  NS4013: {
    severity: "error",
    title: "more networks than VLAN numbers",
    explanation: [
      "Networks that cross physical machines and share a physical network are told apart by VLAN numbers, and there are 3,995 of them",
      "on one physical network, and on one machine. Pack the containers of a network onto fewer machines, so that fewer networks cross:",
      "with a larger `--packing`, and with machines whose memory lets them hold so many (`--pnode-types`, or a profile with `--testbed`).",
    ],
    language: "shell",
    bad: ["nsc compile mesh.ns --packing 2    # 5,000 links between machines"],
    good: ["nsc compile mesh.ns --packing 50"],
  },
  NS4014: {
    severity: "error",
    title: "no free addresses for the physical network",
    explanation: [
      "The machines that hold containers need addresses of their own in 10.0.0.0/8, apart from every network of the experiment and from",
      "the control network, and no block of the needed size is free. Use smaller netmasks in the experiment.",
    ],
    bad: wideNetworks("255.255.0.0"),
    good: wideNetworks("255.255.255.0"),
  },
  NS4015: {
    severity: "error",
    title: "image URL cannot be used",
    explanation: [
      "The image is downloaded by the experiment's nodes, so its URL is `http://` or `https://` with a host they can reach, and carries",
      "no user name or password: containers.json is read by everybody in the experiment.",
    ],
    bad: [
      ...images("$a").slice(0, 3),
      "tb-add-node-attribute $a containers:image_url /share/images/ubuntu.box",
    ],
    good: images("$a"),
  },
  NS4016: {
    severity: "error",
    title: "image_type is not vagrant",
    explanation: [
      "The image_type names the technology that starts containers, and Vagrant is the only one there is.",
      "Older kinds such as `qemu` belong into `containers:node_type`.",
    ],
    bad: images("$a").map((line) => line.replace("image_type vagrant", "image_type docker")),
    good: images("$a"),
  },
  NS4017: {
    severity: "warning",
    title: "spelling of PNODE-BASE",
    explanation: [
      "The image of the machines that hold containers is called PNODE-BASE; with an underscore it is not found at swap-in.",
      "The documentation used several spellings.",
    ],
    bad: ["tb-set-node-os $a PNODE_BASE"],
    good: ["tb-set-node-os $a PNODE-BASE"],
  },
  NS4018: {
    severity: "warning",
    title: "networks that cross add up to more than the interface carries",
    explanation: [
      "The networks that leave this machine share its physical interface of 1 Gb/s, and their rates add up to more:",
      "under full load they will be slower than the file says. Pack neighbours onto one machine, or lower the rates.",
    ],
    bad: [
      ...images("$a"),
      "tb-add-node-attribute $a containers:partition 0",
      "set link0 [$ns duplex-link $a $b 1Gb 0ms DropTail]",
      "set link1 [$ns duplex-link $a $b 1Gb 0ms DropTail]",
    ],
    good: [
      ...images("$a"),
      "tb-add-node-attribute $a containers:partition 0",
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      "set link1 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
    ],
  },
  NS4019: {
    severity: "error",
    title: "bad project or experiment name",
    explanation: [
      "The names of projects, groups and experiments begin with a letter or digit and have letters, digits, `_` and `-`, 64 at most.",
      "They become part of host names, addresses and paths.",
    ],
    language: "shell",
    bad: ['nsc compile exp.ns -p DemoProject -e "my experiment"'],
    good: ["nsc compile exp.ns -p DemoProject -e my-experiment"],
  },
  NS4020: {
    severity: "note",
    title: "no project given",
    explanation: [
      "Without `-p` the project is called `local`. MAC addresses are made from the project's and the experiment's name, so a later",
      "run with the real project gives other addresses. Give it from the start.",
    ],
    language: "shell",
    bad: ["nsc compile exp.ns"],
    good: ["nsc compile exp.ns -p DemoProject -e demo"],
  },
  NS4021: {
    severity: "error",
    title: "bad testbed profile",
    explanation: [
      "The file given with `--testbed` is not a testbed profile: a field is missing, unknown or of the wrong kind.",
      "A profile has a name, hardware types with their counts, the list of images, and the default pnode.",
    ],
    language: "json",
    bad: ['{ "name": "mylab", "hardwareTypes": ["pc3000"] }'],
    good: [
      "{",
      '  "name": "mylab",',
      '  "strict": false,',
      '  "hardwareTypes": { "pc3000": { "count": 20, "memoryMB": 16384, "experimentInterfaces": 4 } },',
      '  "images": ["*"],',
      '  "pnode": { "os": "PNODE-BASE", "hardware": "pc3000" },',
      '  "containerMemoryMB": {}',
      "}",
    ],
  },
  NS4022: {
    severity: "error",
    title: "containers.json has a value of the wrong kind",
    explanation: [
      "containers.json is a list of containers, each an object with the texts host, name, image_url, image_os, image_type and image_name,",
      "and the list interfaces, whose items have the texts address and mac. Here stands something else, or a text that is empty or holds",
      "control characters.",
    ],
    language: "json",
    bad: [
      "[",
      "  {",
      '    "host": "alice",',
      '    "name": "xanadu",',
      '    "image_url": "http://scratch/containers/deter_win7.box",',
      '    "image_os": "windows",',
      '    "image_type": "vagrant",',
      '    "image_name": "deter/win7",',
      '    "interfaces": ["10.1.1.200"]',
      "  }",
      "]",
    ],
    good: [
      "[",
      "  {",
      '    "host": "alice",',
      '    "name": "xanadu",',
      '    "image_url": "http://scratch/containers/deter_win7.box",',
      '    "image_os": "windows",',
      '    "image_type": "vagrant",',
      '    "image_name": "deter/win7",',
      '    "interfaces": [{ "address": "10.1.1.200", "mac": "de:ad:be:ef:00:ae" }]',
      "  }",
      "]",
    ],
  },
  NS4023: {
    severity: "error",
    title: "container on a host that the experiment does not have",
    explanation: [
      "A container in containers.json names a host, and the NS file has no node of that name.",
      "Names are those of the node variables: `set alice [$ns node]` makes the host alice.",
    ],
    language: "shell",
    bad: ['# containers.json says "host": "alcie"', "nsc compile hosts.ns --containers containers.json"],
    good: ['# containers.json says "host": "alice"', "nsc compile hosts.ns --containers containers.json"],
  },
  NS4024: {
    severity: "error",
    title: "name, address or MAC used twice in containers.json",
    explanation: [
      "Names of containers and hosts, IP addresses and MAC addresses have to be unique within an experiment, those of the machines included.",
      "Copied entries are the usual place; the note names the first use.",
    ],
    language: "json",
    bad: [
      '"interfaces": [',
      '  { "address": "10.1.1.200", "mac": "de:ad:be:ef:00:ae" },',
      '  { "address": "10.1.1.201", "mac": "de:ad:be:ef:00:ae" }',
      "]",
    ],
    good: [
      '"interfaces": [',
      '  { "address": "10.1.1.200", "mac": "de:ad:be:ef:00:ae" },',
      '  { "address": "10.1.1.201", "mac": "de:ad:be:ef:00:af" }',
      "]",
    ],
  },
  NS4025: {
    severity: "error",
    title: "bad topology.json",
    explanation: [
      "The file is not a topology.json that this version of nsc can read: it is not JSON, a field is missing or of the wrong kind,",
      "or its version is newer. It is written by `nsc compile`; make it again instead of editing it.",
    ],
    language: "json",
    bad: ['{ "version": 2, "project": "DemoProject" }'],
    good: [
      '{ "version": 1, "project": "DemoProject", "group": null, "experiment": "demo", "mode": "embedded", ... }',
    ],
  },
  NS4026: {
    severity: "warning",
    title: "deprecated containers: attribute",
    explanation: [
      "The attribute belongs to an older version of the containers system and has a successor, which the message names.",
    ],
    bad: ["tb-add-node-attribute $a containers:maverick_url http://scratch/images/ubuntu.qcow2"],
    good: ["tb-add-node-attribute $a containers:qemu_url http://scratch/images/ubuntu.qcow2"],
  },
  NS4027: {
    severity: "error",
    title: "more machines than the testbed has",
    explanation: [
      "The experiment asks for more machines of a hardware type, or of a choice of types, than the testbed profile counts. A virtual",
      "type of weight 1 takes all its machines from one type. `pc` stands for any type of machine unless the profile counts it by itself.",
      "Pnodes are machines too: raise the packing, or allow further hardware types. Whether machines are free just now only the testbed",
      "knows, and the machines that it adds for shaping traffic are not counted.",
    ],
    language: "shell",
    bad: ["nsc check exp.ns --packing 1      # 200 containers, 128 machines"],
    good: ["nsc check exp.ns --packing 10"],
  },
  NS4028: {
    severity: "error",
    title: "host without PNODE-BASE",
    explanation: [
      "A machine that is to hold containers needs the image that can start them, PNODE-BASE unless the profile names another.",
      "In an experiment with a hand-written containers.json you set it yourself on every host.",
    ],
    bad: ["tb-set-node-os $a Ubuntu1604-STD    ;# and containers.json puts containers on a"],
    good: ["tb-set-node-os $a PNODE-BASE"],
  },
  NS4029: {
    severity: "error",
    title: "container interface without an address",
    explanation: [
      "containers.json holds the address of every interface of a container, so it has to be known when the file is compiled.",
      "tb-use-ipassign leaves addresses to the testbed, which gives them at swap-in: too late. Leave the command out, and nsc assigns the addresses, or set them in the file.",
    ],
    bad: [
      "tb-use-ipassign 1",
      "set link0 [$ns duplex-link $a $b 100Mb 10ms DropTail]",
      "tb-add-node-attribute $a containers:node_type openvz",
    ],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 10ms DropTail]", "tb-set-ip-link $a $link0 10.1.1.2"],
  },
  NS4030: {
    severity: "warning",
    title: "setting of a physical node that the pnode file does not keep",
    explanation: [
      "A node that stays physical is written into the pnode NS file with its disk image, hardware, start command and attributes.",
      "Other settings have no place in topology.json, from which that file is made. Add their commands to the file by hand.",
    ],
    bad: [
      "tb-set-node-failure-action $a nonfatal",
      "tb-add-node-attribute $a containers:node_type embedded_pnode",
    ],
    good: ["tb-add-node-attribute $a containers:node_type embedded_pnode"],
  },
  NS4031: {
    severity: "error",
    title: "one address for two interfaces",
    explanation: [
      "Two interfaces were given the same IP address. On one network that cannot work; on different ones it is a warning,",
      "because it may be meant, but names and routes are then ambiguous. Change one of them, or leave it out: nsc assigns what is not set.",
    ],
    bad: [
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      "tb-set-ip-link $a $link0 10.1.1.2",
      "tb-set-ip-link $b $link0 10.1.1.2",
    ],
    good: [
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      "tb-set-ip-link $a $link0 10.1.1.2",
      "tb-set-ip-link $b $link0 10.1.1.3",
    ],
  },
});
