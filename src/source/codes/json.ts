import { codeTable } from "./entry.ts";

/** NS42xx: JSON text, whatever the file is for. */
export const jsonCodes = codeTable({
  NS4201: {
    severity: "error",
    title: "comma missing in JSON",
    explanation: [
      "Between two members of an object, and between two items of a list, JSON needs a comma. The place is the one where it belongs.",
      "`nsc lint --fix` puts it there.",
    ],
    language: "json",
    bad: ["[", "  {", '    "host": "alice"', '    "name": "xanadu"', "  }", "]"],
    good: ["[", "  {", '    "host": "alice",', '    "name": "xanadu"', "  }", "]"],
  },
  NS4202: {
    severity: "error",
    title: "comma too many in JSON",
    explanation: [
      "A comma stands between two members or items: behind the last one there is none, as in some other languages, nor two in a row.",
      "`nsc lint --fix` takes it away.",
    ],
    language: "json",
    bad: ['[{ "host": "alice", "name": "xanadu", }]'],
    good: ['[{ "host": "alice", "name": "xanadu" }]'],
  },
  NS4203: {
    severity: "error",
    title: "JSON text without double quotes",
    explanation: [
      "In JSON every text and every key stands in double quotes, the plain ones of the keyboard. Single quotes, the curly quotes that word",
      "processors and web pages put in their place, and no quotes at all are not JSON. `nsc lint --fix` writes the right ones.",
    ],
    language: "json",
    bad: ["[{ 'host': “alice”, name: \"xanadu\" }]"],
    good: ['[{ "host": "alice", "name": "xanadu" }]'],
  },
  NS4204: {
    severity: "error",
    title: "comment in JSON",
    explanation: [
      "JSON has no comments, and the programs that read the file later would stop here. Keep what the comment says in the NS file, or in",
      "a file beside it. `nsc lint --fix` takes the comment away.",
    ],
    language: "json",
    bad: ["[", "  // the Windows machine", '  { "host": "alice", "name": "xanadu" }', "]"],
    good: ["[", '  { "host": "alice", "name": "xanadu" }', "]"],
  },
  NS4205: {
    severity: "error",
    title: "text is no JSON",
    explanation: [
      "The text breaks JSON's rules (RFC 8259) here: a quote or a bracket is not closed, a colon, key or value is missing, a number or a",
      "backslash sequence is none. The message says which. What follows is read as well as possible, so that one run finds several mistakes.",
    ],
    language: "json",
    bad: ['[{ "host": "alice", "name": "xanadu ]'],
    good: ['[{ "host": "alice", "name": "xanadu" }]'],
  },
  NS4206: {
    severity: "error",
    title: "key twice in one JSON object",
    explanation: [
      "Programs keep one of the two values, mostly the last, and say nothing about the other. A copied line is the usual reason.",
      "Remove one of them; the note names the first.",
    ],
    language: "json",
    bad: ['[{ "host": "alice", "name": "xanadu", "host": "bob" }]'],
    good: ['[{ "host": "alice", "name": "xanadu" }]'],
  },
  NS4207: {
    severity: "error",
    title: "JSON is too deep, too large or has too many mistakes",
    explanation: [
      "nsc reads JSON that is nested up to 100 levels and has up to 5,000,000 values, and reports up to 10,000 mistakes in one file.",
      "None of its files comes near; mostly it is a file of another kind. The rest of the file was not looked at.",
    ],
    language: "json",
    bad: ["[".repeat(101) + "]".repeat(101)],
    good: ["[]"],
  },
});
