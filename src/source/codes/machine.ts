import { codeTable } from "./entry.ts";

/** NS70xx: what nsc does on this machine, and experiments on it. */
export const machineCodes = codeTable({
  NS7001: {
    severity: "warning",
    title: "shaping that this machine's kernel cannot do",
    explanation: [
      "`nsc up` emulates bandwidth with the kernel's `tbf`, delay and loss with its `netem`. Where a kernel was built without one of",
      "them, or its module is not installed, the links named are as fast as the machine, and everything else works.",
      "`--require-shaping` refuses to start instead. Kernels of the usual distributions have both, at times in a package of their own",
      "such as linux-modules-extra.",
    ],
    language: "shell",
    bad: ["modprobe sch_netem || nsc up exp.ns"],
    good: ["modprobe sch_netem && nsc up exp.ns --require-shaping"],
  },
  NS7002: {
    severity: "error",
    title: "a program failed on this machine",
    explanation: [
      "nsc has the system's own programs do what it plans, and this one refused. The message ends with its last lines. When the",
      "cause is mended, the same command can be run again: what was done by half is finished or taken back.",
    ],
    language: "shell",
    bad: ["sudo nsc up exp.ns -p P -e taken"],
    good: ["sudo nsc down -p P -e taken && sudo nsc up exp.ns -p P -e taken"],
  },
  NS7003: {
    severity: "error",
    title: "program that is not installed",
    explanation: [
      "nsc brings no programs of the system with it: `ip` and `tc` come in the package iproute2, `vagrant` in one of its own.",
    ],
    language: "shell",
    bad: ["nsc up exp.ns"],
    good: ["apt-get install iproute2 && nsc up exp.ns"],
  },
  NS7004: {
    severity: "error",
    title: "only root can do this",
    explanation: [
      "Network namespaces, their devices and their shaping are the kernel's, and it lets only root make them.",
    ],
    language: "shell",
    bad: ["nsc up exp.ns"],
    good: ["sudo nsc up exp.ns"],
  },
  NS7005: {
    severity: "error",
    title: "experiment that is up already",
    explanation: [
      "An experiment runs once on a machine. Take it down first, or give the second one another name with `-e`.",
    ],
    language: "shell",
    bad: ["nsc up exp.ns && nsc up exp.ns"],
    good: ["nsc down && nsc up exp.ns"],
  },
  NS7006: {
    severity: "error",
    title: "name that something else on this machine has",
    explanation: [
      "A network namespace of the name that a node would get is there already, and nsc did not make it, or no longer knows that it",
      "did. nsc touches nothing that is not its own. `ip netns list` shows what there is.",
    ],
    language: "shell",
    bad: ["ip netns add nsc.P.exp.a && nsc up exp.ns -p P"],
    good: ["ip netns delete nsc.P.exp.a && nsc up exp.ns -p P"],
  },
  NS7007: {
    severity: "error",
    title: "another nsc is at work",
    explanation: [
      "Two commands would bring one experiment up or down at the same time. The second one has to wait for the first. A lock that a",
      "killed nsc left behind counts for nothing.",
    ],
    language: "shell",
    bad: ["nsc up exp.ns & nsc down"],
    good: ["nsc up exp.ns && nsc down"],
  },
  NS7008: {
    severity: "error",
    title: "record that cannot be read",
    explanation: [
      "nsc records what it makes on a machine before it makes it. This record was changed or cut off. Take the namespaces away by hand,",
      "`ip netns list` shows them, and then the file.",
    ],
    language: "shell",
    bad: ["echo > /run/nsc/local/P.exp/state.json; nsc down"],
    good: ["ip netns delete nsc.P.exp.a; rm -r /run/nsc/local/P.exp"],
  },
  NS7009: {
    severity: "error",
    title: "shaping is required, and the kernel cannot do it",
    explanation: [
      "With `--require-shaping` an experiment starts only where bandwidth, delay and loss are emulated as the NS file says. This kernel",
      "was built without the module that is named, or the module is not installed. Nothing was started.",
    ],
    language: "shell",
    bad: ["nsc up exp.ns --require-shaping"],
    good: ["modprobe sch_netem && nsc up exp.ns --require-shaping"],
  },
  NS7010: {
    severity: "error",
    title: "user that this machine does not have",
    explanation: ["Start commands run as the user that `--user` names, and there is none of that name."],
    language: "shell",
    bad: ["nsc up exp.ns --start-commands --user nobdy"],
    good: ["nsc up exp.ns --start-commands --user nobody"],
  },
  NS7011: {
    severity: "error",
    title: "the file system refused",
    explanation: [
      "A file or folder could not be written: the disk is full, it is read-only, or the permission is missing. The message names it.",
      "When there is room again, the same command can be run again.",
    ],
    language: "shell",
    bad: ["nsc bootstrap -r pnode --apply --root /full"],
    good: ["df /full; nsc bootstrap -r pnode --apply --root /other"],
  },
});
