import { parameters } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import { attach } from "../connections.ts";
import { checkHardware, fixNode, setHardware, setStartCommand } from "../node-settings.ts";
import { Agent } from "../objects/agent.ts";
import { LanLink } from "../objects/lan-link.ts";
import type { Node } from "../objects/node.ts";
import { changed } from "../objects/object.ts";
import { makeProgramAgent } from "../programs.ts";
import { type MethodRow, methodTable } from "../row.ts";
import { reportTopography } from "./simulator.ts";

const rows: readonly MethodRow<Node>[] = [
  {
    name: "add-route",
    parameters: parameters("destination hop:node"),
    help: "Adds a route: a destination (node, link, LAN or direction of a link) is reached through a neighbour.",
    run(call, self) {
      const destination = call.object(0);
      const hop = call.object(1);
      const known = self.routes?.get(destination);
      if (known !== undefined) {
        call.report("NS3032", 0, `"${self.name}" has a route to "${destination.name}" already`, {
          related: [{ message: "the first route", span: known.place }],
        });
        return;
      }
      call.session.hold(128);
      self.routes ??= new Map();
      self.routes.set(destination, { destination, hop, place: call.place });
    },
  },
  {
    name: "add-desire",
    parameters: parameters("name weight"),
    help: "Adds a wish about the machine, with a weight from 0 to 1.",
    run: (call, self) => addDesire(call, self, call.text(0), call.text(1)),
  },
  {
    name: "program-agent",
    parameters: parameters("?option:option value ...?"),
    usage: "?-command command? ?-dir dir? ?-timeout time? ?-expected-exit-code code?",
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    help: "Makes a program on the node, which events start.",
    run: makeProgramAgent,
  },
  {
    name: "start-command",
    parameters: parameters("command"),
    help: "Sets the command that runs when the node has started, as it is, and returns the name of its program.",
    run: (call, self) => setStartCommand(call, self, 0, call.text(0)),
  },
  {
    name: "console",
    parameters: [],
    help: "The serial console of the node.",
    run: (call, self) => call.session.consoleOf(self).name,
  },
  {
    name: "topography",
    parameters: parameters("topography"),
    help: "Puts the node into an area for mobile nodes.",
    run(call) {
      if (call.text(0) !== "") reportTopography(call, 0);
    },
  },
  {
    name: "ip",
    parameters: parameters("port:integer ?address:address?"),
    help: "Reads or sets the address of an interface, without checks.",
    run(call, self) {
      const member = self.ports[Number(call.text(0))];
      if (member === undefined) {
        call.report("NS3012", 0, `"${self.name}" has no port "${call.text(0)}"`);
        return;
      }
      if (call.has(1)) member.explicit = changed(member.explicit, call.text(1), call.span(1));
      return member.explicit?.value ?? "";
    },
  },
  {
    name: "find_port",
    parameters: parameters("network:lanlink"),
    help: "Number of the node's port on a link or LAN, or -1.",
    run(call, self) {
      const network = call.object(0);
      return network instanceof LanLink ? (network.memberOf(self)?.port ?? -1) : -1;
    },
  },
  {
    name: "attach-agent",
    parameters: parameters("agent"),
    help: "Puts a traffic agent on the node.",
    run(call, self) {
      const agent = call.object(0);
      if (agent instanceof Agent) attach(self, agent);
      else call.report("NS3006", 0, `"${agent.name}" is not an agent`);
    },
  },
  {
    name: "set_hwtype",
    parameters: parameters("type ?remote? ?virtual? ?subnode?"),
    help: "Sets the hardware type, as tb-set-hardware does.",
    run(call, self) {
      if (checkHardware(call, 0)) setHardware(call, self, 0);
    },
  },
  {
    name: "set_fixed",
    parameters: parameters("machine"),
    help: "Ties the node to a machine, as tb-fix-node does.",
    run: (call, self) => fixNode(call, self, 0),
  },
  {
    name: "set_numeric_id",
    parameters: parameters("id"),
    help: "Sets the number of a mobile node, as tb-set-node-id does.",
    run(call, self) {
      self.write("numeric_id", call.text(0), call.span(0));
    },
  },
];

export const nodeMethods = methodTable(rows);

/** Adds a desire to a node; a second one of the same name is reported. */
export function addDesire(call: Call, node: Node, name: string, weight: string): void {
  const known = node.desires?.get(name);
  if (known !== undefined) {
    call.session.report("NS3032", call.place, `"${node.name}" has the desire "${name}" already`, {
      related: [{ message: "first added here", span: known.place }],
    });
    return;
  }
  call.session.hold(128 + name.length);
  node.setDesire(name, { weight, place: call.place });
}
