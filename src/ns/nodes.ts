import type { Call } from "./call.ts";
import { Node } from "./objects/node.ts";
import type { Simulator } from "./objects/simulator.ts";

/** A new node or bridge of a simulator; the result is its name. */
export function makeNode(call: Call, simulator: Simulator, className: Node["className"]): string {
  const { session } = call;
  session.countNode();
  const node = new Node(`tbnode-n${simulator.nextId()}`, call.place, simulator, className);
  simulator.nodes.push(node);
  return session.create(node).name;
}
