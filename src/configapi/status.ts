import { z } from "zod";

export const nodeStateSchema = z.enum(["booting", "configured", "failed"]);

/** Body of `POST …/nodes/:node/status`. */
export const statusReportSchema = z.strictObject({
  state: nodeStateSchema,
  message: z.string().max(4096).optional().meta({ description: "for people; mostly why it failed" }),
});

/** Answer to a report: what is stored. */
export const statusSchema = z.strictObject({
  node: z.string(),
  state: nodeStateSchema,
  message: z.string().nullable(),
  reported: z.iso.datetime().meta({ description: "the server's time, UTC" }),
});

/** One line of the table that `nsc status` shows; null where a node has not reported. */
export const nodeStatusSchema = z.strictObject({
  name: z.string(),
  role: z.string().nullable(),
  host: z.string().nullable(),
  controlAddress: z.ipv4().nullable(),
  state: nodeStateSchema.nullable(),
  message: z.string().nullable(),
  reported: z.iso.datetime().nullable(),
});

/** Answer to `GET …/status`, paged. */
export const statusPageSchema = z.strictObject({
  generation: z.int().min(1),
  nodes: z.array(nodeStatusSchema),
  next: z.string().nullable().meta({ description: "path of the next page" }),
});

export type StatusReport = z.infer<typeof statusReportSchema>;
export type Status = z.infer<typeof statusSchema>;
export type NodeStatus = z.infer<typeof nodeStatusSchema>;
export type StatusPage = z.infer<typeof statusPageSchema>;
