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
    bad: ["set name \u0007web", "puts $name"],
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
  NS5005: {
    severity: "warning",
    title: "password in the file",
    explanation: [
      "The file seems to hold a password, a token, or a login inside of a URL. NS files are kept by the testbed and shown on the experiment's page:",
      "whoever is in the project can read it. Let the node fetch the secret from a file that only its owner can read.",
    ],
    bad: ['tb-set-node-startcmd $a "mysql -u root --password=s3cret42 < /proj/P/setup.sql"'],
    good: ['tb-set-node-startcmd $a "mysql --defaults-file=/proj/P/private/my.cnf < /proj/P/setup.sql"'],
  },
  NS5006: {
    severity: "warning",
    title: "character that only looks right",
    explanation: [
      "A curly quote, a long dash, a non-breaking space or another character that word processors and web pages put in place of",
      "the plain one. Tcl takes it for an ordinary letter, so the quote does not quote and the space does not part words.",
      "Write the plain character.",
    ],
    bad: ["set title \u201cweb\u201d", "puts $title"],
    good: ['set title "web"', "puts $title"],
  },
  NS5007: {
    severity: "warning",
    title: "blank after the backslash at the end of a line",
    explanation: [
      "A backslash continues a command only when the line ends directly behind it. With a blank between them the command ends here,",
      "with a blank as its last word, and the next line is a command of its own. Remove the blank.",
    ],
    bad: ["proc put {args} { puts $args }", "put one \\ ", "put two"],
    good: ["proc put {args} { puts $args }", "put one \\", "    two"],
  },
  NS5008: {
    severity: "error",
    title: "mark of an unresolved merge",
    explanation: [
      "The line is a mark that a version control system puts around two versions that it could not merge. Both versions",
      "are in the file. Keep what is right, and remove the marks.",
    ],
    bad: [
      "proc keep {} {",
      "<<<<<<< HEAD",
      "    puts ours",
      "=======",
      "    puts theirs",
      ">>>>>>> topic",
      "}",
      "if {[info exists ::never]} keep",
    ],
    good: ["proc keep {} {", "    puts ours", "}", "keep"],
  },
  NS5009: {
    severity: "warning",
    title: "comment that disables nothing",
    explanation: [
      "A comment `# nsc-disable-next-line CODE` or `# nsc-disable CODE` names a code that is not found there. What it was for is gone,",
      "and it would hide the next real finding. Remove it.",
    ],
    bad: ["# nsc-disable-next-line NS5101 the operator is in a variable", "set i [expr {1 + 1}]", "puts $i"],
    good: ["set i [expr {1 + 1}]", "puts $i"],
  },
  NS5010: {
    severity: "warning",
    title: "comment for lint that has no effect",
    explanation: [
      "A comment for lint is misspelt, names no code or one that does not exist, or wants to disable an error with which the testbed rejects the file.",
      "The forms are `# nsc-disable-next-line CODE reason`, `# nsc-disable CODE` with `# nsc-enable CODE`, and `# nsc-library`.",
    ],
    bad: ["# nsc-disable-next-line because it is meant so", "puts hello"],
    good: ["# it is meant so", "puts hello"],
  },
  NS5011: {
    severity: "error",
    title: "bad .nscrc.json",
    explanation: [
      "The configuration of lint is no JSON, or has a setting that does not exist or has another form. It is not used until it is mended.",
      "Settings are `severities`, `testbed`, `sourceRoot` and `ignore`; docs/schemas/nscrc.schema.json describes them.",
    ],
    language: "json",
    bad: ['{ "severity": { "NS5202": "off" } }'],
    good: ['{ "severities": { "NS5202": "off" } }'],
  },
});
