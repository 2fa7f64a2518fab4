import { parameters } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import { choices, shown } from "../describe.ts";
import type { CommandRow } from "../row.ts";
import { ENCAPSULATIONS } from "./network.ts";
import { reportChoice } from "./node.ts";
import { setSwitch } from "./switch.ts";

/** A command that takes exactly 0 or 1. */
function flag(name: string, setting: string, help: string): CommandRow {
  return {
    name,
    parameters: parameters("flag:boolean"),
    help,
    run(call) {
      const value = zeroOrOne(call, 0);
      if (value !== null) call.session.settings.set(setting, value);
    },
  };
}

/** What an argument is when it counts as 0 or 1; null for anything else, which is reported. */
function zeroOrOne(call: Call, index: number): string | null {
  const text = call.text(index);
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (number === 0 || number === 1) return text;
  call.report("NS3031", index, `${shown(text)} is neither 0 nor 1`, {
    help: "write 0 or 1; words such as yes do not count",
  });
  return null;
}

/** A command that takes a whole number of a range. */
function range(name: string, setting: string, least: number, most: number, help: string): CommandRow {
  return {
    name,
    parameters: parameters("number:integer"),
    help,
    run(call) {
      const text = call.text(0);
      const number = text.trim() === "" ? Number.NaN : Number(text);
      if (number >= least && number <= most) call.session.settings.set(setting, text);
      else call.report("NS3031", 0, `${shown(text)} is not a number from ${least} to ${most}`);
    },
  };
}

/** A command that stores a text. */
function plain(name: string, setting: string, parameter: string, help: string): CommandRow {
  return {
    name,
    parameters: parameters(parameter),
    help,
    run(call) {
      call.session.hold(call.text(0).length);
      call.session.settings.set(setting, call.text(0));
    },
  };
}

const SECURITY_LEVELS = ["Green", "Blue", "Yellow", "Orange"];

