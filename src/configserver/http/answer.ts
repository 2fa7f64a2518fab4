import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { entityTag, hasAlready } from "../rules/conditions.ts";
import type { Head } from "../store/gate.ts";

export const JSON_TYPE = "application/json; charset=utf-8";

/** Whether the client has this state already; the answer is then 304 without a body, and done. */
export function isCurrent(request: FastifyRequest, reply: FastifyReply, head: Head): boolean {
  return hasTag(request, reply, entityTag(head));
}

/** The entity tag of an answer that changes also without a push. */
export function tagOf(kind: string, text: string): string {
  return `"${kind}.${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
}

/** The same for an answer with an entity tag of its own. */
export function hasTag(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  reply.header("etag", tag).header("cache-control", "no-cache");
  if (!hasAlready(request.headers["if-none-match"], tag)) return false;
  reply.code(304).send();
  return true;
}

/** Sends a JSON text. */
export function sendJson(reply: FastifyReply, text: string): FastifyReply {
  return reply.header("content-type", JSON_TYPE).send(text);
}

/** Bodies up to this size are sent in one piece. */
const ONE_PIECE = 1024 * 1024;

/** Sends a body that is shared by all who asked for it: a slow reader holds no copy. */
export function sendChunks(reply: FastifyReply, type: string, chunks: readonly Buffer[]): FastifyReply {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  reply.headers({ "content-type": type, "content-length": length, "x-content-type-options": "nosniff" });
  return reply.send(length <= ONE_PIECE ? Buffer.concat(chunks) : Readable.from(chunks));
}
