import type { Span } from "../../source/index.ts";
import { QUEUE_DEFAULTS } from "../../topology/index.ts";
import type { Member } from "./lan-link.ts";
import { NsObject } from "./object.ts";

/** The queue at one end of a link, or of one member of a LAN. */
export class Queue extends NsObject {
  readonly className = "Queue";
  /** The member whose packets it holds. */
  readonly member: Member;

  constructor(name: string, span: Span, member: Member) {
    super(name, span);
    this.member = member;
  }

  protected override get defaults(): ReadonlyMap<string, string> {
    return QUEUE_DEFAULTS;
  }

  /** How events and groups call it: `LINK-NODE`. */
  get eventName(): string {
    return `${this.member.network.name}-${this.member.node.name}`;
  }

  /** Starts tracing; `type` is what is kept of each packet, `expression` a filter. */
  trace(type: string, expression: string, place: Span): void {
    this.write("traced", "1", place);
    this.write("trace_type", type, place);
    this.write("trace_expr", expression, place);
  }
}
