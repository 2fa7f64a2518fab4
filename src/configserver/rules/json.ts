import { isUtf8 } from "node:buffer";
import { Problem } from "../problem.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BOM = "\ufeff";

/**
 * Reads a request's body as JSON. Throws a `Problem` for what is not UTF-8, not JSON, or nested deeper than `depth`; the
 * nesting is counted before anything is built from it.
 */
export function parseJson(body: Uint8Array, depth: number): unknown {
  if (!isUtf8(body)) throw new Problem("notJson", "the body is not valid UTF-8");
  checkDepth(body, depth);
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  try {
    return JSON.parse(text.startsWith(BOM) ? text.slice(1) : text);
  } catch (error) {
    throw new Problem("notJson", `the body is not JSON${placeOf(text, error)}`);
  }
}

function checkDepth(body: Uint8Array, most: number): void {
  let depth = 0;
  for (let at = 0; at < body.length; at++) {
    switch (body[at]) {
      case QUOTE:
        at = endOfString(body, at + 1);
        break;
      case 0x5b:
      case 0x7b:
        if (++depth > most) throw new Problem("tooDeep", `the body is nested deeper than ${most} levels`);
        break;
      case 0x5d:
      case 0x7d:
        depth--;
    }
  }
}

function endOfString(body: Uint8Array, start: number): number {
  let at = start;
  while (at < body.length && body[at] !== QUOTE) at += body[at] === BACKSLASH ? 2 : 1;
  return at;
}

/** `: line 3, column 7`, where the JavaScript engine says it. */
function placeOf(text: string, error: unknown): string {
  const offset = /at position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  if (text.trim() === "") return ": it is empty";
  if (offset === undefined) return "";
  const before = text.slice(0, Number(offset));
  const line = before.split("\n").length;
  return `: line ${line}, column ${before.length - before.lastIndexOf("\n")}`;
}
