import { parameters, tclError } from "../../tcl/index.ts";
import type { Call } from "../call.ts";
import { addDesire } from "../classes/node.ts";
import { shown } from "../describe.ts";
import { checkHardware, setHardware } from "../node-settings.ts";
import type { CommandRow } from "../row.ts";

const OPTIONS: ReadonlyMap<string, number> = new Map([
  ["-scale", 1.2],
  ["-rclass", Number.NaN],
  ["-alertscale", Number.NaN],
  ["-initscale", 0.01],
]);

/** Percent of a machine that a node without recorded use is taken to need. */
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
  withoutEffect(
    "tb-feedback-vlan",
    "Learns a LAN's needs from earlier runs, of which nothing is known here.",
  ),
  withoutEffect(
    "tb-feedback-vlink",
    "Learns a link's needs from earlier runs, of which nothing is known here.",
  ),
  unsupported(
    "tb-set-node-service",
    "Switches a service of a node's image; services are known to the site's database only.",
  ),
  unsupported(
    "tb-add-node-service-hook",
    "Adds a hook to a service; services are known to the site's database only.",
  ),
  unsupported("tb-set-use-oml", "Makes a node that collects measurements; existed on one older testbed."),
];

function feedbackNode(call: Call): void {
  const node = call.node(0);
  if (node === null || !checkHardware(call, 1)) return;
  const known = call.session.profile.hardwareTypes.get(call.text(1));
  if (known !== undefined && !known.virtual) {
    call.report("NS3031", 1, `${shown(call.text(1))} is not a type of virtual nodes`);
    return;
  }
  const values = new Map(OPTIONS);
  for (let i = 2; i < call.count; i += 2) {
    if (!OPTIONS.has(call.text(i)) || !call.has(i + 1)) throw badOption(call, i);
    values.set(call.text(i), Number(call.text(i + 1)));
  }
  const factor = (values.get("-initscale") as number) * (values.get("-scale") as number);
  addDesire(call, node, "?+cpupercent", String(roundDigits(CPU_PERCENT * factor)));
  addDesire(call, node, "?+rampercent", String(roundDigits(RAM_PERCENT * factor)));
  call.session.settings.set("allowfixnode", "0");
  setHardware(call, node, 1);
}

/** Twelve digits, which is what the testbed's own interpreter prints. */
function roundDigits(value: number): number {
  return Number(value.toPrecision(12));
}

function badOption(call: Call, index: number) {
  return tclError(`bad option "${call.text(index)}"`).explain({
    code: "NS2010",
    message: `${shown(call.text(index))} is no option with a value of this command`,
    help: `the options are ${[...OPTIONS.keys()].join(", ")}`,
    span: call.span(index),
  });
}

function withoutEffect(name: string, help: string): CommandRow {
  return {
    name,
    parameters: parameters("network:lanlink ?option:option value ...?"),
    minimum: 1,
    maximum: Number.POSITIVE_INFINITY,
    help,
    run: (call) =>
      call.session.warn("NS3028", call.nameSpan, `${name} has no effect without feedback from earlier runs`),
  };
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
