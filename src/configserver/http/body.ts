import type { IncomingMessage } from "node:http";
import { createGunzip } from "node:zlib";
import type { FastifyRequest } from "fastify";
import type { ServerLimits } from "../limits.ts";
import { Problem } from "../problem.ts";
import type { BodyClaim } from "./budget.ts";

/** The first bytes of a gzip stream may give more: a text of a few lines compresses to next to nothing. */
const RATIO_SLACK = 64 * 1024;

export type BodyEncoding = "gzip" | "identity";

/** Checks what the headers say of a body. Throws a `Problem`. */
export function checkBodyHeaders(request: FastifyRequest, most: number): BodyEncoding {
  const [media = "", ...parameters] = (request.headers["content-type"] ?? "")
    .split(";")
    .map((part) => part.trim().toLowerCase());
  if (media !== "application/json") {
    throw new Problem("badType", "the body needs the header Content-Type: application/json");
  }
  const charset = parameters.find((part) => part.startsWith("charset="));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) {
    throw new Problem("badType", "the body has to be in UTF-8");
  }
  const length = Number(request.headers["content-length"] ?? 0);
  if (length > most) throw new Problem("bodyTooLarge", `the body has ${length} bytes, more than ${most}`);
  const encoding = (request.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (encoding === "identity") return "identity";
  if (encoding === "gzip" || encoding === "x-gzip") return "gzip";
  throw new Problem("badType", "the body may be plain or gzip, no other Content-Encoding", {
    headers: { "accept-encoding": "gzip" },
  });
}

/** Receives a body, uncompressed. Throws a `Problem`; stops reading as soon as a limit is passed. */
export async function readBody(
  message: IncomingMessage,
  encoding: BodyEncoding,
  limits: Pick<ServerLimits, "body" | "ratio">,
  claim: BodyClaim,
): Promise<Buffer> {
  const source = encoding === "gzip" ? expanded(message, limits.ratio) : plain(message);
  return Promise.race([gathered(source, limits.body, claim), silence(message)]);
}

async function gathered(source: AsyncIterable<Buffer>, most: number, claim: BodyClaim): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) {
    claim.add(chunk.length);
    if (claim.bytes > most) throw new Problem("bodyTooLarge", `the body has more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Fails when nothing comes for the idle time-out. Without a listener Node would cut the connection unanswered. */
function silence(message: IncomingMessage): Promise<never> {
  return new Promise((_, reject) => {
    message.once("timeout", () => reject(new Problem("timeout", "the body stopped arriving")));
  });
}

/** Ending early must leave the connection open for the answer. */
function plain(message: IncomingMessage): AsyncIterable<Buffer> {
  return message.iterator({ destroyOnReturn: false });
}

async function* expanded(message: IncomingMessage, ratio: number): AsyncGenerator<Buffer> {
  const expand = createGunzip();
  let sent = 0;
  let size = 0;
  message.on("data", (chunk: Buffer) => {
    sent += chunk.length;
  });
  message.once("error", (error) => expand.destroy(error));
  message.pipe(expand);
  try {
    for await (const chunk of expand as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > sent * ratio + RATIO_SLACK) {
        throw new Problem("bodyTooLarge", `the body is compressed more than ${ratio} to 1`);
      }
      yield chunk;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw code.startsWith("Z_") ? new Problem("notJson", "the body is not valid gzip") : error;
  } finally {
    message.unpipe(expand);
    expand.destroy();
  }
}
