import { isUtf8 } from "node:buffer";
import { cutText } from "../../source/index.ts";
import { Problem } from "../problem.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const BOM = "\ufeff";
const LONGEST_KEY = 100;

/**
 * Reads a request's body as JSON. Throws a `Problem` for what is not UTF-8, not JSON, nested deeper than `depth`, or has a
 * key twice in one object, which programs read differently. The nesting is counted before anything is built from it.
 */
export function parseJson(body: Uint8Array, depth: number): unknown {
  if (!isUtf8(body)) throw new Problem("notJson", "the body is not valid UTF-8");
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const members = countMembers(bytes, depth);
  const text = bytes.toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith(BOM) ? text.slice(1) : text);
  } catch (error) {
    throw new Problem("notJson", `the body is not JSON${placeOf(text, error)}`);
  }
  if (countKeys(value) < members) {
    const key = cutText(JSON.stringify(repeatedKey(bytes)), LONGEST_KEY);
    throw new Problem("badDocument", `the key ${key} occurs twice in one object`);
  }
  return value;
}

/** How many members all objects have as they are written. */
function countMembers(body: Uint8Array, most: number): number {
  let depth = 0;
  let members = 0;
  for (let at = 0; at < body.length; at++) {
    switch (body[at]) {
      case QUOTE:
        at = endOfString(body, at + 1);
        break;
      case OPEN_BRACKET:
      case OPEN_BRACE:
        if (++depth > most) throw new Problem("tooDeep", `the body is nested deeper than ${most} levels`);
        break;
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        depth--;
        break;
      case COLON:
        members++;
    }
  }
  return members;
}

/** How many keys all objects have once they were read. */
function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const item of Array.isArray(value) ? value : Object.values(value)) count += countKeys(item);
  return count;
}

/** The first key of a JSON text that its object has already. */
function repeatedKey(body: Buffer): string {
  const open: Set<string>[] = [];
  let name = "";
  for (let at = 0; at < body.length; at++) {
    switch (body[at]) {
      case QUOTE: {
        const end = endOfString(body, at + 1);
        name = body.toString("utf8", at, end + 1);
        at = end;
        break;
      }
      case OPEN_BRACE:
        open.push(new Set());
        break;
      case CLOSE_BRACE:
        open.pop();
        break;
      case COLON: {
        const key = JSON.parse(name) as string;
        const keys = open.at(-1);
        if (keys?.has(key)) return key;
        keys?.add(key);
      }
    }
  }
  return "";
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
