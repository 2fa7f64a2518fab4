import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { type DistFile, type DistList, distListSchema } from "../../../configapi/index.ts";
import type { OpenPackage } from "../../packages.ts";
import { Problem } from "../../problem.ts";
import { type Part, parseRange } from "../../rules/range.ts";
import { hasTag, sendJson, tagOf } from "../answer.ts";
import type { Context } from "../context.ts";
import { addRoute } from "./route.ts";

const fileParams = z.object({ file: z.string() });

/** nsc itself, for nodes that have none. */
export function distRoutes(app: FastifyInstance, { packages }: Context): void {
  const list = async (): Promise<DistFile[]> => {
    const files = await packages.list();
    if (files.length > 0) return files;
    throw new Problem(
      "nothingPackaged",
      "the server has no nsc to hand out: run `npm run package` where it runs from, or start it with --dist DIR",
    );
  };
  addRoute(app, {
    method: "GET",
    path: "/dist/",
    summary: "The files of nsc for nodes that have none",
    need: "read",
    answer: distListSchema,
    handle: async ({ request, reply }) => {
      const answer: DistList = { files: await list() };
      const text = JSON.stringify(answer);
      return hasTag(request, reply, tagOf("d", text)) ? reply : sendJson(reply, text);
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/dist/SHA256SUMS",
    summary: "Their checksums, as `sha256sum -c` reads them",
    need: "read",
    answer: z.string(),
    handle: async ({ request, reply }) => {
      const text = (await list()).map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
      if (hasTag(request, reply, tagOf("s", text))) return reply;
      return reply.header("content-type", "text/plain; charset=utf-8").send(text);
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/dist/:file",
    summary: "One of them, or the part that `Range` names",
    need: "read",
    params: fileParams,
    answer: z.string(),
    partial: true,
    handle: async ({ request, reply, params: { file } }) => {
      const found = await packages.open(file);
      if (found !== null) return sendFile(request, reply, found);
      await list();
      throw new Problem("noSuchName", "the server has no such file; /dist/ lists what it has");
    },
  });
}

/** Sends an open file piece by piece, and closes it. */
async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file: { name, size, sha256 }, handle }: OpenPackage,
): Promise<FastifyReply> {
  let streaming = false;
  try {
    const tag = `"${sha256}"`;
    if (hasTag(request, reply, tag)) return reply;
    reply.headers({
      "accept-ranges": "bytes",
      "content-type": name.endsWith(".gz") ? "application/gzip" : "text/javascript; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
    if (request.method === "HEAD") return reply.header("content-length", size).send(Readable.from([]));
    const part = askedPart(request, tag, size);
    if (part === null) reply.header("content-length", size);
    else {
      const { start, end } = part;
      reply.code(206).headers({
        "content-length": end - start + 1,
        "content-range": `bytes ${start}-${end}/${size}`,
      });
    }
    streaming = true;
    return reply.send(handle.createReadStream(part ?? {}));
  } finally {
    if (!streaming) await handle.close();
  }
}

/** The part of a file that is wanted; null for the whole. Throws a `Problem` for one beyond its end. */
function askedPart({ headers }: FastifyRequest, tag: string, size: number): Part | null {
  const condition = headers["if-range"];
  if (condition !== undefined && condition !== tag) return null;
  const part = parseRange(headers.range, size);
  if (part !== "none") return part;
  throw new Problem("badRange", `the file has ${size} bytes`, {
    headers: { "content-range": `bytes */${size}` },
  });
}
