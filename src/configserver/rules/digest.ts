import { createHash } from "node:crypto";
import { breather } from "../breathe.ts";

/** SHA-256 over values as JSON, in hexadecimal digits: the same for documents that differ in formatting only. */
export async function digestOf(values: Iterable<unknown>): Promise<string> {
  const breathe = breather();
  const hash = createHash("sha256");
  for (const value of values) {
    hash.update(JSON.stringify(value)).update("\n");
    await breathe();
  }
  return hash.digest("hex");
}

/** The digest of an experiment from those of its parts. */
export function combinedDigest(parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
