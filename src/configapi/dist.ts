import { z } from "zod";

/** One file of nsc for nodes that have none. */
export const distFileSchema = z.strictObject({
  name: z.string(),
  size: z.int().min(0).meta({ description: "bytes" }),
  sha256: z.string().meta({ description: "64 hexadecimal digits" }),
});

export const distListSchema = z.strictObject({ files: z.array(distFileSchema) });

export type DistFile = z.infer<typeof distFileSchema>;
export type DistList = z.infer<typeof distListSchema>;

/** What `npm run package` makes: nsc in one file, and archives of it with a Node.js, one for each kind of machine. */
const DIST_NAME = /^nsc(?:\.mjs|-[0-9A-Za-z][0-9A-Za-z.+-]*\.tar\.gz)$/;

/** Whether a file may be offered: these names hold no path and nothing that a shell or a list would take for its own. */
export function isDistName(name: string): boolean {
  return DIST_NAME.test(name);
}
