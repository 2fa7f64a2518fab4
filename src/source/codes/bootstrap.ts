import { codeTable } from "./entry.ts";

/** NS71xx: machines that become nodes of an experiment. */
export const bootstrapCodes = codeTable({
  NS7101: {
    severity: "error",
    title: "node with another role",
    explanation: [
      "A machine is set up as what its node is in the experiment: `pnode` where it holds containers, `win-container` for a container",
      "whose image runs Windows, `container` for any other. The message names the role that it has.",
    ],
    language: "shell",
    bad: ["nsc bootstrap -r container --node windows-1"],
    good: ["nsc bootstrap -r win-container --node windows-1"],
  },
  NS7102: {
    severity: "error",
    title: "token that others can read",
    explanation: [
      "The token of a node lets whoever has it read the experiment and report in the node's name. Its file has to be for its owner alone.",
    ],
    language: "shell",
    bad: ["chmod 644 /etc/nsc/token; nsc bootstrap -r pnode"],
    good: ["chmod 600 /etc/nsc/token; nsc bootstrap -r pnode"],
  },
  NS7103: {
    severity: "error",
    title: "image that its server does not give",
    explanation: [
      "The server of an image's URL answered with an error, such as 404 where there is no such file. The URL is that of the attribute",
      "`containers:image_url`; it has to be reachable from the experiment's nodes. What was done before stays, and the command goes on",
      "from there when it is run again.",
    ],
    bad: ["tb-add-node-attribute $a containers:image_url http://scratch/containers/no-such.box"],
    good: ["tb-add-node-attribute $a containers:image_url http://scratch/containers/deter_win7.box"],
  },
  NS7104: {
    severity: "error",
    title: "download that broke off",
    explanation: [
      "The server ended before the whole file was there, or said nothing for a minute. What has come is kept: run the command again, and",
      "it goes on from there where the server still has the same file.",
    ],
    language: "shell",
    bad: ["nsc bootstrap -r pnode --apply   # ended early: 100 of its 900 bytes were kept"],
    good: ["nsc bootstrap -r pnode --apply   # goes on"],
  },
  NS7105: {
    severity: "error",
    title: "image with another checksum",
    explanation: [
      "The file that was fetched is not the one that `containers:image_sha256` promises. It was removed. Either the image was replaced on",
      "its server, and the attribute is old, or somebody tampers with it.",
    ],
    bad: ["tb-add-node-attribute $a containers:image_sha256 0123…"],
    good: ["tb-add-node-attribute $a containers:image_sha256 4567…"],
  },
});
