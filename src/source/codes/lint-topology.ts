import { codeTable } from "./entry.ts";

const BEGIN = ["set ns [new Simulator]", "source tb_compat.tcl", "set a [$ns node]", "set b [$ns node]"];

/** NS52xx: lint of the experiment that a file describes. */
export const lintTopologyCodes = codeTable({
  NS5201: {
    severity: "warning",
    title: "command after `$ns run`",
    explanation: [
      "`$ns run` completes the experiment. What later commands make or set does not reach it, though errors in them still reject the file.",
      "Move the commands before `run`.",
    ],
    bad: [...BEGIN, "$ns run", "tb-set-node-os $a Ubuntu1604-STD"],
    good: [...BEGIN, "tb-set-node-os $a Ubuntu1604-STD", "$ns run"],
  },
  NS5202: {
    severity: "warning",
    title: "node without a link",
    explanation: [
      "Other nodes of the experiment are on links and LANs, and this one is on none: it gets a machine that nobody can reach",
      "but by the control network. Connect it, or leave it out.",
    ],
    bad: [
      ...BEGIN,
      "set lonely [$ns node]",
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      "$ns run",
    ],
    good: [...BEGIN, "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "$ns run"],
  },
  NS5203: {
    severity: "warning",
    title: "link from a node to itself",
    explanation: [
      "Both ends of the link are the same node. It takes two interfaces of the machine and carries nothing that the machine could not",
      "send to itself. Mostly an index in a loop is wrong.",
    ],
    bad: [
      ...BEGIN,
      "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]",
      "set link1 [$ns duplex-link $a $a 100Mb 0ms DropTail]",
      "$ns run",
    ],
    good: [...BEGIN, "set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", "$ns run"],
  },
});
