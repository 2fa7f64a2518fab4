import type { Span } from "../../source/index.ts";
import { DEFAULT_NETMASK, type Setting } from "../../topology/index.ts";
import { grown } from "../lists.ts";
import type { Node } from "./node.ts";
import { NsObject } from "./object.ts";
import { Queue } from "./queue.ts";
import type { Simulator } from "./simulator.ts";

/** Per-member arrays of a link or LAN: numbers indexed by the list `{NODE PORT}`. */
const MEMBER_ARRAYS = [
  "bandwidth",
  "rbandwidth",
  "ebandwidth",
  "rebandwidth",
  "backfill",
  "rbackfill",
  "delay",
  "rdelay",
  "loss",
  "rloss",
  "cost",
] as const;

type MemberArray = (typeof MEMBER_ARRAYS)[number];

/** What `tb-set-node-lan-setting` says. */
export interface MemberSetting {
  readonly key: string;
  readonly value: string;
}

/** One interface: a node on a network. Bandwidths in kb/s, delays in ms, losses as probabilities. */
export class Member {
  readonly network: LanLink;
  readonly node: Node;
  readonly port: number;
  /** Position among the network's members. */
  readonly index: number;
  /** The address as the file gave it. */
  explicit: Setting<string> | null = null;
  /** The address in force after addresses were assigned; empty without one. */
  address = "";
  bandwidth: number;
  rbandwidth: number;
  /** Estimates exist only where a command made them. */
  ebandwidth: number | null = null;
  rebandwidth: number | null = null;
  backfill = 0;
  rbackfill = 0;
  delay: number;
  rdelay: number;
  loss = 0;
  rloss = 0;
  cost = 1;
  fixedInterface = "";
  accessPoint = false;
  /** Null while there are none, as most members have none. */
  settings: MemberSetting[] | null = null;
  /** Made when a script asks for it. */
  queue: Queue | null = null;

  constructor(network: LanLink, node: Node, values: { kbps: number; delayMs: number }) {
    this.network = network;
    this.node = node;
    this.index = network.members.length;
    this.port = node.ports.length;
    this.bandwidth = values.kbps;
    this.rbandwidth = values.kbps;
    this.delay = values.delayMs;
    this.rdelay = values.delayMs;
    node.ports = grown(node.ports, this);
    network.addMember(this);
  }

  addSetting(setting: MemberSetting): void {
    this.settings ??= [];
    this.settings.push(setting);
  }
}

const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["netmask", DEFAULT_NETMASK],
  ["protocol", "ethernet"],
  ["failureaction", "fatal"],
  ["trivial_ok", "1"],
  ["emulated", "0"],
  ["uselinkdelay", "0"],
  ["nobwshaping", "0"],
  ["mustdelay", "0"],
  ["encap", "default"],
  ["widearea", "0"],
  ["layer", ""],
  ["implemented_by", ""],
  ["ofenabled", "0"],
  ["oflistener", ""],
]);

/** Networks with more members have a map of them. */
const FEW = 8;

/** What links and LANs have in common. */
export abstract class LanLink extends NsObject {
  abstract override readonly className: "Link" | "Lan";
  readonly simulator: Simulator;
  members: readonly Member[] = [];
  /** Dotted address of the network once addresses were assigned. */
  subnet = "";
  /** A mask that the assignment of addresses put in place of the default one. */
  automaticMask: string | null = null;
  /** Number of the first queue, counted with `new`. */
  readonly firstQueue: number;
  /** The first member of each node; null while there are few members. */
  #byNode: Map<Node, Member> | null = null;

  constructor(name: string, span: Span, simulator: Simulator, firstQueue: number) {
    super(name, span);
    this.simulator = simulator;
    this.firstQueue = firstQueue;
  }

  protected override get defaults(): ReadonlyMap<string, string> {
    return DEFAULTS;
  }

  /** The netmask in force. */
  get mask(): string {
    return this.automaticMask ?? this.get("netmask");
  }

  addMember(member: Member): void {
    this.members = grown(this.members, member);
    if (this.#byNode === null) {
      if (this.members.length <= FEW) return;
      this.#byNode = new Map();
      for (const known of this.members) this.#note(this.#byNode, known);
    } else this.#note(this.#byNode, member);
  }

  /** The first member that is this node, or null. */
  memberOf(node: Node): Member | null {
    const found =
      this.#byNode === null ? this.members.find((member) => member.node === node) : this.#byNode.get(node);
    return found ?? null;
  }