/** Settings of the whole experiment. */
export const experimentCommands: readonly CommandRow[] = [
  flag("tb-use-endnodeshaping", "uselinkdelays", "Shapes all links on the nodes themselves."),
  flag(
    "tb-force-endnodeshaping",
    "forcelinkdelays",
    "Shapes all links on the nodes themselves, also unshaped ones.",
  ),
  flag("tb-set-uselatestwadata", "uselatestwadata", "Uses the latest measurements for wide-area nodes."),
  flag("tb-set-usewatunnels", "usewatunnels", "Uses tunnels between wide-area nodes."),
  flag(
    "tb-fix-current-resources",
    "allowfixnode",
    "Keeps the present machines when an experiment is changed.",
  ),
  {
    name: "tb-set-wasolver-weights",
    parameters: parameters("delay bandwidth loss"),
    help: "Sets what delay, bandwidth and loss count in the choice of wide-area nodes.",
    run(call) {
      for (const index of [0, 1, 2]) {
        const text = call.text(index);
        if (text !== "" && !(Number(text) < 0)) continue;
        call.report(
          "NS3031",
          index,
          text === "" ? "a weight is missing" : `the weight ${shown(text)} is negative`,
        );
        return;
      }
      ["wa_delay_solverweight", "wa_bw_solverweight", "wa_plr_solverweight"].forEach((setting, index) => {
        call.session.settings.set(setting, call.text(index));
      });
    },
  },
  range(
    "tb-set-colocate-factor",
    "multiplex_factor",
    1,
    100,
    "Sets how many virtual nodes may share a machine.",
  ),
  range("tb-set-mem-usage", "mem_usage", 1, 5, "Sets how much memory virtual nodes are expected to use."),
  range(
    "tb-set-cpu-usage",
    "cpu_usage",
    1,
    5,
    "Sets how much processor time virtual nodes are expected to use.",
  ),
  {
    name: "tb-set-sync-server",
    parameters: parameters("node:node"),
    help: "Sets the node that runs the synchronisation server.",
    run(call) {
      const node = call.node(0);
      if (node !== null) call.session.settings.syncServer = node;
    },
  },
  {
    name: "tb-set-encapsulate",
    parameters: parameters("flag:boolean"),
    help: "With 0, carries virtual links in virtual Ethernet devices without encapsulation; with 1, in the default way.",
    run(call) {
      const value = zeroOrOne(call, 0);
      if (value !== null)
        call.session.settings.set("encap_style", Number(value) === 0 ? "veth-ne" : "default");
    },
  },
  {
    name: "tb-set-vlink-emulation",
    parameters: parameters("style"),
    help: "Sets how virtual links are carried: gre, egre, vtun, veth-ne or vlan.",
    run(call) {
      if (ENCAPSULATIONS.includes(call.text(0))) call.session.settings.set("encap_style", call.text(0));
      else reportChoice(call, 0, "a way to carry a link", ENCAPSULATIONS);
    },
  },
  plain("tb-set-jail-os", "jail_osname", "image", "Sets the image of virtual nodes."),
  plain("tb-set-delay-os", "delay_osname", "image", "Sets the image of the nodes that shape traffic."),
  {
    name: "tb-set-delay-capacity",
    parameters: parameters("capacity"),
    help: "Sets how many links a node that shapes traffic may have: more than 0, at most 2.",
    run(call) {
      const capacity = call.text(0).trim() === "" ? Number.NaN : Number(call.text(0));
      if (capacity > 0 && capacity <= 2) call.session.settings.set("delay_capacity", call.text(0));
      else call.report("NS3031", 0, `${shown(call.text(0))} is not more than 0 and at most 2`);
    },
  },
  {
    name: "tb-use-modelnet",
    parameters: parameters("flag:boolean"),
    help: "Uses modelnet for links, on one machine for the core and one for the edge; LANs are not possible then.",
    run(call) {
      setSwitch(call, "usemodelnet");
      for (const machines of ["modelnet_cores", "modelnet_edges"]) setSwitch(call, machines);
    },
  },
  {
    name: "tb-set-modelnet-physnodes",
    parameters: parameters("cores:integer edges:integer"),
    help: "Sets how many machines modelnet uses, and uses it.",
    run(call) {
      for (const index of [0, 1]) {
        if (Number(call.text(index)) !== 0 || call.text(index).trim() === "") continue;
        call.report("NS3031", index, "modelnet needs at least one machine");
        return;
      }
      call.session.settings.set("usemodelnet", "1");
      call.session.settings.set("modelnet_cores", call.text(0));
      call.session.settings.set("modelnet_edges", call.text(1));
    },
  },
  {
    name: "tb-set-dpdb",
    parameters: parameters("flag:boolean"),
    help: "Makes a database for the experiment's data.",
    run: (call) => setSwitch(call, "dpdb"),
  },
  {
    name: "tb-set-security-level",
    parameters: parameters("level"),
    help: "Sets how the experiment is walled off: Green, Blue, Yellow or Orange.",
    run: setSecurityLevel,
  },
  {
    name: "tb-use-physnaming",
    parameters: parameters("flag:boolean"),
    help: "Ties nodes to the machines that they are named after; which machines there are is not known here.",
    run(call) {
      if (call.text(0) === "0") return;
      call.session.warn(
        "NS3028",
        call.place,
        "names of machines are not known here; nodes are not tied to machines of their name",
      );
    },
  },
];

function setSecurityLevel(call: Call): void {
  const { session } = call;
  const level = SECURITY_LEVELS.indexOf(call.text(0));
  if (level < 0) {
    const red = call.text(0) === "Red";
    call.report(
      "NS3031",
      0,
      red
        ? "the level Red is not implemented on any testbed"
        : `${shown(call.text(0))} is not a security level`,
      {
        ...call.suggestion(0, SECURITY_LEVELS, `the levels are ${choices(SECURITY_LEVELS)}`),
      },
    );
    return;
  }
  const [firewall] = session.firewalls;
  if (firewall !== undefined) {
    session.report(
      "NS3033",
      call.place,
      "a security level cannot be had beside a firewall of the file's own",
      {
        related: [{ message: "the firewall", span: firewall.span }],
      },
    );
    return;
  }
  session.settings.securityLevel = level;
  session.settings.securityPlace = call.place;
}
