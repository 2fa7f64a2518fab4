import { z } from "zod";

/** assignment.json: which container was placed on which pnode, both ways round. */

const name = z.string().min(1);

export const assignmentNodeSchema = z.strictObject({
  name,
  kind: z.enum(["container", "physical"]),
  host: name.nullable().meta({ description: "the pnode of a container; null: the node is a machine itself" }),
  pass: z.int().min(0).nullable().meta({ description: "the packing pass that the file asked for" }),
  partition: z.string().nullable().meta({ description: "the partition that the file asked for" }),
});

export const assignmentPnodeSchema = z.strictObject({
  name,
  os: z.string(),
  hardware: z.string().meta({ description: "a hardware type, or soft:TYPE,TYPE for a choice of types" }),
  containers: z.array(name),
});

export const assignmentSchema = z
  .strictObject({
    version: z.literal(1),
    project: name,
    group: name.nullable(),
    experiment: name,
    nodes: z.array(assignmentNodeSchema).meta({ description: "every node, in creation order" }),
    pnodes: z.array(assignmentPnodeSchema),
  })
  .meta({ title: "assignment.json", description: "The placement of an experiment's containers on pnodes" });

export type AssignmentNode = z.infer<typeof assignmentNodeSchema>;
export type AssignmentPnode = z.infer<typeof assignmentPnodeSchema>;
