import { codeTable } from "./entry.ts";

/** NS41xx: what nsc makes of a compiled experiment, and files that it rewrites. */
export const outputCodes = codeTable({
  NS4101: {
    severity: "note",
    title: "no static routes to write",
    explanation: [
      "routes.json holds the routes of `rtproto Static`. With another kind of routing, or with none, the nodes find their routes",
      "otherwise, or have to be told, and the file has no islands.",
    ],
    language: "shell",
    bad: ["grep rtproto exp.ns || nsc emit routes exp.ns"],
    good: ["echo '$ns rtproto Static' > routing.ns", "nsc emit routes with-routing.ns"],
  },
  NS4102: {
    severity: "note",
    title: "routes of a very large network",
    explanation: [
      "Every node with several interfaces has a table of its own, found by a search through the whole network: for tens of",
      "thousands of routers this takes minutes, and the file can be larger than the disk likes. The memory stays small.",
      "Routing by OSPF needs no tables.",
    ],
    language: "shell",
    bad: ["nsc compile grid-of-50000.ns --emit routes"],
    good: ["nsc compile grid-of-50000.ns"],
  },
  NS4103: {
    severity: "error",
    title: "one command for pnodes and other nodes",
    explanation: [
      "`nsc rewrite` changes commands that set the OS, the hardware or the start command of pnodes. This one runs for other nodes",
      "as well, mostly in a loop or a procedure, and changing it would change them too. Give the pnodes a command of their own.",
    ],
    bad: [
      "set pnode(0000) [$ns node]",
      "tb-set-hardware ${pnode(0000)} MicroCloud",
      "foreach node [list ${pnode(0000)} $a] {",
      "  tb-set-node-os $node CentOS6-64-openvz",
      "}",
    ],
    good: [
      "set pnode(0000) [$ns node]",
      "tb-set-hardware ${pnode(0000)} MicroCloud",
      "tb-set-node-os ${pnode(0000)} CentOS6-64-openvz",
      "tb-set-node-os $a CentOS6-64-openvz",
    ],
  },
  NS4104: {
    severity: "error",
    title: "setting of a pnode that cannot be changed in its place",
    explanation: [
      "`nsc rewrite` changes words of the file that it is given. The command that sets this is put together by the script, stands",
      "in another file, or has its name or its words from a variable. Write it out, or change it by hand.",
    ],
    bad: [
      "set pnode(0000) [$ns node]",
      "tb-set-hardware ${pnode(0000)} MicroCloud",
      "set settings [list ${pnode(0000)} CentOS6-64-openvz]",
      "tb-set-node-os {*}$settings",
    ],
    good: [
      "set pnode(0000) [$ns node]",
      "tb-set-hardware ${pnode(0000)} MicroCloud",
      "tb-set-node-os ${pnode(0000)} CentOS6-64-openvz",
    ],
  },
  NS4105: {
    severity: "error",
    title: "setting that a pnode lacks and that cannot be added",
    explanation: [
      "A pnode without an OS or a hardware type gets them behind the command that makes it, `set pnode(0000) [$ns node]`.",
      "Where pnodes are made in a loop or a procedure there is no such place. Add the commands by hand.",
    ],
    bad: [
      "foreach number {0000 0001} {",
      "  set pnode($number) [$ns node]",
      "  tb-set-hardware $pnode($number) MicroCloud",
      "}",
    ],
    good: [
      "foreach number {0000 0001} {",
      "  set pnode($number) [$ns node]",
      "  tb-set-node-os $pnode($number) CentOS6-64-openvz",
      "  tb-set-hardware $pnode($number) MicroCloud",
      "}",
    ],
  },
  NS4106: {
    severity: "error",
    title: "rewriting would change the meaning",
    explanation: [
      "Before `nsc rewrite` gives a file it evaluates it: every pnode must be as wanted, and all the rest as before. Here something",
      "else depends on what has to be changed, such as a condition on a pnode's hardware. Nothing was written.",
    ],
    bad: [
      "set pnode(0000) [$ns node]",
      "tb-set-node-os ${pnode(0000)} PNODE-BASE",
      "tb-set-hardware ${pnode(0000)} pc2133",
      "tb-set-hardware $a [${pnode(0000)} set type]",
    ],
    good: [
      "set pnode(0000) [$ns node]",
      "tb-set-node-os ${pnode(0000)} PNODE-BASE",
      "tb-set-hardware ${pnode(0000)} pc2133",
      "tb-set-hardware $a pc2133",
    ],
  },
  NS4107: {
    severity: "warning",
    title: "no pnode to rewrite",
    explanation: [
      "`nsc rewrite` takes the NS file that containerize.py made, whose nodes are called pnode-0000, pnode-0001 and so on.",
      "This file has none. An experiment's own file is for `nsc compile`, which places the containers as well.",
    ],
    bad: ["tb-set-node-os $a CentOS6-64-openvz"],
    good: [
      "set pnode(0000) [$ns node]",
      "tb-set-node-os ${pnode(0000)} CentOS6-64-openvz",
      "tb-set-hardware ${pnode(0000)} pc2133",
    ],
  },
  NS4108: {
    severity: "note",
    title: "picture of the machines instead of every node",
    explanation: [
      "More than 500 nodes, or very many links, are no longer readable in one picture. This one shows the machines with what runs",
      "on them, and the traffic between them. In the HTML picture the search still finds every node.",
    ],
    language: "shell",
    bad: ["nsc graph large.ns -o large.svg"],
    good: ["nsc graph large.ns -o large.html"],
  },
  NS4109: {
    severity: "warning",
    title: "name that no machine can have as its host name",
    explanation: [
      "Vagrant gives a machine the node's name as its host name. A host name has at most 63 letters, digits and hyphens, the first",
      "and last no hyphen; a Windows machine's has at most 15, and not digits alone. Other machines keep the host name of their",
      "image and are found under the node's name all the same: /etc/hosts has it.",
    ],
    bad: [
      "set windows-workstation-1 [$ns node]",
      "foreach {key value} {os windows type vagrant name deter/win7 url http://scratch/win7.box} {",
      "  tb-add-node-attribute ${windows-workstation-1} containers:image_$key $value",
      "}",
    ],
    good: [
      "set winws1 [$ns node]",
      "foreach {key value} {os windows type vagrant name deter/win7 url http://scratch/win7.box} {",
      "  tb-add-node-attribute $winws1 containers:image_$key $value",
      "}",
    ],
  },
  NS4110: {
    severity: "note",
    title: "Windows machine whose traffic is not shaped",
    explanation: [
      "A container's interfaces are shaped inside the container, with Linux's `tc`. Windows has nothing like it: what a Windows",
      "container sends and receives is not slowed down or delayed by itself; the Linux nodes on the same networks apply theirs.",
    ],
    bad: [
      "set windows [$ns node]",
      "foreach {key value} {os windows type vagrant name deter/win7 url http://scratch/win7.box} {",
      "  tb-add-node-attribute $windows containers:image_$key $value",
      "}",
      "set link [$ns duplex-link $windows $a 10Mb 20ms DropTail]",
    ],
    good: [
      "set linux [$ns node]",
      "foreach {key value} {os ubuntu type vagrant name ubuntu/trusty64 url http://scratch/trusty64.box} {",
      "  tb-add-node-attribute $linux containers:image_$key $value",
      "}",
      "set link [$ns duplex-link $linux $a 10Mb 20ms DropTail]",
    ],
  },
});
