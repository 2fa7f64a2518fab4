import { parameters } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import { addDesire } from "../classes/node.ts";
import { shown } from "../describe.ts";
import { checkHardware, setHardware } from "../node-settings.ts";
import { badOption } from "../options.ts";
import type { CommandRow } from "../row.ts";

const VNODE_OPTIONS = ["-scale", "-rclass", "-alertscale", "-initscale"];
const NETWORK_OPTIONS = ["-scale", "-rclass", "-alertscale"];

const DEFAULT_SCALE = 1.2;
const DEFAULT_INITIAL_SCALE = 0.01;

/** Percent of a machine that a node without recorded use is taken to need, which is also the most it gets. */
const CPU_PERCENT = 92;
const RAM_PERCENT = 80;

/** Feedback from earlier runs, and services. No feedback and no services are known to nsc. */
export const feedbackCommands: readonly CommandRow[] = [
  {
    name: "tb-feedback-vnode",
    parameters: parameters("node:node type ?option:option value ...?"),
    usage: "node type ?-scale s? ?-rclass c? ?-alertscale a? ?-initscale i?",
    minimum: 2,
    maximum: Number.POSITIVE_INFINITY,
    help: "Makes a node a virtual one whose needs are learnt from earlier runs.",
    run: feedbackNode,
  },
  {
    name: "tb-feedback-vlan",
    parameters: parameters("node:node lan:lan ?option:option value ...?"),
    usage: "node lan ?-scale s? ?-rclass c? ?-alertscale a?",
    minimum: 2,
    maximum: Number.POSITIVE_INFINITY,
    help: "Learns what a node needs of a LAN from earlier runs, of which nothing is known here.",
    run(call) {
      const options = readOptions(call, 2, NETWORK_OPTIONS);
      if (call.node(0) !== null && call.lan(1) !== null) warnWithoutFeedback(call, options);
    },
  },
  {
    name: "tb-feedback-vlink",
    parameters: parameters("link:link ?option:option value ...?"),
    usage: "link ?-scale s? ?-rclass c? ?-alertscale a?",
    minimum: 1,
    maximum: Number.POSITIVE_INFINITY,
    help: "Learns a link's needs from earlier runs, of which nothing is known here.",
    run(call) {
      const options = readOptions(call, 1, NETWORK_OPTIONS);
      if (call.link(0) !== null) warnWithoutFeedback(call, options);
    },
  },
  unsupported(
    "tb-set-node-service",
    "Switches a service of a node's image; services are known to the site's database only.",
  ),
  unsupported(
    "tb-add-node-service-hook",
    "Adds a hook to a service; services are known to the site's database only.",
  ),
];

/** Where the values of options stand, by option; a Tcl error for a word that is no option. */
function readOptions(call: Call, first: number, accepted: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (let i = first; i < call.count; i += 2) {
    if (!accepted.includes(call.text(i))) {
      throw badOption(call.text(i), accepted).explain({
        message: `${shown(call.text(i))} is no option of this command`,
        span: call.span(i),
      });
    }
    places.set(call.text(i), i + 1);
  }
  return places;
}

/** The number that an option gives; null, which is reported, where it is not more than 0. */
function scaleOf(call: Call, options: ReadonlyMap<string, number>): number | null {
  const index = options.get("-scale");
  if (index === undefined) return DEFAULT_SCALE;
  const scale = Number(call.text(index));
  if (scale > 0) return scale;
  call.report("NS3031", index, `the scale ${shown(call.text(index))} is not more than 0`);
  return null;
}

function warnWithoutFeedback(call: Call, options: ReadonlyMap<string, number>): void {
  if (scaleOf(call, options) === null) return;
  call.session.warn("NS3028", call.nameSpan, `${call.name} has no effect without feedback from earlier runs`);
}

function feedbackNode(call: Call): void {
  const options = readOptions(call, 2, VNODE_OPTIONS);
  call.session.settings.set("allowfixnode", "0");
  const node = call.node(0);
  if (node === null || !checkHardware(call, 1)) return;
  const known = call.session.profile.hardwareTypes.get(call.text(1));
  if (known !== undefined && !known.virtual) {
    call.report("NS3031", 1, `${shown(call.text(1))} is not a type of virtual nodes`);
    return;
  }
  const scale = scaleOf(call, options);
  if (scale === null) return;
  const initial = options.get("-initscale");
  const factor = scale * (initial === undefined ? DEFAULT_INITIAL_SCALE : Number(call.text(initial)));
  addDesire(call, node, "?+cpupercent", percent(CPU_PERCENT, factor));
  addDesire(call, node, "?+rampercent", percent(RAM_PERCENT, factor));
  setHardware(call, node, 1);
}

/** Twelve digits, which is what the testbed's own interpreter prints. */
function percent(most: number, factor: number): string {
  return String(Number(Math.min(most, most * factor).toPrecision(12)));
}

function unsupported(name: string, help: string): CommandRow {
  return {
    name,
    parameters: parameters("?arg ...?"),
    help,
    run: (call) =>
      call.session.report("NS3028", call.nameSpan, `${name} is not supported`, { help: help.split("; ")[1] }),
  };
}
