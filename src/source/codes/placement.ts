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
});
