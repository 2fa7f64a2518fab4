import type { Pair } from "./fields.ts";

/** Attributes of a computer that mean something themselves; a node's own attribute of such a name has a prefix. */
const RESERVED: ReadonlySet<string> = new Set(["type", "startup", "failureaction", "osid"]);

/** Begins the keys of nsc's own attributes. */
export const OWN_PREFIX = "nsc:";

const USER_PREFIX = "nsc:attribute:";

/** The key under which a pair is that XML cannot hold: its value is both, as JSON. */
const JSON_KEY = "nsc:json";

/** The key of a node's attribute among those of a computer. */
export function userKey(key: string): string {
  return RESERVED.has(key) || key.startsWith(OWN_PREFIX) ? USER_PREFIX + key : key;
}

/** The key of a node's attribute, or null for an attribute that means something itself. */
export function keyOfUser(key: string): string | null {
  if (key.startsWith(USER_PREFIX)) return key.slice(USER_PREFIX.length);
  return RESERVED.has(key) || key.startsWith(OWN_PREFIX) ? null : key;
}

/** What XML 1.0 has no way to hold: most control characters, halves of surrogate pairs, and two noncharacters. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text with U+FFFD in place of what XML cannot hold. */
export function possibleText(text: string): string {
  return text.replace(IMPOSSIBLE, "\ufffd");
}

/** The pair as XML can hold it. */
export function possiblePair(pair: Pair): Pair {
  if (possibleText(pair.key) === pair.key && possibleText(pair.value) === pair.value) return pair;
  const json = JSON.stringify([pair.key, pair.value]);
  return {
    key: JSON_KEY,
    value: json.replace(IMPOSSIBLE, (text) => `\\u${text.charCodeAt(0).toString(16).padStart(4, "0")}`),
  };
}

/** The pair that `possiblePair` was given; null where the value of such a one is no pair. */
export function originalPair(pair: Pair): Pair | null {
  if (pair.key !== JSON_KEY) return pair;
  let value: unknown;
  try {
    value = JSON.parse(pair.value);
  } catch {
    return null;
  }
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [key, text] = value as unknown[];
  return typeof key === "string" && typeof text === "string" ? { key, value: text } : null;
}
