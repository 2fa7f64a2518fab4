import type { TopologyNode } from "../../topology/index.ts";

export interface Creation {
  readonly node: TopologyNode;
  /** Whether the name that the simulator gives is already the node's, so that no `set` may rename it. */
  readonly named: boolean;
}

/**
 * The order in which physical nodes are created. It is theirs, except that a node which kept an internal name,
 * `tbnode-n7`, must not exist before the simulator gives that name to a new object, the seventh: such a node waits for
 * its number and takes the name as it comes.
 */
export function creationOrder(nodes: readonly TopologyNode[], created: number): Creation[] {
  const last = created + nodes.length;
  const waiting = new Map<number, TopologyNode>();
  const ready: TopologyNode[] = [];
  for (const node of nodes) {
    const number = internalNumber(node.name);
    if (number !== null && number > created && number <= last) waiting.set(number, node);
    else ready.push(node);
  }
  const order: Creation[] = [];
  let next = 0;
  for (let number = created + 1; number <= last; number++) {
    const due = waiting.get(number);
    if (due !== undefined) order.push({ node: due, named: true });
    else order.push({ node: ready[next++] as TopologyNode, named: false });
  }
  return order;
}

function internalNumber(name: string): number | null {
  const match = /^tbnode-n([1-9]\d{0,8})$/.exec(name);
  return match === null ? null : Number(match[1]);
}
