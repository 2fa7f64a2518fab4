import { z } from "zod";
import { containersSchema } from "./containers-document.ts";
import { topologySchema } from "./document.ts";
import { profileSchema } from "./profile.ts";

/** The published JSON Schemas, one for each file format that nsc reads or writes; `name` is the file's stem. */
export function jsonSchemas(): { readonly name: string; readonly schema: object }[] {
  return [
    { name: "containers", schema: z.toJSONSchema(containersSchema, { io: "input" }) },
    { name: "profile", schema: z.toJSONSchema(profileSchema, { io: "input" }) },
    { name: "topology", schema: z.toJSONSchema(topologySchema, { io: "input" }) },
  ];
}
