import { expect, test } from "vitest";
import { assignmentChunks } from "../../src/emit/index.ts";
import { assignmentSchema } from "../../src/topology/index.ts";
import { Factory } from "../topology/factory.ts";
import { documentOf } from "./documents.ts";

test("assignment.json says what is on which pnode, both ways round", () => {
  const document = documentOf(
    new Factory()
      .container("a", [[":partition", "1"]])
      .node("__proto__")
      .container("b", [[":partition", "0"]]),
  );
  const assignment = assignmentSchema.parse(JSON.parse([...assignmentChunks(document)].join("")));
  expect(assignment).toMatchObject({ version: 1, project: "local", group: null, experiment: "demo" });
  expect(assignment.nodes.map(({ name, kind, partition }) => [name, kind, partition])).toEqual([
    ["a", "container", "1"],
    ["__proto__", "physical", null],
    ["b", "container", "0"],
  ]);
  expect(assignment.nodes[1]?.host).toBeNull();
  expect(assignment.pnodes.map(({ name, os, hardware }) => [name, os, hardware])).toEqual([
    ["pnode-0000", "PNODE-BASE", "MicroCloud"],
    ["pnode-0001", "PNODE-BASE", "MicroCloud"],
  ]);
  for (const { name, host } of assignment.nodes) {
    const holder = assignment.pnodes.find(({ containers }) => containers.includes(name));
    expect(holder?.name ?? null).toBe(host);
  }
});
