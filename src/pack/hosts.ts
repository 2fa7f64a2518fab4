import type { Classification, TestbedProfile } from "../topology/index.ts";
import type { PhysicalHost } from "./physical.ts";
import type { Placement } from "./placement.ts";
import { leastOf } from "./settings.ts";

/** What containers and physical nodes sit on: pnodes first, then the physical nodes in creation order. */
export class Hosts {
  readonly list: readonly PhysicalHost[];
  /** Host of each node of the experiment. */
  readonly ofNode: Int32Array;
  readonly physicalNames: ReadonlySet<string>;

  constructor(
    { nodes }: Classification,
    containers: readonly number[],
    placement: Placement,
    profile: TestbedProfile,
  ) {
    const list = placement.pnodes.map(({ name, hardware }): PhysicalHost => {
      const interfaceLimit = leastOf(hardware, profile, "experimentInterfaces");
      return { name, hardware, interfaceLimit };
    });
    this.ofNode = new Int32Array(nodes.length);
    containers.forEach((node, i) => {
      this.ofNode[node] = placement.pnodeOf[i] as number;
    });
    const physical = new Set<string>();
    nodes.forEach(({ kind, node }, i) => {
      if (kind === "container") return;
      this.ofNode[i] = list.length;
      list.push({ name: node.name, hardware: node.hardware.value, interfaceLimit: null });
      physical.add(node.name);
    });
    this.list = list;
    this.physicalNames = physical;
  }
}
