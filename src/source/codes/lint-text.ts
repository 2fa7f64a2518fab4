import { codeTable } from "./entry.ts";

/** NS50xx: lint of the text itself: characters, secrets, and the comments that steer lint. */
export const lintTextCodes = codeTable({
  NS5001: {
    severity: "warning",
    title: "control character in the text",
    explanation: [
      "The file holds a character that cannot be seen, such as an escape, a form feed or a byte order mark in the middle.",
      "Tcl takes most of them for ordinary letters, so a name that looks right is another one. Terminals may even obey them.",
      "Remove the character; where it is meant, write it as `\\x1b`.",
    ],
    bad: ["set name \u0007web"],
    good: ["set name web", "puts $name"],
  },
  NS5002: {
    severity: "error",
    title: "bidirectional control character",
    explanation: [
      "Characters that turn the direction of writing make a line look different from what is run: a reviewer reads one",
      "thing and the testbed does another. No experiment needs them. Remove them; the message names the character.",
    ],
    bad: ["# owner: \u202egro.elpmaxe"],
    good: ["# owner: example.org"],
  },
  NS5003: {
    severity: "warning",
    title: "mixed line endings",
    explanation: [
      "Some lines end with CR LF and some with LF alone: two editors, or two people, have worked on the file.",
      "Comparing versions then shows lines as changed that are not, and text in quotes over several lines differs.",
      "Save the file with one kind of line end.",
    ],
    bad: ["set first 1\r", "set second 2", "puts $first$second"],
    good: ["set first 1", "set second 2", "puts $first$second"],
  },
  NS5004: {
    severity: "error",
    title: "private key in the file",
    explanation: [
      "The file holds the beginning of a private key. NS files are kept by the testbed, shown on the experiment's page and shared in",
      "repositories, so the key is known to others from then on. Take it out, make a new key, and copy keys to nodes by other means.",
    ],
    bad: ["# -----BEGIN RSA PRIVATE KEY-----"],
    good: ["# the key is in the project's folder, readable by its owner only"],
  },
});
