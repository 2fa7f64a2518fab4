import type { Span } from "../source/index.ts";
import type {
  EventDetails,
  ExperimentDetails,
  MemberDetails,
  NetworkDetails,
  NodeDetails,
  ProgramDetails,
} from "./details.ts";

/**
 * The experiment that an NS file describes, as it stands when `$ns run` is reached: readonly data, in creation
 * order. Units are those of the testbed: kb/s, milliseconds, probabilities from 0 to 1.
 */
export interface Experiment {
  readonly nodes: readonly ExperimentNode[];
  readonly networks: readonly Network[];
  readonly virtualTypes: readonly VirtualType[];
  readonly programs: readonly Program[];
  readonly events: readonly ExperimentEvent[];
  /** What `rtproto` or `tb-set-ip-routing` set; `none` without either. */
  readonly routing: Routing;
  /** Names given to `source`, as written, in order, `tb_compat.tcl` left out. */
  readonly sourcedFiles: readonly string[];
  readonly details?: ExperimentDetails;
}

export type Routing = "static" | "ospf" | "manual" | "static-ddijk" | "static-old" | "none";

/** A value and every place that set it, in order; the last one is in force. */
export interface Setting<T> {
  readonly value: T;
  readonly spans: readonly Span[];
}

export interface ExperimentNode {
  readonly name: string;
  /** The command that created the node. */
  readonly span: Span;
  readonly role: "node" | "bridge";
  /** `pc` unless set. */
  readonly hardware: Setting<string>;
  readonly os: Setting<string> | null;
  readonly startCommand: Setting<string> | null;
  readonly failureAction: Setting<"fatal" | "nonfatal" | "ignore">;
  /** The physical or host node that `tb-fix-node` named. */
  readonly fixed: Setting<string> | null;
  /** In order of the calls; a key may occur again, and its first value is the one that counts. */
  readonly attributes: readonly NodeAttribute[];
  readonly details?: NodeDetails;
}

export interface NodeAttribute {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
  /** Where key and value stand, when they are literal words of the file; otherwise the command's span. */
  readonly keySpan: Span;
  readonly valueSpan: Span;
}

export interface Network {
  readonly name: string;
  readonly kind: "link" | "lan";
  readonly span: Span;
  /** Dotted address of the network, empty when addresses could not be assigned. */
  readonly subnet: string;
  readonly netmask: Setting<string>;
  readonly members: readonly NetworkMember[];
  readonly queue: "DropTail" | "RED" | "GRED";
  readonly details?: NetworkDetails;
}

/** One interface: a node's place on a network. `delay` is node towards network, `reverseDelay` the way back. */
export interface NetworkMember {
  readonly node: string;
  /** Interface index on the node, from 0 in order of creation of its networks. */
  readonly port: number;
  readonly address: string;
  /** Whether the file gave the address, and where. */
  readonly addressSetting: Setting<string> | null;
  readonly delayMs: number;
  readonly reverseDelayMs: number;
  readonly bandwidthKbps: number;
  readonly reverseBandwidthKbps: number;
  readonly loss: number;
  readonly reverseLoss: number;
  readonly details?: MemberDetails;
}

/** Made by `tb-make-soft-vtype` (weight 0.5), `tb-make-hard-vtype` (1) or `tb-make-weighted-vtype`. */
export interface VirtualType {
  readonly name: string;
  readonly weight: number;
  readonly types: readonly string[];
  /** The list of types as the file wrote it. */
  readonly written?: string;
  readonly span: Span;
}

/** A program agent; a start command is one too. */
export interface Program {
  readonly name: string;
  readonly node: string;
  readonly command: string;
  readonly span: Span;
  readonly details?: ProgramDetails;
}

/** One row of the testbed's event list. */
export interface ExperimentEvent {
  /** Seconds as written, such as `1.5`. */
  readonly time: string;
  /** Empty when the event belongs to no node, `*` for all. */
  readonly node: string;
  readonly object: string;
  /** `LINK`, `NODE`, `PROGRAM`, … */
  readonly objectType: string;
  /** `UP`, `START`, `MODIFY`, … */
  readonly eventType: string;
  readonly arguments: string;
  readonly span: Span;
  readonly details?: EventDetails;
}

/** What an experiment is called on the testbed; the group is null where it is the project's own. */
export interface ExperimentNames {
  readonly project: string;
  readonly group: string | null;
  readonly experiment: string;
}
