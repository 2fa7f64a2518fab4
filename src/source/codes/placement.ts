import { codeTable } from "./entry.ts";

/** NS43xx: what cannot be had when containers are placed on pnodes. */
export const placementCodes = codeTable({
  NS4301: {
    severity: "error",
    title: "more memory than a pnode has",
    explanation: [
      "A container, or a partition of the file, needs more memory than the physical machine that is asked for. A container has the memory that",
      "the testbed profile gives its image, else 2048 MB with Windows and 512 MB with anything else; of a choice of hardware types the",
      "one with the least memory counts. Ask for larger machines with `--pnode-types`, or use a smaller image.",
    ],
    language: "shell",
    bad: [
      "nsc compile exp.ns --testbed lab.json --pnode-types pc2133   # the image needs 8 GB, a pc2133 has 4",
    ],
    good: ["nsc compile exp.ns --testbed lab.json --pnode-types MicroCloud"],
  },
  NS4302: {
    severity: "warning",
    title: "more pnodes asked for than containers",
    explanation: [
      "`--size` and `--pass-size` say on how many physical machines each packing pass is placed, and this pass has fewer containers than that.",
      "Each gets a machine of its own; the others are not asked for.",
    ],
    language: "shell",
    bad: ["nsc compile exp.ns --size 10    # five containers"],
    good: ["nsc compile exp.ns --size 5"],
  },
  NS4303: {
    severity: "error",
    title: "option for a packing pass that has no container",
    explanation: [
      "`--pass-pack`, `--pass-size`, `--pass-pnodes` and `--pass-nodes-only` say something of one packing pass, and no container is in",
      "it. A container is in the pass of its `containers:PartitionPass`; without one openvz containers are in pass 0 and all others in",
      "pass 1.",
    ],
    language: "shell",
    bad: ["nsc compile exp.ns --pass-pack 7:5    # containers have passes 0 and 1"],
    good: ["nsc compile exp.ns --pass-pack 1:5"],
  },
  NS4304: {
    severity: "error",
    title: "hardware type that the testbed does not have",
    explanation: [
      "Pnodes are asked for with a hardware type that is not in the testbed profile: the swap-in would wait for machines that do not",
      "exist. Correct the name, or give a profile that has the type with `--testbed`.",
    ],
    language: "shell",
    bad: ["nsc compile exp.ns --pnode-types MicroClod"],
    good: ["nsc compile exp.ns --pnode-types MicroCloud"],
  },
  NS4305: {
    severity: "note",
    title: "one physical LAN instead of a network for each link",
    explanation: [
      "Networks that cross physical machines get a physical network of their own, as long as every machine has interfaces enough. Here",
      "one has too few, so one LAN joins them all, and the networks on it are told apart by VLANs. `--physical-network lan` asks for",
      "this from the start; fewer networks cross with a larger packing.",
    ],
    language: "shell",
    bad: [
      "nsc compile star-of-100.ns --packing 10    # the hub's machine is joined to nine others, and has 5 interfaces",
    ],
    good: ["nsc compile star-of-100.ns --packing 10 --physical-network lan"],
  },
  NS4306: {
    severity: "error",
    title: "more interfaces than the hardware has",
    explanation: [
      "With `--physical-network per-link` every network that crosses machines has a physical network of its own, and a machine here is on",
      "more of them than its hardware type has experimental interfaces. Let them share one LAN, ask for other hardware, or pack",
      "more containers onto a machine.",
    ],
    language: "shell",
    bad: ["nsc compile star-of-100.ns --physical-network per-link"],
    good: ["nsc compile star-of-100.ns"],
  },
  NS4307: {
    severity: "note",
    title: "events that the pnode file leaves out",
    explanation: [
      "The pnode NS file describes physical machines and what joins them. Events of the experiment, and the programs that they start, act",
      "on nodes and links that are not in it, so they are left out; topology.json holds them. Start commands of nodes that stay",
      "physical are kept.",
    ],
    bad: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]", '$ns at 60.0 "$link0 down"'],
    good: ["set link0 [$ns duplex-link $a $b 100Mb 0ms DropTail]"],
  },
});
