import type { Span } from "../../source/index.ts";
import type { Event } from "../events/event.ts";
import { entryOf } from "../maps.ts";
import { type LanLink, Link, type Path } from "./lan-link.ts";
import type { Node } from "./node.ts";
import { NsObject } from "./object.ts";
import type { EventGroup, EventList, Program } from "./program.ts";

/** A simulator: what one `run` turns into an experiment. All lists are in creation order. */
export class Simulator extends NsObject {
  readonly className = "Simulator";
  readonly nodes: Node[] = [];
  readonly networks: LanLink[] = [];
  readonly events: Event[] = [];
  readonly eventLists: EventList[] = [];
  readonly groups: EventGroup[] = [];
  readonly programs: Program[] = [];
  readonly paths: Path[] = [];
  /** Links by their nodes: of networks that were made before somebody last asked. */
  readonly #links = new Map<Node, Map<Node, Link>>();
  #indexed = 0;
  #counter = 0;

  /** The next number for internal names such as `tbnode-n7`. */
  nextId(): number {
    return ++this.#counter;
  }

  /** The latest link between two nodes, or null. */
  linkBetween(a: Node, b: Node): Link | null {
    for (; this.#indexed < this.networks.length; this.#indexed++)
      this.#index(this.networks[this.#indexed] as LanLink);
    return this.#links.get(a)?.get(b) ?? null;
  }

  #index(network: LanLink): void {
    const [a, b] = network.members;
    if (!(network instanceof Link) || a === undefined || b === undefined) return;
    entryOf(this.#links, a.node, newMap).set(b.node, network);
    entryOf(this.#links, b.node, newMap).set(a.node, network);
  }

  /** How a name is looked up; set by the session, which knows all names. */
  findNode: (name: string) => Node | null;

  constructor(name: string, span: Span, findNode: (name: string) => Node | null) {
    super(name, span);
    this.findNode = findNode;
  }
}

function newMap(): Map<Node, Link> {
  return new Map();
}
