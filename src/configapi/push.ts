import { z } from "zod";
import { containersSchema, topologySchema } from "../topology/index.ts";
import { idSchema } from "./ids.ts";

/** Body of `PUT /exp/:project/:experiment`: the two files that `nsc compile` wrote. */
export const pushBodySchema = z
  .strictObject({ containers: containersSchema, topology: topologySchema })
  .meta({ description: "containers.json and topology.json of one experiment" });

/** Answer to every `PUT`. */
export const pushAnswerSchema = z.strictObject({
  project: idSchema,
  experiment: idSchema,
  generation: z.int().min(1).meta({ description: "grows by one with each accepted change" }),
  changed: z.boolean().meta({ description: "false when the server had just this already" }),
  containers: z.int().min(0).meta({ description: "how many there are" }),
  controlAddresses: z.record(z.string(), z.ipv4()).meta({ description: "by the container's name" }),
});

/** Answer to `DELETE /exp/:project/:experiment` and to `GET …/delete`. */
export const removeAnswerSchema = z.strictObject({
  project: idSchema,
  experiment: idSchema,
  removed: z.literal(true),
  controlAddressesReleased: z.int().min(0),
});

export type PushBody = z.infer<typeof pushBodySchema>;
export type PushAnswer = z.infer<typeof pushAnswerSchema>;
export type RemoveAnswer = z.infer<typeof removeAnswerSchema>;
