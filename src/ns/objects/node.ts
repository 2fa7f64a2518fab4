import type { Span } from "../../source/index.ts";
import { CONSOLE_SUFFIX, DEFAULT_HARDWARE, type NodeAttribute, type Setting } from "../../topology/index.ts";
import type { Member } from "./lan-link.ts";
import { NsObject } from "./object.ts";
import type { Simulator } from "./simulator.ts";

const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["type", DEFAULT_HARDWARE],
  ["osid", ""],
  ["parent_osid", ""],
  ["cmdline", ""],
  ["rpms", ""],
  ["startup", ""],
  ["tarfiles", ""],
  ["loadlist", ""],
  ["failureaction", "fatal"],
  ["fixed", ""],
  ["inner_elab_role", ""],
  ["plab_role", "none"],
  ["plab_plcnet", "none"],
  ["role", ""],
  ["sharing_mode", ""],
  ["numeric_id", ""],
  ["X_", ""],
  ["Y_", ""],
  ["Z_", "0.0"],
  ["orientation_", "0.0"],
  ["isremote", "0"],
  ["isvirt", "0"],
  ["issubnode", "0"],
]);

/** A route that `add-route` stored: `hop` leads to `destination`. */
export interface Route {
  readonly destination: NsObject;
  readonly hop: NsObject;
  readonly place: Span;
}

export interface Desire {
  readonly weight: string;
  readonly place: Span;
}

/** A node of the experiment, or a bridge. */
export class Node extends NsObject {
  readonly className: "Node" | "Bridge";
  readonly simulator: Simulator;
  /** Made when somebody asks for it. */
  console: Console | null = null;
  /** Interfaces by port number. */
  ports: readonly Member[] = [];
  readonly attributes: NodeAttribute[] = [];
  /** By name; null while there are none, as most nodes have none. */
  desires: Map<string, Desire> | null = null;
  /** By destination. */
  routes: Map<NsObject, Route> | null = null;
  /** How many traffic agents were put on the node. */
  agents = 0;
  startCommand: Setting<string> | null = null;
  /** Subnode types that are bound to this node as their host. */
  hostedTypes: Set<string> | null = null;

  constructor(name: string, span: Span, simulator: Simulator, className: "Node" | "Bridge") {
    super(name, span);
    this.className = className;
    this.simulator = simulator;
    if (className === "Bridge") this.write("role", "bridge", span);
  }

  protected override get defaults(): ReadonlyMap<string, string> {
    return DEFAULTS;
  }

  override knows(variable: string): boolean {
    return variable === "portlist" || super.knows(variable);
  }

  override *variables(): Iterable<string> {
    yield "portlist";
    yield* super.variables();
  }

  override read(variable: string): string | undefined {
    if (variable === "portlist") return this.ports.map((_, port) => port).join(" ");
    return super.read(variable);
  }

  get isRemote(): boolean {
    return this.get("isremote") !== "0";
  }

  get isVirtual(): boolean {
    return this.get("isvirt") !== "0";
  }

  get isSubnode(): boolean {
    return this.get("issubnode") !== "0";
  }

  setDesire(name: string, desire: Desire): void {
    this.desires ??= new Map();
    this.desires.set(name, desire);
  }
}

/** The serial console of a node. */
export class Console extends NsObject {
  readonly className = "Console";
  readonly node: Node;
  /** The node that a tunnel leads from, and the `connect` that made it. */
  tunnel: { readonly from: Node; readonly place: Span } | null = null;

  constructor(node: Node) {
    super(`${node.name}${CONSOLE_SUFFIX}`, node.span);
    this.node = node;
  }
}