  #note(byNode: Map<Node, Member>, member: Member): void {
    if (!byNode.has(member.node)) byNode.set(member.node, member);
  }

  /** The queue that a member's packets go through. */
  abstract queueOf(member: Member): Queue;

  /** The queue of a member if a script ever asked for it. */
  abstract knownQueue(member: Member): Queue | null;

  /** The queues of all members, each once. */
  queues(): Iterable<Queue> {
    return new Set(this.members.map((member) => this.queueOf(member)));
  }

  override knows(variable: string): boolean {
    return MEMBER_ARRAYS.some((name) => name === variable) || super.knows(variable);
  }

  override *variables(): Iterable<string> {
    for (const array of MEMBER_ARRAYS) {
      for (const member of this.members) {
        if (member[array] !== null) yield `${array}(${member.node.name} ${member.port})`;
      }
    }
    yield* super.variables();
  }

  override read(variable: string): string | undefined {
    const element = this.#element(variable);
    if (element === null) return super.read(variable);
    const value = element.member[element.array];
    return value === null ? undefined : String(value);
  }

  override write(variable: string, value: string, place: Span): boolean {
    const element = this.#element(variable);
    if (element === null) return super.write(variable, value, place);
    const number = value.trim() === "" ? Number.NaN : Number(value);
    if (!Number.isFinite(number)) return false;
    element.member[element.array] = number;
    return true;
  }

  #element(variable: string): { member: Member; array: MemberArray } | null {
    if (!variable.endsWith(")")) return null;
    const open = variable.indexOf("(");
    const array = MEMBER_ARRAYS.find((name) => name === variable.slice(0, open));
    const index = variable.slice(open + 1, -1);
    const space = index.lastIndexOf(" ");
    if (array === undefined || space < 0) return null;
    const member = this.simulator.findNode(index.slice(0, space))?.ports[Number(index.slice(space + 1))];
    return member?.network === this ? { member, array } : null;
  }
}

export type QueueType = "DropTail" | "RED" | "GRED";

/** A duplex link. Its queues are those of its two directions. */
export class Link extends LanLink {
  readonly className = "Link";
  readonly queueType: QueueType;
  /** What `implemented_by` named: a path, or a link at a lower layer. */
  implementedBy: NsObject | null = null;
  #toQueue: Queue | null = null;
  #fromQueue: Queue | null = null;

  constructor(name: string, span: Span, simulator: Simulator, firstQueue: number, queueType: QueueType) {
    super(name, span, simulator, firstQueue);
    this.queueType = queueType;
  }

  /** The direction is told by the node alone: on a link from a node to itself both ends have the first queue. */
  queueOf(member: Member): Queue {
    const known = this.knownQueue(member);
    if (known !== null) return known;
    const first = this.#isFirst(member);
    const queue = this.#make(first ? "to" : "from");
    if (first) this.#toQueue = queue;
    else this.#fromQueue = queue;
    return queue;
  }

  knownQueue(member: Member): Queue | null {
    return this.#isFirst(member) ? this.#toQueue : this.#fromQueue;
  }

  #isFirst(member: Member): boolean {
    return member.node === this.members[0]?.node;
  }

  #make(direction: "to" | "from"): Queue {
    const owner = this.members[direction === "to" ? 0 : 1] as Member;
    const queue = new Queue(`${direction}q${this.firstQueue + 2}`, this.span, owner);
    if (this.queueType !== "DropTail") queue.write("red_", "1", this.span);
    if (this.queueType === "GRED") queue.write("gentle_", "1", this.span);
    return queue;
  }
}

/** A LAN, or a cloud. */
export class Lan extends LanLink {
  readonly className = "Lan";
  readonly isCloud: boolean;
  readonly settings: { readonly key: string; readonly value: string }[] = [];

  constructor(name: string, span: Span, simulator: Simulator, firstQueue: number, isCloud: boolean) {
    super(name, span, simulator, firstQueue);
    this.isCloud = isCloud;
  }

  queueOf(member: Member): Queue {
    member.queue ??= new Queue(`lqq${this.firstQueue + member.index}`, this.span, member);
    return member.queue;
  }

  knownQueue(member: Member): Queue | null {
    return member.queue;
  }
}

/** What `$ns link A B` and `$ns lanlink L N` give: one end of a network, with a queue. */
export class EndHandle extends NsObject {
  readonly className: "SimplexLink" | "LLink";
  readonly member: Member;

  constructor(name: string, span: Span, member: Member, className: "SimplexLink" | "LLink") {
    super(name, span);
    this.member = member;
    this.className = className;
  }
}

/** A list of links that together implement another one. */
export class Path extends NsObject {
  readonly className = "Path";
  readonly links: readonly string[];

  constructor(name: string, span: Span, links: readonly string[]) {
    super(name, span);
    this.links = links;
  }
}
