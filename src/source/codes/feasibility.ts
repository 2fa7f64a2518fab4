import { codeTable } from "./entry.ts";

/** NS47xx: what `nsc check` finds out about a testbed and an experiment that compiles. */
export const feasibilityCodes = codeTable({
  NS4701: {
    severity: "error",
    title: "more interfaces than a machine has",
    explanation: [
      "A physical node is on more links and LANs than any of its hardware types has experimental interfaces. Links that are emulated",
      "(`tb-set-multiplexed`) share one. Ask for a type with more interfaces, or join networks in a LAN.",
    ],
    language: "shell",
    bad: ["nsc check star.ns    # the hub has six links, and a MicroCloud has five interfaces"],
    good: ["nsc check lan.ns     # one LAN instead"],
  },
  NS4702: {
    severity: "error",
    title: "containers that need more memory than their machine has",
    explanation: [
      "A containers.json written by hand puts containers on a machine that need more memory together than its hardware type has. A",
      "container has the memory that the testbed profile gives its image, else 2048 MB with Windows and 512 MB with anything else.",
    ],
    language: "shell",
    bad: [
      "nsc check hosts.ns --containers containers.json    # nine Windows containers on a machine with 16 GB",
    ],
    good: ["nsc check hosts.ns --containers spread.json"],
  },
  NS4703: {
    severity: "error",
    title: "pnode image that the testbed does not have",
    explanation: [
      "The pnodes ask for a disk image that is not in the testbed profile, by `--pnode-os` or by the profile itself. Correct the name,",
      "or add the image to the profile.",
    ],
    language: "shell",
    bad: ["nsc check exp.ns --pnode-os PNODE-BSAE"],
    good: ["nsc check exp.ns --pnode-os PNODE-BASE"],
  },
  NS4704: {
    severity: "error",
    title: "image of another project",
    explanation: [
      "The testbed profile says that this disk image belongs to a project, or to a group of one (`imageOwners`), and the experiment is in",
      "another: the testbed would refuse it. Without -p nobody knows the project, and the finding is a warning. Give the project and",
      "group with -p PROJECT/GROUP, or use another image.",
    ],
    language: "shell",
    bad: ["nsc check exp.ns -p Worms --testbed lab.json    # an image of the project Botnets"],
    good: ["nsc check exp.ns -p Botnets --testbed lab.json"],
  },
  NS4705: {
    severity: "error",
    title: "more containers than control addresses",
    explanation: [
      "Every container gets an address of the control network, from the pool that the testbed profile names (`controlPool`), and the pool",
      "is too small for this experiment alone. Use fewer containers, or have the operators enlarge the pool.",
    ],
    language: "shell",
    bad: ["nsc check exp.ns --testbed lab.json    # 300 containers, and the pool is 172.16.0.0/24"],
    good: ["nsc check exp.ns --testbed lab.json    # 200 containers"],
  },
  NS4706: {
    severity: "warning",
    title: "network of the experiment in the control network",
    explanation: [
      "Addresses of the experiment lie in the pool of control addresses that the testbed profile names. A container could have the same",
      "address twice, or send traffic of the experiment over the control network. Use other addresses.",
    ],
    language: "shell",
    bad: ["nsc check exp.ns --testbed lab.json    # a LAN in 172.16.1.0/24, and the pool is 172.16.0.0/12"],
    good: ["nsc check exp.ns --testbed lab.json    # the LAN is in 10.1.1.0/24"],
  },
  NS4707: {
    severity: "error",
    title: "two nodes on one machine",
    explanation: [
      "`tb-fix-node` ties two physical nodes to the same machine, which can be only one of them. Tie one of them to another, or leave the",
      "choice to the testbed. Nodes of virtual and subnode types may share a machine.",
    ],
    language: "shell",
    bad: ["nsc check exp.ns    # tb-fix-node $a pc12, tb-fix-node $b pc12"],
    good: ["nsc check exp.ns    # tb-fix-node $a pc12, tb-fix-node $b pc13"],
  },
  NS4708: {
    severity: "error",
    title: "name that is taken on the config server",
    explanation: [
      "The config server has an experiment of this name that is another one: neither what this file compiles to nor what was last",
      "pushed or pulled from here. `nsc push` would refuse to replace it. Choose another name with -e, or look with `nsc pull` and",
      "`nsc status` at what is there; `nsc rm` removes it.",
    ],
    language: "shell",
    bad: ["nsc check exp.ns -p DemoProject -e demo --server http://config:5320"],
    good: ["nsc check exp.ns -p DemoProject -e demo2 --server http://config:5320"],
  },
});
