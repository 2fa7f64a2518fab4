import type { Span } from "../../source/index.ts";
import type { Member } from "./lan-link.ts";
import { NsObject } from "./object.ts";

/** First values of a queue's instance variables, for a DropTail queue. */
export const QUEUE_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["limit_", "50"],
  ["maxthresh_", "15"],
  ["thresh_", "5"],
  ["q_weight_", "0.002"],
  ["linterm_", "10"],
  ["queue-in-bytes_", "0"],
  ["bytes_", "0"],
  ["mean_pktsize_", "500"],
  ["wait_", "1"],
  ["setbit_", "0"],
  ["drop-tail_", "1"],
  ["red_", "0"],
  ["gentle_", "0"],
  ["traced", "0"],
  ["trace_type", ""],
  ["trace_expr", ""],
  ["trace_snaplen", "0"],
  ["trace_endnode", "0"],
  ["trace_mysql", "0"],
]);

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
