import { cutText } from "../source/index.ts";
import type { NsObject } from "./objects/object.ts";

const KINDS: ReadonlyMap<string, string> = new Map([
  ["Simulator", "simulator"],
  ["Node", "node"],
  ["Bridge", "bridge"],
  ["Link", "link"],
  ["Lan", "LAN"],
  ["SimplexLink", "direction of a link"],
  ["LLink", "end of a LAN"],
  ["Queue", "queue"],
  ["Path", "path"],
  ["Program", "program"],
  ["EventGroup", "event group"],
  ["EventSequence", "event sequence"],
  ["EventTimeline", "event timeline"],
  ["Console", "console"],
  ["Firewall", "firewall"],
  ["Topography", "topography"],
  ["Vtype", "virtual type"],
]);

/** What an object is, in a word or two. */
export function kindOf(object: NsObject): string {
  const known = KINDS.get(object.className);
  if (known !== undefined) return known;
  if (object.className.startsWith("Agent/")) return "agent";
  return object.className.startsWith("Application/") ? "application" : "unknown object";
}

/** `a link`, `an agent`. */
export function aKindOf(object: NsObject): string {
  const kind = kindOf(object);
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}

/** `the node "a"`. */
export function describe(object: NsObject): string {
  return `the ${kindOf(object)} "${object.name}"`;
}

/** A user's text for a message, in quotes and not too long. */
export function shown(text: string): string {
  return `"${cutText(text, 60)}"`;
}

/** `a, b or c`. */
export function choices(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
