import { codeTable } from "./entry.ts";

/** NS41xx: what nsc makes of a compiled experiment, and files that it rewrites. */
export const outputCodes = codeTable({
  NS4101: {
    severity: "note",
    title: "no static routes to write",
    explanation: [
      "routes.json holds the routes of `rtproto Static`. With another kind of routing, or with none, the nodes find their routes",
      "otherwise, or have to be told, and the file has no islands.",
    ],
    language: "shell",
    bad: ["grep rtproto exp.ns || nsc emit routes exp.ns"],
    good: ["echo '$ns rtproto Static' > routing.ns", "nsc emit routes with-routing.ns"],
  },
  NS4102: {
    severity: "note",
    title: "routes of a very large network",
    explanation: [
      "Every node with several interfaces has a table of its own, found by a search through the whole network: for tens of",
      "thousands of routers this takes minutes, and the file can be larger than the disk likes. The memory stays small.",
      "Routing by OSPF needs no tables.",
    ],
    language: "shell",
    bad: ["nsc compile grid-of-50000.ns --emit routes"],
    good: ["nsc compile grid-of-50000.ns"],
  },
});
