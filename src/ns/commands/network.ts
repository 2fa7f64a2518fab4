import { parameters } from "../../tcl/index.ts";
import type { CommandRow } from "../row.ts";
import { reportChoice, reportFailureAction } from "./node.ts";

/** Kinds of virtual links. */
export const ENCAPSULATIONS = ["gre", "egre", "vtun", "veth-ne", "vlan"];

/** A command that stores a word with a link or LAN as it is written. */
function flag(name: string, variable: string, help: string): CommandRow {
  return {
    name,
    parameters: parameters("network:lanlink flag:boolean"),
    help,
    run(call) {
      call.lanLink(0)?.write(variable, call.text(1), call.span(1));
    },
  };
}

/** Settings of links and LANs besides their shape and addresses. */
export const networkCommands: readonly CommandRow[] = [
  flag("tb-set-multiplexed", "emulated", "Lets a link or LAN share a physical interface with others."),
  flag("tb-set-noshaping", "nobwshaping", "Switches off the shaping of a link's or LAN's bandwidth."),
  flag("tb-set-endnodeshaping", "uselinkdelay", "Shapes a link or LAN on the nodes themselves."),
  flag("tb-set-allowcolocate", "trivial_ok", "Lets the members of a link or LAN live on one machine."),
  {
    name: "tb-set-useveth",
    parameters: parameters("network:lanlink flag:boolean"),
    help: "Uses virtual Ethernet devices for a link or LAN.",
    run(call) {
      const off = call.text(1).trim() !== "" && Number(call.text(1)) === 0;
      call.lanLink(0)?.write("encap", off ? "default" : "veth", call.span(1));
    },
  },
  {
    name: "tb-set-link-encap",
    parameters: parameters("network:lanlink style"),
    help: "Sets how a virtual link or LAN is carried: gre, egre, vtun, veth-ne or vlan.",
    run(call) {
      const network = call.lanLink(0);
      if (network === null) return;
      if (ENCAPSULATIONS.includes(call.text(1))) network.write("encap", call.text(1), call.span(1));
      else reportChoice(call, 1, "a way to carry a link", ENCAPSULATIONS);
    },
  },
  {
    name: "tb-set-link-failure-action",
    parameters: parameters("network:lanlink action"),
    help: "Sets what happens when a link or LAN fails at swap-in: fatal or nonfatal.",
    run(call) {
      const network = call.lanLink(0);
      if (network === null) return;
      const actions = ["fatal", "nonfatal"];
      if (actions.includes(call.text(1))) network.write("failureaction", call.text(1), call.span(1));
      else reportFailureAction(call, 1, actions);
    },
  },
  {
    name: "tb-set-lan-protocol",
    parameters: parameters("lan:lan protocol"),
    help: "Sets the protocol of a LAN, such as 80211g.",
    run(call) {
      call.lan(0)?.write("protocol", call.text(1), call.span(1));
    },
  },
  {
    name: "tb-set-link-protocol",
    parameters: parameters("link:link protocol"),
    help: "Sets the protocol of a link.",
    run(call) {
      call.link(0)?.write("protocol", call.text(1), call.span(1));
    },
  },
  {
    name: "tb-set-lan-accesspoint",
    parameters: parameters("lan:lan node:node"),
    help: "Makes a member the access point of a wireless LAN.",
    run(call) {
      const lan = call.lan(0);
      const node = lan === null ? null : call.node(1);
      const member = lan === null || node === null ? null : call.member(1, node, lan);
      if (member !== null) member.accessPoint = true;
    },
  },
  {
    name: "tb-set-lan-setting",
    parameters: parameters("lan:lan key value"),
    help: "Sets something about a wireless LAN, such as its channel.",
    run(call) {
      call.session.hold(128 + call.text(2).length);
      call.lan(0)?.settings.push({ key: call.text(1), value: call.text(2) });
    },
  },
  {
    name: "tb-set-node-lan-setting",
    parameters: parameters("lan:lan node:node key value"),
    help: "Sets something about a member of a wireless LAN.",
    run(call) {
      const lan = call.lan(0);
      const node = lan === null ? null : call.node(1);
      const member = lan === null || node === null ? null : call.member(1, node, lan);
      call.session.hold(128 + call.text(3).length);
      member?.addSetting({ key: call.text(2), value: call.text(3) });
    },
  },
  {
    name: "tb-set-link-layer",
    parameters: parameters("link:link layer:integer"),
    help: "Sets the network layer of a link, for links that are made of others.",
    run(call) {
      call.link(0)?.write("layer", call.text(1), call.span(1));
    },
  },
];
