import type { Classification } from "../topology/index.ts";
import type { Placement } from "./placement.ts";

/** What containers and physical nodes sit on: pnodes first, then the physical nodes in creation order. */
export class Hosts {
  readonly names: readonly string[];
  /** Host of each node of the experiment. */
  readonly ofNode: Int32Array;
  readonly physicalNames: ReadonlySet<string>;

  constructor({ nodes }: Classification, containers: readonly number[], placement: Placement) {
    const names = placement.pnodes.map(({ name }) => name);
    this.ofNode = new Int32Array(nodes.length);
    containers.forEach((node, i) => {
      this.ofNode[node] = placement.pnodeOf[i] as number;
    });
    const physical = new Set<string>();
    nodes.forEach(({ kind, node }, i) => {
      if (kind === "container") return;
      this.ofNode[i] = names.length;
      names.push(node.name);
      physical.add(node.name);
    });
    this.names = names;
    this.physicalNames = physical;
  }
}
