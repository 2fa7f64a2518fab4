import type { Span } from "../../source/index.ts";
import type { Node } from "./node.ts";
import { NsObject } from "./object.ts";

/** Classes of agents: what they talk, and which end they are once connected (null: a source, unless it listens). */
export const AGENT_CLASSES: ReadonlyMap<string, { protocol: string; role: "source" | "sink" | null }> =
  new Map([
    ["Agent/UDP", { protocol: "udp", role: "source" }],
    ["Agent/Null", { protocol: "", role: "sink" }],
    ["Agent/TCP", { protocol: "tcp", role: "source" }],
    ["Agent/TCPSink", { protocol: "tcp", role: "sink" }],
    ["Agent/TCP/FullTcp", { protocol: "tcp", role: null }],
    ["Agent/TCP/FullTcp/Reno", { protocol: "tcp", role: null }],
    ["Agent/TCP/FullTcp/Newreno", { protocol: "tcp", role: null }],
    ["Agent/TCP/FullTcp/Tahoe", { protocol: "tcp", role: null }],
    ["Agent/TCP/FullTcp/Sack", { protocol: "tcp", role: null }],
  ]);

export const APPLICATION_CLASSES = [
  "Application/Traffic/CBR",
  "Application/FTP",
  "Application/Telnet",
] as const;

export type ApplicationClass = (typeof APPLICATION_CLASSES)[number];

/** An end of a flow of traffic. */
export class Agent extends NsObject {
  readonly className: string;
  node: Node | null = null;
  /** Port number on its node, from 5001; 0 while it is not attached. */
  port = 0;
  application: Application | null = null;
  role: "source" | "sink" | null = null;
  protocol = "";
  peer: Agent | null = null;

  constructor(name: string, span: Span, className: string) {
    super(name, span);
    this.className = className;
    if (this.isFullTcp) this.role = "source";
  }

  get isFullTcp(): boolean {
    return this.className.startsWith("Agent/TCP/FullTcp");
  }

  /** The object that events and traffic rows name: a source's application, else the agent. */
  get shownName(): string {
    return this.role === "source" && this.application !== null ? this.application.name : this.name;
  }
}

const CBR_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["packetSize_", "210"],
  ["rate_", "100Mbps"],
  ["interval_", ""],
  ["iptos_", ""],
]);

/** What makes the traffic of an agent. */
export class Application extends NsObject {
  readonly className: ApplicationClass;
  agent: Agent | null = null;

  constructor(name: string, span: Span, className: ApplicationClass) {
    super(name, span);
    this.className = className;
  }

  protected override get defaults(): ReadonlyMap<string, string> {
    return this.className === "Application/Traffic/CBR" ? CBR_DEFAULTS : super.defaults;
  }
}
