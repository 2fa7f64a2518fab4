import { sha256 } from "@noble/hashes/sha2.js";
import type { TopologyDocument, TopologyDraft } from "../topology/index.ts";

/** Completes a document with the SHA-256 of its containers.json, given as the chunks of that file. */
export function sealTopology(draft: TopologyDraft, containersJson: Iterable<string>): TopologyDocument {
  const { version, project, group, experiment, mode, ...rest } = draft;
  const containersDigest = digestOfText(containersJson);
  return { version, project, group, experiment, mode, containersDigest, ...rest };
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. A chunk must not end between the halves of a character. */
function digestOfText(chunks: Iterable<string>): string {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  for (const chunk of chunks) hash.update(encoder.encode(chunk));
  let hex = "";
  for (const byte of hash.digest()) hex += byte.toString(16).padStart(2, "0");
  return hex;
}
