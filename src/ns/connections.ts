import type { Call } from "./call.ts";
import { aKindOf } from "./describe.ts";
import { AGENT_CLASSES, Agent } from "./objects/agent.ts";
import { Console, Node } from "./objects/node.ts";
import type { Simulator } from "./objects/simulator.ts";

/** Port number of the first agent on a node, less one. */
const BASE_PORT = 5000;

/** The image that a node with a FullTcp agent runs. */
const FULL_TCP_OS = "FBSD-STD";

/** `$ns attach-agent NODE AGENT`. */
export function attachAgent(call: Call, _self: Simulator): void {
  const agent = call.object(1);
  if (!(agent instanceof Agent)) {
    call.report("NS3006", 1, `"${agent.name}" is ${aKindOf(agent)}, not an agent`);
    return;
  }
  const node = call.nodeOrBridge(0);
  if (node !== null) attach(node, agent);
}

/** Puts an agent on a node, under the node's next port number. */
export function attach(node: Node, agent: Agent): void {
  node.agents++;
  agent.node = node;
  agent.port = BASE_PORT + node.agents;
}

/** `$ns connect SOURCE DESTINATION`: two agents, or a node and another node's console. */
export function connect(call: Call, _self: Simulator): void {
  const source = call.object(0);
  const destination = call.object(1);
  if (source instanceof Node && destination instanceof Console) {
    connectConsole(call, source, destination, 1);
    return;
  }
  if (source instanceof Console && destination instanceof Node) {
    connectConsole(call, destination, source, 0);
    return;
  }
  for (const [index, object] of [source, destination].entries()) {
    if (object instanceof Agent || object.broken) continue;
    call.report("NS3006", index, `"${object.name}" is ${aKindOf(object)}, not an agent`, {
      help: "agents are made with `new Agent/UDP` and the like",
    });
  }
  if (!(source instanceof Agent) || !(destination instanceof Agent)) return;
  connectAgent(call, source, destination);
  connectAgent(call, destination, source);
}

function connectAgent(call: Call, agent: Agent, peer: Agent): void {
  const kind = AGENT_CLASSES.get(agent.className);
  agent.peer = peer;
  agent.role = kind?.role ?? agent.role;
  agent.protocol = kind?.protocol || (AGENT_CLASSES.get(peer.className)?.protocol ?? "");
  if (agent.isFullTcp) agent.node?.write("osid", FULL_TCP_OS, call.place);
}

function connectConsole(call: Call, node: Node, tip: Console, index: number): void {
  if (tip.tunnel !== null) {
    call.report("NS3032", index, `the console "${tip.name}" is connected already`, {
      related: [{ message: "connected here", span: tip.tunnel.place }],
    });
    return;
  }
  tip.tunnel = { from: node, place: call.place };
}
