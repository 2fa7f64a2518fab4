import type { Span } from "../../source/index.ts";
import type { NsObject } from "../objects/object.ts";

/**
 * One event. Node and object are asked for their names only when the experiment is complete, because objects are
 * often named after events were made for them.
 */
export interface Event {
  /** Seconds as written; empty in a sequence. */
  readonly time: string;
  readonly trigger: "TIMER" | "SWAPOUT";
  /** The timeline or sequence that it belongs to, or null. */
  readonly parent: NsObject | null;
  readonly node: () => string;
  readonly object: () => string;
  readonly objectType: string;
  readonly eventType: string;
  readonly arguments: string;
  readonly place: Span;
}

/** What a class makes of an event's words; the caller adds the time. */
export type EventAction = Pick<Event, "node" | "object" | "objectType" | "eventType" | "arguments">;
