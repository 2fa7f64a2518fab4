import type { Span } from "../../source/index.ts";
import type { Event } from "../events/event.ts";
import type { Node } from "./node.ts";
import { NsObject } from "./object.ts";

const PROGRAM_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["command", ""],
  ["dir", ""],
  ["timeout", ""],
  ["expected-exit-code", ""],
]);

/** A program that events start on a node. */
export class Program extends NsObject {
  readonly className = "Program";
  /** The node it runs on, or the word that a script gave instead of one (`ops`). */
  node: Node | string = "";

  protected override get defaults(): ReadonlyMap<string, string> {
    return PROGRAM_DEFAULTS;
  }

  /** Name of the node; empty when none was given. */
  get nodeName(): string {
    return typeof this.node === "string" ? this.node : this.node.name;
  }

  override knows(variable: string): boolean {
    return variable === "node" || super.knows(variable);
  }

  override *variables(): Iterable<string> {
    yield "node";
    yield* super.variables();
  }

  override read(variable: string): string | undefined {
    return variable === "node" ? this.nodeName : super.read(variable);
  }
}

/** Objects of one kind that take events together. */
export class EventGroup extends NsObject {
  readonly className = "EventGroup";
  readonly members = new Set<NsObject>();
}

/** Events one after the other (a sequence), or at times of their own clock (a timeline). */
export class EventList extends NsObject {
  readonly className: "EventSequence" | "EventTimeline";
  readonly events: Event[] = [];

  constructor(name: string, span: Span, className: "EventSequence" | "EventTimeline") {
    super(name, span);
    this.className = className;
  }
}
