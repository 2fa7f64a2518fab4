import { codeTable } from "./entry.ts";

/** NS46xx: files that cannot be laid out anew. */
export const layoutCodes = codeTable({
  NS4601: {
    severity: "error",
    title: "formatting would change the meaning",
    explanation: [
      "Before `nsc fmt` gives a file it reads and evaluates it: the commands, the topology and what is printed must be as before. Here",
      "something depends on the layout, such as a script that looks at its own text. Nothing was written. The bodies of procedures are",
      "left alone in a file that says `info body`; everything else has to be laid out by hand.",
    ],
    bad: [
      "proc greeting {} { return hello }",
      "set question body",
      'tb-set-node-startcmd $a "echo [info $question greeting]"',
    ],
    good: ["proc greeting {} { return hello }", 'tb-set-node-startcmd $a "echo [info body greeting]"'],
  },
  NS4602: {
    severity: "error",
    title: "no file to format",
    explanation: [
      "`nsc fmt` lays out NS files and other Tcl scripts. A topdl document and a containers.json are neither; nsc writes both itself,",
      "`nsc emit topdl` and `nsc emit containers`.",
    ],
    language: "shell",
    bad: ["nsc fmt exp.xml"],
    good: ["nsc fmt exp.ns"],
  },
});
