import { codeTable } from "./entry.ts";

/** NS30xx: the testbed's vocabulary, its objects, units and addresses. */
export const vocabularyCodes = codeTable({
  NS3001: {
    severity: "error",
    title: "no `$ns run`",
    explanation: [
      "The file ends without `run`, the command that turns what was described into an experiment.",
      "`run` belongs on the last line. A `return` or an `if` may also have kept it from being reached.",
    ],
    bad: ["set ns [new Simulator]", "source tb_compat.tcl", "set a [$ns node]"],
    good: ["set ns [new Simulator]", "source tb_compat.tcl", "set a [$ns node]", "$ns run"],
  },
  NS3002: {
    severity: "error",
    title: "`run` called twice",
    explanation: [
      "An experiment can be completed once only.",
      "Remove the earlier `run`; the last line is its place.",
    ],
    bad: ["set ns [new Simulator]", "source tb_compat.tcl", "$ns run", "set a [$ns node]", "$ns run"],
    good: ["set ns [new Simulator]", "source tb_compat.tcl", "set a [$ns node]", "$ns run"],
  },
  NS3003: {
    severity: "warning",
    title: "unknown method, ignored",
    explanation: [
      "The simulator, node, link or other object has no such method, so the line has no effect: the testbed accepts it silently, and what was",
      "meant by it is missing from the experiment. Methods of the ns simulator such as `color` or `trace-all` mean nothing to a testbed.",
    ],
    bad: ["$ns rtptoto Static"],
    good: ["$ns rtproto Static"],
  },
  NS3004: {
    severity: "warning",
    title: "unknown class, ignored",
    explanation: [
      "`new` got a class that the testbed does not know. It makes an object that accepts everything and does nothing.",
      "Check the spelling; the testbed knows Simulator, Program, EventGroup, Firewall, Topography, and a few agents and applications.",
    ],
    bad: ["set udp0 [new Agent/UPD]"],
    good: ["set udp0 [new Agent/UDP]"],
  },
  NS3005: {
    severity: "warning",
    title: "tb_compat.tcl is never sourced",
    explanation: [
      "The testbed defines its `tb-` commands in tb_compat.tcl and needs the line `source tb_compat.tcl` even where no such",
      "command is used. nsc accepts the file without it, the testbed does not. The file comes with the testbed: there is nothing to copy.",
    ],
    bad: ["set ns [new Simulator]", "set a [$ns node]", "$ns run"],
    good: ["set ns [new Simulator]", "source tb_compat.tcl", "set a [$ns node]", "$ns run"],
  },
  NS3006: {
    severity: "error",
    title: "not the kind of object that is needed",
    explanation: [
      "The command needs a node, a link, a LAN or another particular object and got something else.",
      "Links come from `duplex-link`, LANs from `make-lan`; commands with `-link` and `-lan` in their names are not interchangeable.",
      "A bridge is no node for most commands.",
    ],
    bad: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-ip-lan $a $link0 10.1.1.2"],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-ip-link $a $link0 10.1.1.2"],
  },
  NS3007: {
    severity: "error",
    title: "bad bandwidth",
    explanation: [
      "A bandwidth is a number with a unit of bits: `kb`, `Mb`, `Gb` (also `kbps`, `Mbps`, `Gbps`), `b` or none for bits per second.",
      "Case matters: `MB` would be bytes and is not known. The least is 10kb, the most for a link or LAN 1Gb; `*` leaves it to the testbed.",
    ],
    bad: ["set link0 [$ns duplex-link $a $b 100MB 0ms DropTail]"],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]"],
  },
  NS3008: {
    severity: "error",
    title: "bad delay",
    explanation: [
      "A delay is a number with the unit `ms` or `s`; without a unit it is seconds.",
      "It is 0, or at least 2 ms: the testbed cannot make shorter ones.",
    ],
    bad: ["set link0 [$ns duplex-link $a $b 100Mb 1ms DropTail]"],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 2ms DropTail]"],
  },
  NS3009: {
    severity: "error",
    title: "bad loss rate",
    explanation: [
      "A loss rate is a probability: a plain decimal number that is 0 or from 0.000005 to 1.",
      "There is no percent sign: 5 % is `0.05`.",
    ],
    bad: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-link-loss $link0 5%"],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-link-loss $link0 0.05"],
  },
  NS3010: {
    severity: "error",
    title: "bad IP address",
    explanation: [
      "An address is four decimal numbers from 0 to 255, joined by dots.",
      "Names, IPv6 addresses and a prefix length (`/24`) are not accepted here; the mask is set with `tb-set-netmask`.",
    ],
    bad: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-ip-link $a $link0 10.1.2"],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-ip-link $a $link0 10.1.2.2"],
  },
  NS3011: {
    severity: "error",
    title: "bad netmask",
    explanation: [
      "A netmask is written with dots, such as 255.255.255.0, and begins with 255.255.",
      "A prefix length is not accepted, and a network cannot be wider than 16 bits.",
    ],
    bad: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-netmask $link0 24"],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-netmask $link0 255.255.255.0"],
  },
  NS3012: {
    severity: "error",
    title: "no such interface",
    explanation: [
      "The node has no interface on that link or LAN, or no interface at all yet.",
      "Commands speak of what exists at that moment: create the link or LAN first, with the node among its members.",
    ],
    bad: ["tb-set-ip-interface $a $b 10.1.1.2", "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]"],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-ip-interface $a $b 10.1.1.2"],
  },
  NS3013: {
    severity: "error",
    title: "bad name",
    explanation: [
      "Nodes, links and LANs get their names from the variables they are stored in, and the names become host names:",
      "letters, digits and `-` only. An underscore, a dot, a comma in an array index or a leading `::` is not possible; a node cannot be called `ops`.",
    ],
    bad: ["set web_server [$ns node]"],
    good: ["set webserver [$ns node]"],
  },
  NS3014: {
    severity: "error",
    title: "name is taken",
    explanation: [
      "Two things of the experiment would have the same name.",
      "Names are made from variables: `n(1)` becomes `n-1`, so a variable `n-1` or the array element `n(1)` may stand for it, not both.",
    ],
    bad: ["set n(1) [$ns node]", "set n-1 [$ns node]"],
    good: ["set n(1) [$ns node]", "set n(2) [$ns node]"],
  },
  NS3015: {
    severity: "error",
    title: "network with fewer than two members",
    explanation: [
      "A LAN needs two members or more.",
      "Mostly the list is in braces, so that its variables are not replaced, or it was built by a loop that did not run.",
    ],
    bad: ['set lan0 [$ns make-lan "$a" 100Mb 0ms]'],
    good: ['set lan0 [$ns make-lan "$a $b" 100Mb 0ms]'],
  },
  NS3016: {
    severity: "error",
    title: "no address left",
    explanation: [
      "The network has more members than its mask leaves addresses for, or no free network is left in 10.0.0.0/8.",
      "Host .1 and the last one are never given automatically: a /24 holds 253 members, a /30 one beside an explicit .1.",
      "Widen the mask with `tb-set-netmask`, or give addresses explicitly.",
    ],
    bad: ['set lan0 [$ns make-lan "$a $b $c" 100Mb 0ms]', "tb-set-netmask $lan0 255.255.255.252"],
    good: ['set lan0 [$ns make-lan "$a $b $c" 100Mb 0ms]', "tb-set-netmask $lan0 255.255.255.248"],
  },
  NS3017: {
    severity: "error",
    title: "address of the network itself, or its broadcast address",
    explanation: [
      "With the mask of its network the host part of this address is all zeros or all ones.",
      "Such addresses mean the network and everybody on it; no interface can have one.",
    ],
    bad: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-ip-link $a $link0 10.1.2.0"],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "tb-set-ip-link $a $link0 10.1.2.2"],
  },
  NS3018: {
    severity: "warning",
    title: "unknown hardware type",
    explanation: [
      "The testbed profile has no hardware type of this name, and the file made no virtual type of this name before this line.",
      "The swap-in would fail. It is an error under a strict profile and in `nsc check`; another site needs its own profile (`--testbed FILE`).",
    ],
    bad: ["tb-set-hardware $a MicroClod"],
    good: ["tb-set-hardware $a MicroCloud"],
  },
  NS3019: {
    severity: "warning",
    title: "unknown operating system image",
    explanation: [
      "The testbed profile has no image of this name.",
      "Images of your own are fine if the testbed has them: add them to a profile (`--testbed FILE`). Under a strict profile and in `nsc check` this is an error.",
    ],
    bad: ["tb-set-node-os $a Ubunto1604-STD"],
    good: ["tb-set-node-os $a Ubuntu1604-STD"],
  },
  NS3020: {
    severity: "warning",
    title: "unknown routing protocol, ignored",
    explanation: [
      "`rtproto` knows Static, Static-ddijk, Static-old, Session, ospf and Manual, spelt like this.",
      "Any other word has no effect: without routing, nodes reach only their direct neighbours.",
    ],
    bad: ["$ns rtproto static"],
    good: ["$ns rtproto Static"],
  },
  NS3021: {
    severity: "error",
    title: "bad failure action",
    explanation: [
      "What to do when a node fails at swap-in is `fatal` (give up, the default), `nonfatal` (go on) or `ignore`; links know the first two only.",
    ],
    bad: ["tb-set-node-failure-action $a non-fatal"],
    good: ["tb-set-node-failure-action $a nonfatal"],
  },
  NS3022: {
    severity: "error",
    title: "bad event",
    explanation: [
      "An event has a time (`12`, `1.5`, `1h2m3s`, or `swapout`) and a command for an object of the experiment that knows it.",
      'A procedure of the file is no object: `$ns at 10 "finish"` is an idiom of the ns simulator and means nothing here.',
      "Variables are replaced when the line runs, so the text stands in quotes, not braces.",
    ],
    bad: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", '$ns at soon "$link0 down"'],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", '$ns at 10.0 "$link0 down"'],
  },
  NS3023: {
    severity: "error",
    title: "bad virtual type",
    explanation: [
      "A virtual type is a list of hardware types any of which will do. Each must be a type of the testbed, not another virtual type,",
      "and a weight lies between 0 and 1. The type has to be made before it is used.",
    ],
    bad: ["tb-make-weighted-vtype fast 1.5 {pc3000 pc2133}"],
    good: ["tb-make-weighted-vtype fast 0.5 {pc3000 pc2133}"],
  },
  NS3024: {
    severity: "error",
    title: "`tb-set-ip` on a node with more than one interface",
    explanation: [
      "`tb-set-ip` does not say which interface is meant, so the node must have exactly one.",
      "Use `tb-set-ip-link` or `tb-set-ip-lan`, which name the network.",
    ],
    bad: [
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      "set link1 [$ns duplex-link $a $c 100Mb 0ms DropTail]",
      "tb-set-ip $a 10.1.1.2",
    ],
    good: [
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      "set link1 [$ns duplex-link $a $c 100Mb 0ms DropTail]",
      "tb-set-ip-link $a $link0 10.1.1.2",
    ],
  },
  NS3025: {
    severity: "error",
    title: "bad fixed node",
    explanation: [
      "`tb-fix-node` ties a node to a machine of the testbed by the machine's name.",
      "The name of a node of this file can be given only where the first is of a subnode or virtual type, which lives on the other.",
    ],
    bad: ["tb-fix-node $a b"],
    good: ["tb-fix-node $a pc42"],
  },
  NS3026: {
    severity: "warning",
    title: "unknown queue type, ignored",
    explanation: [
      "A link's queue is DropTail, RED or GRED, spelt like this.",
      "Any other word is accepted and means DropTail.",
    ],
    bad: ["set link0 [$ns duplex-link $a $b 100Mb 0ms Droptail]"],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]"],
  },
  NS3027: {
    severity: "warning",
    title: "odd delay of a LAN",
    explanation: [
      "A LAN's delay is halved: each member delays its own traffic by half. With an odd number of milliseconds the halves are not whole,",
      "and what the members do may differ from what was asked by a millisecond. Use an even number.",
    ],
    bad: ['set lan0 [$ns make-lan "$a $b $c" 100Mb 15ms]'],
    good: ['set lan0 [$ns make-lan "$a $b $c" 100Mb 16ms]'],
  },
  NS3028: {
    severity: "warning",
    title: "accepted without effect",
    explanation: [
      "The command or setting is part of the language, but has no effect on what nsc makes, or none on any testbed of today.",
      "If something was meant to happen because of it, it will not.",
    ],
    bad: ["set grid [new Topography]", "$grid load_flatgrid 100 100"],
    good: ["set grid [new Topography]"],
  },
  NS3029: {
    severity: "error",
    title: "sourced file is missing",
    explanation: [
      "A file named by `source` does not exist or cannot be read. Names are relative to the folder of the main NS file.",
      "tb_compat.tcl alone always exists: it is built in.",
    ],
    bad: ["source my-nodes.tcl"],
    good: ["source tb_compat.tcl"],
  },
  NS3030: {
    severity: "warning",
    title: "procedure or class hides one of the testbed's",
    explanation: [
      "The file defines a procedure with the name of a `tb-` command, or a class with the name of a class of the testbed, so that the testbed's",
      "own is no longer reached by that name.",
      "Files carry such stand-ins to run under the ns simulator; here they take the command's effect away. Give the procedure another name.",
    ],
    bad: ["proc tb-set-node-os {node os} {}", "tb-set-node-os $a Ubuntu1604-STD"],
    good: ["tb-set-node-os $a Ubuntu1604-STD"],
  },
  NS3031: {
    severity: "error",
    title: "bad value of a testbed setting",
    explanation: [
      "The command does not take this value; the message says which it takes.",
      "Switches are exactly `0` or `1`, not `yes` or `on`.",
    ],
    bad: ["tb-set-cpu-usage 9"],
    good: ["tb-set-cpu-usage 4"],
  },
  NS3032: {
    severity: "error",
    title: "cannot be set twice",
    explanation: [
      "A route, a desire, a console connection, a firewall or its rule was given a second time, and the testbed takes one only.",
      "Remove one of the two; the note names the first.",
    ],
    bad: ["$a add-desire rack1 0.5", "$a add-desire rack1 0.9"],
    good: ["$a add-desire rack1 0.9"],
  },
  NS3033: {
    severity: "error",
    title: "settings that exclude each other",
    explanation: [
      "Two settings of the file cannot both be had, such as a firewall of your own and a security level, or modelnet and LANs.",
      "Decide for one of them.",
    ],
    bad: ["set fw [new Firewall $ns]", "tb-set-security-level Yellow"],
    good: ["set fw [new Firewall $ns]"],
  },
  NS3034: {
    severity: "error",
    title: "traffic agent is not complete",
    explanation: [
      "An agent that is attached to a node needs a partner (`$ns connect`), and a source also an application that makes its traffic.",
      "Without them the testbed cannot start it.",
    ],
    bad: ["set udp0 [new Agent/UDP]", "$ns attach-agent $a $udp0"],
    good: [
      "set udp0 [new Agent/UDP]",
      "set null0 [new Agent/Null]",
      "set cbr0 [new Application/Traffic/CBR]",
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      "$ns attach-agent $a $udp0",
      "$ns attach-agent $b $null0",
      "$cbr0 attach-agent $udp0",
      "$ns connect $udp0 $null0",
    ],
  },
  NS3035: {
    severity: "error",
    title: "route that cannot be followed",
    explanation: [
      "The next hop of a route has to be a neighbour: a node on a link or LAN of the node that has the route.",
      "The destination is a link, a LAN, or a node with exactly one interface.",
    ],
    bad: ["set link0 [$ns duplex-link $b $c 100Mb 0ms DropTail]", "$a add-route $link0 $b"],
    good: [
      "set link0 [$ns duplex-link $b $c 100Mb 0ms DropTail]",
      "set link1 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      "$a add-route $link0 $b",
    ],
  },
  NS3036: {
    severity: "error",
    title: "event group of different kinds",
    explanation: [
      "All members of an event group have to be of one kind, because an event for the group is sent to each of them.",
      "Links and LANs count as one kind. Make a group for each kind.",
    ],
    bad: [
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      "set group0 [new EventGroup $ns]",
      "$group0 add $link0 $c",
    ],
    good: ["set group0 [new EventGroup $ns]", "$group0 add $b $c"],
  },
  NS3037: {
    severity: "error",
    title: "program is not complete",
    explanation: [
      "A program agent needs a node to run on, and its command has to be one line.",
      "Set the node with `$program set node $a`, or make the program with `$a program-agent`.",
    ],
    bad: ["set prog0 [new Program $ns]", '$prog0 set command "date"'],
    good: ['set prog0 [$a program-agent -command "date"]'],
  },
});
