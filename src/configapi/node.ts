import { z } from "zod";
import { imageViewSchema, networkViewSchema, roleSchema } from "./experiment.ts";
import { idSchema } from "./ids.ts";
import { nodeSetupSchema } from "./setup.ts";
import { userSchema } from "./users.ts";

/** The most peers that a node's record names; the others are under `peersUrl`. */
export const MOST_PEERS = 256;

/** One interface of a node. Only `index` and `address` are known where the containers alone were pushed. */
export const nodeInterfaceViewSchema = z.strictObject({
  index: z.int().min(0),
  network: z.string().nullable().meta({ description: "the physical network on a pnode" }),
  address: z.string().meta({ description: "empty where the testbed itself assigns it" }),
  netmask: z.ipv4().nullable(),
  mac: z.string().nullable(),
  toKbps: z
    .number()
    .nullable()
    .meta({ description: "node towards network, kb/s; 0 lets the testbed choose" }),
  fromKbps: z.number().nullable().meta({ description: "network towards node, kb/s" }),
  toDelayMs: z.number().nullable(),
  fromDelayMs: z.number().nullable(),
  toLoss: z.number().nullable().meta({ description: "probability" }),
  fromLoss: z.number().nullable(),
});

/** What is the same in a node's own record and in the record of its pnode. */
const machineFields = {
  name: z.string(),
  role: roleSchema.nullable().meta({ description: "null on a physical node that hosts no containers" }),
  host: z.string().nullable().meta({ description: "the pnode of a container" }),
  os: z.string().nullable(),
  hardware: z.string().nullable(),
  image: z.string().nullable().meta({ description: "name of a container's image" }),
  startCommand: z.string().nullable(),
  ghost: z.boolean().meta({ description: "resources are reserved, the node is not started" }),
  controlAddress: z.ipv4().nullable(),
  interfaces: z.array(nodeInterfaceViewSchema),
};

export const peerSchema = z.strictObject({
  name: z.string(),
  address: z.string().meta({ description: "empty where the testbed itself assigns it" }),
});

/** Answer to `GET …/nodes/:node`: everything that one node needs to configure itself. */
export const nodeViewSchema = z.strictObject({
  project: idSchema,
  experiment: idSchema,
  ...machineFields,
  containers: z.array(z.strictObject(machineFields)).meta({ description: "of a pnode; else empty" }),
  images: z.array(imageViewSchema).meta({ description: "to be fetched, each once" }),
  routing: z.string().nullable().meta({ description: "as in topology.json; null without it" }),
  networks: z
    .array(networkViewSchema.omit({ members: true }))
    .meta({ description: "those of the interfaces; on a pnode those of its containers" }),
  users: z.array(userSchema),
  generation: z.int().min(1),
  peers: z
    .array(peerSchema)
    .max(MOST_PEERS)
    .meta({ description: "the other members of its networks, on a pnode of its physical networks" }),
  peersUrl: z.string().nullable().meta({ description: "path of the other peers; null when there are none" }),
});

/** Answer to `GET …/nodes/:node/peers`. */
export const peersPageSchema = z.strictObject({
  generation: z.int().min(1),
  peers: z.array(peerSchema),
  peersUrl: z.string().nullable().meta({ description: "path of the next page" }),
});

/** Answer to `GET …/nodes/:node/chef`: a node as Chef's own JSON format has it. */
export const chefNodeSchema = z.strictObject({
  name: z.string(),
  chef_environment: z.literal("_default"),
  json_class: z.literal("Chef::Node"),
  chef_type: z.literal("node"),
  automatic: z.strictObject({}),
  normal: z.strictObject({ nsc: nodeViewSchema, setup: nodeSetupSchema }),
  default: z.strictObject({}),
  override: z.strictObject({}),
  run_list: z.array(z.string()).meta({ description: "the role of the node, as role[NAME]" }),
});

export type NodeInterfaceView = z.infer<typeof nodeInterfaceViewSchema>;
export type NodeView = z.infer<typeof nodeViewSchema>;
export type MachineView = NodeView["containers"][number];
export type Peer = z.infer<typeof peerSchema>;
export type PeersPage = z.infer<typeof peersPageSchema>;
export type ChefNode = z.infer<typeof chefNodeSchema>;
