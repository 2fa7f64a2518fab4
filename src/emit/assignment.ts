import type { AssignmentNode, AssignmentPnode, TopologyDocument } from "../topology/index.ts";
import { jsonChunks } from "./json.ts";

/** assignment.json: which node is on which pnode. */
export function assignmentChunks(document: TopologyDocument): Generator<string> {
  const { project, group, experiment } = document;
  return jsonChunks({
    version: 1,
    project,
    group,
    experiment,
    nodes: nodes(document),
    pnodes: pnodes(document),
  });
}

function* nodes(document: TopologyDocument): Generator<AssignmentNode> {
  for (const { name, kind, host, pass, partition } of document.nodes)
    yield { name, kind, host, pass, partition };
}

function* pnodes(document: TopologyDocument): Generator<AssignmentPnode> {
  for (const { name, os, hardware, containers } of document.pnodes) yield { name, os, hardware, containers };
}
