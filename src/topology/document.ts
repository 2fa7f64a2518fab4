import { z } from "zod";

/**
 * topology.json: the whole experiment after compilation. Lists keep creation order; addresses and masks are dotted,
 * and an address is empty where the testbed itself assigns it (`tb-use-ipassign`).
 */

const ipv4 = z.ipv4();
const ipv4OrEmpty = z.union([z.literal(""), ipv4]);
const count = z.int().min(0);
const name = z.string().min(1);

/** `02:` and five more bytes for containers. */
const mac = z.string().regex(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/);

const nodeInterfaceSchema = z.strictObject({
  index: count,
  network: name,
  address: ipv4OrEmpty,
  netmask: ipv4,
  mac: mac.nullable().meta({ description: "null on a physical node, whose machine brings its own" }),
  toKbps: z.number().min(0).meta({ description: "node towards network, kb/s; 0 lets the testbed choose" }),
  fromKbps: z.number().min(0).meta({ description: "network towards node, kb/s" }),
  toDelayMs: z.number().min(0),
  fromDelayMs: z.number().min(0),
  toLoss: z.number().min(0).max(1).meta({ description: "probability" }),
  fromLoss: z.number().min(0).max(1),
});

const attributeSchema = z.strictObject({ key: z.string(), value: z.string() });

const topologyNodeSchema = z.strictObject({
  name,
  kind: z.enum(["container", "physical"]),
  host: name.nullable().meta({ description: "the pnode of a container" }),
  role: z.enum(["container", "win-container"]).nullable(),
  os: z
    .string()
    .nullable()
    .meta({ description: "what a container's image runs, or a physical node's disk image" }),
  hardware: z.string(),
  startCommand: z.string().nullable(),
  ghost: z.boolean().meta({ description: "resources are reserved, the node is not started" }),
  partition: z.string().nullable(),
  pass: count.nullable(),
  attributes: z
    .array(attributeSchema)
    .meta({ description: "each key once, with the value in force, defaults included" }),
  interfaces: z.array(nodeInterfaceSchema),
});

const pnodeInterfaceSchema = z.strictObject({
  index: count,
  physicalNetwork: name,
  address: ipv4,
  netmask: ipv4,
});

const pnodeSchema = z.strictObject({
  name,
  os: z.string(),
  hardware: z.string().meta({ description: "a hardware type, or soft:TYPE,TYPE for a choice of types" }),
  containers: z.array(name),
  interfaces: z.array(pnodeInterfaceSchema),
});

const topologyNetworkSchema = z.strictObject({
  name,
  kind: z.enum(["link", "lan"]),
  subnet: ipv4OrEmpty,
  netmask: ipv4,
  members: z.array(z.string()).meta({ description: "NODE:INDEX" }),
  physicalNetwork: name.nullable(),
  vlan: z.int().min(1).max(4094).nullable(),
});

const physicalNetworkSchema = z.strictObject({
  name,
  kind: z.enum(["link", "lan"]),
  subnet: ipv4,
  netmask: ipv4,
  members: z.array(name).meta({
    description:
      "pnodes and physical nodes; embedded: the first has host number 1, the next 2, and so on; " +
      "standalone: the addresses are those of the nodes' interfaces",
  }),
});

const imageSchema = z.strictObject({
  name,
  url: z.string(),
  os: z.string(),
  type: z.literal("vagrant"),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});

const topologyEventSchema = z.strictObject({
  time: z.string(),
  node: z.string(),
  object: z.string(),
  objectType: z.string(),
  eventType: z.string(),
  arguments: z.string(),
});

export const topologySchema = z
  .strictObject({
    version: z.literal(1),
    project: name,
    group: name.nullable(),
    experiment: name,
    mode: z.enum(["embedded", "standalone"]).meta({
      description:
        "embedded: nsc placed the containers of the NS file; standalone: the NS file describes the machines, and one " +
        "that holds containers is among the nodes and among the pnodes",
    }),
    containersDigest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: "SHA-256 of containers.json" }),
    routing: z.enum(["static", "ospf", "manual", "static-ddijk", "static-old", "none"]),
    nodes: z.array(topologyNodeSchema),
    pnodes: z.array(pnodeSchema),
    networks: z.array(topologyNetworkSchema),
    physicalNetworks: z.array(physicalNetworkSchema),
    images: z.array(imageSchema),
    events: z.array(topologyEventSchema),
  })
  .meta({ title: "topology.json", description: "An experiment after compilation by nsc" });

export type NodeInterface = z.infer<typeof nodeInterfaceSchema>;
export type TopologyNode = z.infer<typeof topologyNodeSchema>;
export type Pnode = z.infer<typeof pnodeSchema>;
export type TopologyNetwork = z.infer<typeof topologyNetworkSchema>;
export type PhysicalNetwork = z.infer<typeof physicalNetworkSchema>;
export type TopologyImage = z.infer<typeof imageSchema>;
export type TopologyDocument = z.infer<typeof topologySchema>;

/** The document before containers.json has been written and its digest is known. */
export type TopologyDraft = Omit<TopologyDocument, "containersDigest">;
