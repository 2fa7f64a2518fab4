import { z } from "zod";
import { assignmentSchema } from "./assignment-document.ts";
import { containersSchema, writtenContainersSchema } from "./containers-document.ts";
import { topologySchema } from "./document.ts";
import { profileSchema } from "./profile.ts";
import { routesSchema } from "./routes-document.ts";

/** The published JSON Schemas, one for each file format that nsc reads or writes; `name` is the file's stem. */
export function jsonSchemas(): { readonly name: string; readonly schema: object }[] {
  return [
    { name: "assignment", schema: z.toJSONSchema(assignmentSchema, { io: "input" }) },
    { name: "containers", schema: z.toJSONSchema(containersSchema, { io: "input" }) },
    { name: "containers.written", schema: z.toJSONSchema(writtenContainersSchema, { io: "input" }) },
    { name: "profile", schema: z.toJSONSchema(profileSchema, { io: "input" }) },
    { name: "routes", schema: z.toJSONSchema(routesSchema, { io: "input" }) },
    { name: "topology", schema: z.toJSONSchema(topologySchema, { io: "input" }) },
  ];
}
