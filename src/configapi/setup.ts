import { z } from "zod";

const count = z.int().min(0);

const bridgeSchema = z.strictObject({
  name: z.string(),
  network: z.string(),
  vlan: count.nullable().meta({ description: "VLAN on the interface below; null without one" }),
  hostAddress: z.string().nullable().meta({
    description:
      "address of the pnode's interface below the bridge; null where the network stays on the pnode",
  }),
});

const vagrantMachineSchema = z.strictObject({
  name: z.string(),
  hostname: z.string().nullable().meta({ description: "null where a machine cannot be called so" }),
  windows: z.boolean(),
  image: z.string(),
  memoryMB: count,
  cpus: count,
  rdpPort: count.nullable().meta({ description: "port of the pnode that leads to a Windows desktop" }),
  runList: z.array(z.string()),
  interfaces: z.array(
    z.strictObject({
      address: z.string(),
      netmask: z.string().nullable(),
      mac: z.string().nullable(),
      bridge: z.string().nullable(),
      hostAddress: z
        .string()
        .nullable()
        .meta({ description: "in place of a bridge the pnode's own interface" }),
    }),
  ),
  network: z.array(z.string()).meta({ description: "words for the script that sets up Linux interfaces" }),
});

/** `data.json` beside the Vagrantfile of a pnode. */
export const vagrantDataSchema = z.strictObject({
  version: z.literal(1),
  project: z.string(),
  experiment: z.string(),
  pnode: z.string(),
  chef: z.strictObject({
    serverUrl: z.string().nullable().meta({ description: "null for a Chef repository, or no Chef at all" }),
    validationKey: z.string(),
    validationClient: z.string(),
    repositories: z.array(z.string()).meta({ description: "folders, of which the first that exists counts" }),
  }),
  images: z.array(
    z.strictObject({
      name: z.string(),
      url: z.string(),
      sha256: z.string().nullable(),
      file: z.string().meta({ description: "what the download is called" }),
      folder: z.string().meta({ description: "where Vagrant keeps the box" }),
    }),
  ),
  bridges: z.array(bridgeSchema).meta({ description: "made on the pnode before the machines start" }),
  machines: z.array(vagrantMachineSchema),
});

const nodeRouteSchema = z.strictObject({
  subnet: z.ipv4(),
  netmask: z.ipv4(),
  nextHop: z.ipv4(),
});

/** What nsc has worked out from a node's record, for programs that apply it. */
export const nodeSetupSchema = z.strictObject({
  hostname: z.string().nullable().meta({ description: "null where a machine cannot be called so" }),
  interfaces: z.array(
    z.strictObject({ mac: z.string(), address: z.string(), netmask: z.string().nullable() }),
  ),
  network: z.array(z.string()).meta({ description: "words for the script that sets up Linux interfaces" }),
  routes: z.array(nodeRouteSchema).meta({ description: "static routes; empty with other routing" }),
  vagrant: vagrantDataSchema.nullable().meta({ description: "of a pnode" }),
});

export type Bridge = z.infer<typeof bridgeSchema>;
export type VagrantData = z.infer<typeof vagrantDataSchema>;
export type VagrantMachine = z.infer<typeof vagrantMachineSchema>;
export type NodeRoute = z.infer<typeof nodeRouteSchema>;
export type NodeSetup = z.infer<typeof nodeSetupSchema>;
