import { z } from "zod";

/**
 * routes.json: for `Static` routing the next hop of every node to every subnet of the experiment, along a shortest
 * path, counted in networks crossed. It says nothing about the control network and never asks for a default route.
 */

const count = z.int().min(0);
const subnet = z
  .string()
  .meta({ description: "ADDRESS/PREFIX, or ADDRESS/NETMASK where the mask has no prefix length" });

const hopSchema = z.strictObject({
  nextHop: z.ipv4().meta({ description: "address of the neighbour, on one of the node's own networks" }),
  interface: count.meta({ description: "index of the node's interface towards it" }),
});

export const routeSchema = hopSchema.extend({
  destinations: z
    .array(subnet)
    .min(1)
    .meta({ description: "together exactly the subnets that this hop leads to; blocks may join neighbours" }),
});

export const nodeRoutesSchema = z.strictObject({
  node: z.string().min(1),
  routes: z.array(routeSchema),
  otherwise: hopSchema.nullable().meta({
    description:
      "the hop to every subnet of the island that is neither the node's own nor among the destinations",
  }),
});

export const islandSchema = z
  .strictObject({
    subnets: z.array(subnet).meta({ description: "every subnet of the island, by address" }),
    nodes: z.array(nodeRoutesSchema).meta({ description: "its nodes, in creation order" }),
  })
  .meta({ description: "nodes and networks that reach each other, and nothing outside" });

export const routesSchema = z
  .strictObject({
    version: z.literal(1),
    project: z.string().min(1),
    group: z.string().min(1).nullable(),
    experiment: z.string().min(1),
    routing: z.enum(["static", "ospf", "manual", "static-ddijk", "static-old", "none"]),
    islands: z.array(islandSchema).meta({ description: "empty unless the routing is static" }),
  })
  .meta({ title: "routes.json", description: "The static routes of an experiment" });

export type Hop = z.infer<typeof hopSchema>;
export type RouteRow = z.infer<typeof routeSchema>;
export type NodeRoutes = z.infer<typeof nodeRoutesSchema>;
