import type { Span } from "../../source/index.ts";
import type { Event } from "../events/event.ts";
import { entryOf } from "../maps.ts";
import type { LanLink, Link, Path } from "./lan-link.ts";
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
  readonly #links = new Map<Node, Map<Node, Link>>();
  #counter = 0;

  /** The next number for internal names such as `tbnode-n7`. */
  nextId(): number {
    return ++this.#counter;
  }

  /** Makes the pair of nodes refer to this link, also where an older one joins them. */
  pair(a: Node, b: Node, link: Link): void {
    entryOf(this.#links, a, newMap).set(b, link);
    entryOf(this.#links, b, newMap).set(a, link);
  }

  /** The latest link between two nodes, or null. */
  linkBetween(a: Node, b: Node): Link | null {
    return this.#links.get(a)?.get(b) ?? null;
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
