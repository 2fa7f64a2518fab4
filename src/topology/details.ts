import type { Span } from "../source/index.ts";

/**
 * What an NS file says beyond the experiment itself: everything that the testbed's own parser stores besides. Values
 * are texts as the file gave them unless a unit is named. Present only where the experiment comes from an NS file.
 */
export interface ExperimentDetails {
  /** Name of the simulator that ran. */
  readonly simulator: string;
  /**
   * Settings of the whole experiment by the testbed's names, such as `cpu_usage` and `encap_style`. What has no
   * default and was not set is absent.
   */
  readonly settings: ReadonlyMap<string, string>;
  /** The node that runs the synchronisation server; null where there is no node for it. */
  readonly syncServer: string | null;
  /** 0 Green, 1 Blue, 2 Yellow, 3 Orange. */
  readonly securityLevel: number;
  /** Nodes that the testbed adds as hosts of subnodes, with the type of what lives on them. */
  readonly hostNodes: readonly { readonly name: string; readonly hardware: string; readonly hosts: string }[];
  readonly firewalls: readonly Firewall[];
  readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[];
  readonly eventLists: readonly { readonly name: string; readonly kind: "sequence" | "timeline" }[];
  /** Ends of traffic, attached to nodes, in order of their agents' creation. */
  readonly traffic: readonly TrafficEnd[];
  /** Consoles that nodes are connected with: `host` reaches the console of `node`. */
  readonly tunnels: readonly { readonly host: string; readonly node: string }[];
  readonly paths: readonly {
    readonly name: string;
    readonly segments: readonly { readonly name: string; readonly layer: string }[];
  }[];
  /** The array `opt`: parameters that nodes see in their environment, in order; a name may occur again. */
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly parameters: readonly {
    readonly name: string;
    readonly value: string;
    readonly description: string | null;
  }[];
  /** Archives that every node unpacks. */
  readonly blobs: readonly { readonly path: string; readonly directory: string }[];
  /** Attributes of an inner testbed; empty unless the experiment is one. */
  readonly elabAttributes: readonly {
    readonly role: string;
    readonly key: string;
    readonly value: string;
    readonly ordering: string;
  }[];
  /** Present where the evaluation was asked to note them. */
  readonly settingCalls?: readonly SettingCall[];
}

/**
 * One command of the text that set the OS, the hardware or the start command of nodes: of one, or in a loop or a
 * procedure of many.
 */
export interface SettingCall {
  readonly setting: "os" | "hardware" | "startCommand";
  /** The command; where a script made it, the nearest one that stands in a file. */
  readonly span: Span;
  /** Where the value stands; null where the command does not stand in a file word for word. */
  readonly valueSpan: Span | null;
  /** By their final names, with every value that the command gave them. */
  readonly nodes: readonly { readonly name: string; readonly values: readonly string[] }[];
}

export interface Firewall {
  readonly name: string;
  readonly type: string;
  readonly style: string;
  readonly os: string;
  readonly commandLine: string;
  /** Name of the firewall that it is behind, or null. */
  readonly parent: string | null;
  readonly rules: readonly { readonly number: number; readonly text: string }[];
  readonly span: Span;
}

/** One end of a flow of traffic. */
export interface TrafficEnd {
  readonly node: string;
  readonly name: string;
  /** `NSE` traffic is made by the ns simulator on the node. */
  readonly generator: "TG" | "NSE";
  readonly role: "source" | "sink";
  readonly protocol: string;
  readonly port: number;
  /** Address of the node's first interface; empty without one. */
  readonly address: string;
  readonly target: {
    readonly node: string;
    readonly name: string;
    readonly port: number;
    readonly address: string;
  };
  /** The application of a source with the name that the agent has of its own; null without one. */
  readonly application: { readonly name: string; readonly className: string } | null;
  readonly agent: string;
}

export interface NodeDetails {
  readonly parentOs: string;
  readonly commandLine: string;
  /** Packages, separated by semicolons. */
  readonly rpms: string;
  /** Command of `tb-set-node-startup`, which runs at every start. */
  readonly startup: string;
  /** Pairs of directory and archive, separated by semicolons. */
  readonly tarfiles: string;
  readonly loadList: string;
  readonly innerElabRole: string;
  /** `none` unless set, as `plabNetwork`. */
  readonly plabRole: string;
  readonly plabNetwork: string;
  readonly role: string;
  readonly sharingMode: string;
  readonly numericId: string;
  readonly console: string;
  readonly remote: boolean;
  readonly virtual: boolean;
  readonly subnode: boolean;
  readonly desires: readonly { readonly name: string; readonly weight: string }[];
  readonly routes: readonly Route[];
}

/** A route of a node: addresses, as they are once all are assigned. */
export interface Route {
  readonly source: string;
  readonly destination: string;
  readonly nextHop: string;
  readonly destinationType: "host" | "net";
  readonly destinationMask: string;
}

export interface NetworkDetails {
  readonly failureAction: string;
  readonly protocol: string;
  readonly isCloud: boolean;
  readonly wideArea: boolean;
  /** Flags as written. */
  readonly trivialOk: string;
  readonly emulated: string;
  readonly endNodeShaping: string;
  readonly noBandwidthShaping: string;
  readonly mustDelay: boolean;
  readonly encapsulation: string;
  readonly openflow: { readonly enabled: boolean; readonly controller: string };
  /** Empty where none was set. */
  readonly layer: string;
  readonly implementedBy: { readonly kind: "path" | "link"; readonly name: string } | null;
  readonly settings: readonly { readonly key: string; readonly value: string }[];
}

export interface MemberDetails {
  readonly cost: number;
  /** kb/s; null where no estimate was made. */
  readonly estimatedBandwidthKbps: number | null;
  readonly reverseEstimatedBandwidthKbps: number | null;
  readonly backfillKbps: number;
  readonly reverseBackfillKbps: number;
  readonly fixedInterface: string;
  readonly accessPoint: boolean;
  /** Whether the member is a bridge. */
  readonly bridge: boolean;
  readonly queue: QueueDetails;
  readonly settings: readonly { readonly key: string; readonly value: string }[];
}

/** Parameters of a queue by the testbed's names (`limit_`, `thresh_`, …), and how it is traced. */
export interface QueueDetails {
  readonly values: ReadonlyMap<string, string>;
  readonly traced: boolean;
}

export interface ProgramDetails {
  readonly directory: string;
  /** Seconds, or empty. */
  readonly timeout: string;
  readonly expectedExitCode: string;
}

export interface EventDetails {
  readonly trigger: "TIMER" | "SWAPOUT" | null;
  /** The timeline or sequence that the event belongs to; `__ns_sequence` for what is set up at the start. */
  readonly parent: string | null;
}
