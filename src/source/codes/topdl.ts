import { codeTable } from "./entry.ts";

/** NS45xx: topdl documents. */
export const topdlCodes = codeTable({
  NS4501: {
    severity: "error",
    title: "XML that is not well-formed",
    explanation: [
      "A topdl document is XML: one outermost element, every element closed in the order in which it was opened, and `&`",
      "and `<` in text written as `&amp;` and `&lt;`. The place is where reading had to stop.",
      "Documents that a program wrote are mostly cut off or damaged on the way; look at the end of the file.",
    ],
    language: "xml",
    bad: ["<experiment>", "  <elements><computer><name>a</name></elements>", "</experiment>"],
    good: ["<experiment>", "  <elements><computer><name>a</name></computer></elements>", "</experiment>"],
  },
  NS4502: {
    severity: "error",
    title: "no topdl document",
    explanation: [
      "The file is XML, but its outermost element is neither `experiment` nor `topology`, as it is in topdl.",
      "A manifest, an RSpec or a `virt_experiment` document is something else; convert it first.",
    ],
    language: "xml",
    bad: ["<rspec>", "  <node/>", "</rspec>"],
    good: ["<experiment>", "  <elements><computer><name>a</name></computer></elements>", "</experiment>"],
  },
  NS4503: {
    severity: "error",
    title: "part of a topdl document missing or wrong",
    explanation: [
      "An element lacks what topdl demands of it, such as the name of a computer or the rate of a capacity, or the text in it",
      "is not what it should be. Rates are numbers of kb/s, times numbers of milliseconds, both without a unit.",
    ],
    language: "xml",
    bad: [
      "<experiment>",
      "  <substrates>",
      "    <name>link0</name>",
      "    <capacity><rate>100Mb</rate><kind>max</kind></capacity>",
      "  </substrates>",
      "</experiment>",
    ],
    good: [
      "<experiment>",
      "  <substrates>",
      "    <name>link0</name>",
      "    <capacity><rate>100000</rate><kind>max</kind></capacity>",
      "  </substrates>",
      "</experiment>",
    ],
  },
  NS4504: {
    severity: "warning",
    title: "part of a topdl document not known",
    explanation: [
      "Topdl 1.0 has no element of this name at this place, or nsc has no attribute of this name, so it is left out.",
      "It is mostly a misspelling. An attribute whose key begins with `nsc:` is one of nsc's own; any other key is free.",
    ],
    language: "xml",
    bad: [
      "<experiment>",
      "  <elements><computer><nmae>a</nmae><name>a</name></computer></elements>",
      "</experiment>",
    ],
    good: ["<experiment>", "  <elements><computer><name>a</name></computer></elements>", "</experiment>"],
  },
  NS4505: {
    severity: "note",
    title: "part of a topdl document left out",
    explanation: [
      "Topdl describes more than an experiment of nodes, links and LANs can hold: processors, disks, other testbeds, states and",
      "services. What has no place is left out. The rest is read, so mostly there is nothing to do.",
    ],
    language: "xml",
    bad: [
      "<experiment>",
      "  <elements><computer><name>a</name><cpu><type>x86</type></cpu></computer></elements>",
      "</experiment>",
    ],
    good: ["<experiment>", "  <elements><computer><name>a</name></computer></elements>", "</experiment>"],
  },
  NS4506: {
    severity: "note",
    title: "name of a topdl document changed",
    explanation: [
      "Names of nodes and networks are host names on a testbed, and `_` cannot be in one; it becomes `-` everywhere.",
      "Scripts that run on the nodes have to use the new name.",
    ],
    language: "xml",
    bad: [
      "<experiment>",
      "  <elements><computer><name>web_server</name></computer></elements>",
      "</experiment>",
    ],
    good: [
      "<experiment>",
      "  <elements><computer><name>web-server</name></computer></elements>",
      "</experiment>",
    ],
  },
  NS4507: {
    severity: "error",
    title: "document type in XML",
    explanation: [
      "The text begins with a document type declaration. It could define entities that grow without bound, or name files",
      "elsewhere, so nsc does not read it. Topdl needs none: remove the declaration.",
    ],
    language: "xml",
    bad: ["<!DOCTYPE experiment SYSTEM 'topdl.dtd'>", "<experiment/>"],
    good: ["<experiment/>"],
  },
  NS4508: {
    severity: "error",
    title: "interface on a substrate that is not there",
    explanation: [
      "An interface names the substrate that it is on, and no `substrates` element of the document has that name.",
      "Names count as they are written, with capitals and small letters.",
    ],
    language: "xml",
    bad: [
      "<experiment>",
      "  <substrates><name>link0</name></substrates>",
      "  <elements><computer><name>a</name><interface><substrate>Link0</substrate></interface></computer></elements>",
      "  <elements><computer><name>b</name><interface><substrate>Link0</substrate></interface></computer></elements>",
      "</experiment>",
    ],
    good: [
      "<experiment>",
      "  <substrates><name>link0</name></substrates>",
      "  <elements><computer><name>a</name><interface><substrate>link0</substrate></interface></computer></elements>",
      "  <elements><computer><name>b</name><interface><substrate>link0</substrate></interface></computer></elements>",
      "</experiment>",
    ],
  },
  NS4509: {
    severity: "error",
    title: "name twice in a topdl document",
    explanation: [
      "Two computers, or two substrates, have one name; a difference of `_` and `-` is none, because `_` becomes `-`.",
      "Rename one of them, and what refers to it.",
    ],
    language: "xml",
    bad: [
      "<experiment>",
      "  <elements><computer><name>web_1</name></computer></elements>",
      "  <elements><computer><name>web-1</name></computer></elements>",
      "</experiment>",
    ],
    good: [
      "<experiment>",
      "  <elements><computer><name>web-1</name></computer></elements>",
      "  <elements><computer><name>web-2</name></computer></elements>",
      "</experiment>",
    ],
  },
});
