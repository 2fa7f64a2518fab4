import { parameters } from "../../tcl/index.ts";
import { netmaskProblem, parseIpv4 } from "../../topology/index.ts";
import type { Call } from "../call.ts";
import { aKindOf, shown } from "../describe.ts";
import type { LanLink } from "../objects/lan-link.ts";
import { Node } from "../objects/node.ts";
import { changed } from "../objects/object.ts";
import type { CommandRow } from "../row.ts";

export const addressCommands: readonly CommandRow[] = [
  {
    name: "tb-set-ip",
    parameters: parameters("node:node address:address"),
    help: "Sets the address of a node that has exactly one interface.",
    run(call) {
      const node = nodeArgument(call, 0);
      if (node === null) return;
      const only = node.ports[0];
      if (only !== undefined && node.ports.length === 1) return setAddress(call, node, only.network, 1);
      if (only === undefined) {
        call.report("NS3024", 0, `"${node.name}" has no interface yet`, {
          help: "set addresses after the link or LAN was made",
        });
        return;
      }
      const networks = [...new Set(node.ports.map((member) => `"${member.network.name}"`))]
        .slice(0, 6)
        .join(", ");
      call.report(
        "NS3024",
        0,
        `"${node.name}" has ${node.ports.length} interfaces; tb-set-ip does not say which is meant`,
        {
          help: `use tb-set-ip-link or tb-set-ip-lan, which name the network (${networks})`,
        },
      );
    },
  },
  {
    name: "tb-set-ip-link",
    parameters: parameters("node:node link:link address:address"),
    help: "Sets the address of a node on a link.",
    run(call) {
      const link = call.link(1);
      const node = link === null ? null : nodeArgument(call, 0);
      if (node !== null && link !== null) setAddress(call, node, link, 2);
    },
  },
  {
    name: "tb-set-ip-lan",
    parameters: parameters("node:node lan:lan address:address"),
    help: "Sets the address of a node on a LAN.",
    run(call) {
      const lan = call.lan(1);
      const node = lan === null ? null : nodeArgument(call, 0);
      if (node !== null && lan !== null) setAddress(call, node, lan, 2);
    },
  },
  {
    name: "tb-set-ip-interface",
    parameters: parameters("node:node neighbour:node address:address"),
    help: "Sets the address of a node on the latest link to another node.",
    run(call) {
      const node = nodeArgument(call, 0);
      const neighbour = node === null ? null : nodeArgument(call, 1);
      if (node === null || neighbour === null) return;
      const link = node.simulator.linkBetween(node, neighbour);
      if (link !== null) return link.broken ? undefined : setAddress(call, node, link, 2);
      call.report("NS3012", 1, `there is no link between "${node.name}" and "${neighbour.name}"`, {
        help: "a LAN does not count; use tb-set-ip-lan for it",
      });
    },
  },
  {
    name: "tb-set-netmask",
    parameters: parameters("network:lanlink netmask:netmask"),
    help: "Sets the netmask of a link or LAN, such as 255.255.255.0; at most 16 bits can vary.",
    run(call) {
      const network = call.lanLink(0);
      if (network === null) return;
      const problem = netmaskProblem(call.text(1));
      if (problem === null) network.write("netmask", call.text(1), call.span(1));
      else call.report("NS3011", 1, `${shown(call.text(1))} ${problem.message}`, { help: problem.help });
    },
  },
  {
    name: "tb-use-ipassign",
    parameters: parameters("flag:boolean"),
    help: "Leaves addresses to the testbed's own program.",
    run: (call) => call.session.settings.set("use_ipassign", call.text(0)),
  },
  {
    name: "tb-set-ipassign-args",
    parameters: parameters("arguments"),
    help: "Sets the arguments of the testbed's own program for addresses.",
    run: (call) => call.session.settings.set("ipassign_args", call.text(0)),
  },
  {
    name: "tb-set-ip-routing",
    parameters: parameters("type"),
    help: "Sets how routes are computed on all nodes: none or ospf.",
    run(call) {
      const type = call.text(0);
      if (type === "none" || type === "ospf") call.session.settings.routing = type;
      else {
        call.report("NS3031", 0, `${shown(type)} is not none or ospf`, {
          help: "the other ways come with `$ns rtproto`, such as `$ns rtproto Static`",
        });
      }
    },
  },
];

/** A node or bridge; commands for addresses take either. */
function nodeArgument(call: Call, index: number): Node | null {
  const object = call.object(index);
  if (object instanceof Node) return object;
  if (!object.broken)
    call.report("NS3006", index, `${shown(call.text(index))} is ${aKindOf(object)}, not a node`);
  return null;
}

function setAddress(call: Call, node: Node, network: LanLink, index: number): void {
  const address = call.text(index);
  if (parseIpv4(address) === null) {
    call.report("NS3010", index, `${shown(address)} is not an IP address`, { help: addressHelp(address) });
    return;
  }
  const member = call.member(0, node, network);
  if (member !== null) member.explicit = changed(member.explicit, address, call.span(index));
}

function addressHelp(address: string): string {
  if (address.includes("/")) return "the mask is set with tb-set-netmask, not with a prefix length";
  if (address.includes(":")) return "addresses are IPv4: four numbers joined by dots";
  return "an address is four numbers from 0 to 255, joined by dots";
}
