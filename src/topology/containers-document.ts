import { z } from "zod";

/**
 * containers.json: a list of containers with exactly the fields of the NeoContainers page, in its order, so that the
 * original loader takes the file.
 */

const containerInterfaceSchema = z.strictObject({
  address: z.ipv4(),
  mac: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$/),
});

export const containerSchema = z.strictObject({
  host: z.string().min(1).meta({ description: "the machine that the container runs on" }),
  name: z.string().min(1),
  image_url: z.string().meta({ description: "http or https, reachable from the experiment's nodes" }),
  image_os: z.string().min(1).meta({ description: "starts with windows (any case): a Windows container" }),
  image_type: z.literal("vagrant"),
  image_name: z.string().min(1).meta({ description: "containers that share a name share one image" }),
  interfaces: z.array(containerInterfaceSchema),
});

export const containersSchema = z
  .array(containerSchema)
  .meta({ title: "containers.json", description: "The containers of one experiment, in creation order" });

/** The same as people may write it: MAC addresses that are left out are made. */
export const writtenContainersSchema = z
  .array(
    containerSchema.extend({
      interfaces: z.array(containerInterfaceSchema.partial({ mac: true })),
    }),
  )
  .meta({
    title: "containers.json, written by hand",
    description: "What nsc takes with --containers; it writes containers.json with all MAC addresses",
  });

export type ContainerRecord = z.infer<typeof containerSchema>;
export type ContainersDocument = z.infer<typeof containersSchema>;
