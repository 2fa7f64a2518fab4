import { z } from "zod";
import { containerSchema } from "../topology/index.ts";
import { idSchema } from "./ids.ts";

const count = z.int().min(0);

/** What `GET /exp/:project/:experiment` and the lists say of an experiment. */
export const experimentSchema = z.strictObject({
  project: idSchema,
  experiment: idSchema,
  generation: z.int().min(1).meta({ description: "grows by one with each accepted change" }),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: "SHA-256 over all that was pushed; formatting does not matter" }),
  created: z.iso.datetime(),
  updated: z.iso.datetime(),
  containers: count,
  hosts: count.meta({ description: "pnodes and physical nodes" }),
  networks: count,
  configured: z.boolean().meta({ description: "whether topology.json was pushed, not the containers alone" }),
});

/** Answer to `GET /exp` and `GET /exp/:project`. */
export const experimentPageSchema = z.strictObject({
  experiments: z.array(experimentSchema),
  next: z.string().nullable().meta({ description: "path of the next page" }),
});

export const roleSchema = z
  .enum(["pnode", "container", "win-container"])
  .meta({ description: "what a node is to become" });

/** One record of `GET …/containers`: as in containers.json, and what the server knows besides. */
export const containerViewSchema = containerSchema.extend({
  role: z.enum(["container", "win-container"]),
  controlAddress: z.ipv4(),
});

const hostInterfaceSchema = z.strictObject({
  index: count,
  network: z.string(),
  address: z.string().meta({ description: "empty where the testbed itself assigns it" }),
  netmask: z.ipv4(),
});

/** Answer to `GET …/hosts/:host`: a pnode or a physical node. */
export const hostViewSchema = z.strictObject({
  name: z.string(),
  role: z.literal("pnode").nullable().meta({ description: "null on a node that hosts no containers" }),
  os: z.string().nullable(),
  hardware: z.string().nullable(),
  interfaces: z.array(hostInterfaceSchema),
  containers: z.array(z.string()),
});

/** One record of `GET …/networks`. */
export const networkViewSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(["link", "lan"]),
  subnet: z.string(),
  netmask: z.ipv4(),
  bandwidthKbps: z.number().nullable().meta({ description: "null where the members differ" }),
  delayMs: z.number().nullable(),
  loss: z.number().nullable(),
  vlan: z.int().nullable(),
  physicalNetwork: z.string().nullable(),
  members: z.array(z.strictObject({ node: z.string(), index: count, address: z.string() })),
});

/** One record of `GET …/images`. */
export const imageViewSchema = z.strictObject({
  name: z.string(),
  url: z.string(),
  os: z.string(),
  type: z.literal("vagrant"),
  sha256: z.string().nullable(),
});

export type ExperimentSummary = z.infer<typeof experimentSchema>;
export type ExperimentPage = z.infer<typeof experimentPageSchema>;
export type Role = z.infer<typeof roleSchema>;
export type ContainerView = z.infer<typeof containerViewSchema>;
export type HostView = z.infer<typeof hostViewSchema>;
export type NetworkView = z.infer<typeof networkViewSchema>;
export type ImageView = z.infer<typeof imageViewSchema>;
