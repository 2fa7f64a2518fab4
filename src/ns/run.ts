import { assignAddresses } from "./addresses.ts";
import type { Call } from "./call.ts";
import { makeMeasurementLan } from "./commands/oml.ts";
import { kindOf } from "./describe.ts";
import { checkNames } from "./names.ts";
import { Firewall } from "./objects/firewall.ts";
import type { Simulator } from "./objects/simulator.ts";
import { checkOutput } from "./output-checks.ts";
import type { Session } from "./session.ts";
import { takeSnapshot } from "./snapshot/experiment.ts";

/** `$ns run`: completes the experiment, in the order in which the testbed does and checks things. */
export function runSimulator(call: Call, simulator: Simulator): void {
  const { session } = call;
  makeMeasurementLan(
    call,
    simulator.nodes.map((node) => node.name),
  );
  if (session.runPlace !== null) {
    session.report("NS3002", call.place, "run was called already", {
      help: "an experiment is completed once, at the end of the file",
      related: [{ message: "the first run", span: session.runPlace }],
    });
    return;
  }
  session.runPlace = call.place;
  prepareFirewall(session, simulator);
  prepareInnerTestbed(session, simulator);
  session.progress("addressing");
  assignAddresses(session, simulator);
  session.progress("checking names and members");
  addDesires(session, simulator);
  checkNames(session, simulator);
  checkMembers(session, simulator);
  if (session.log.failed) return;
  checkOutput(session, simulator);
  session.progress("collecting the experiment");
  const experiment = takeSnapshot(session, simulator);
  if (!session.log.failed) session.experiment = experiment;
}

/** A security level of Blue and up makes a firewall of its own. */
function prepareFirewall(session: Session, simulator: Simulator): void {
  const { securityLevel, securityPlace } = session.settings;
  if (securityLevel === 0 || securityPlace === null) return;
  const firewall = new Firewall("fw", securityPlace);
  firewall.write("cmdline", "/kernel.fw", securityPlace);
  const strict = session.settings.isOn("elab_in_elab") ? "emulab" : "closed";
  if (securityLevel === 3) firewall.write("style", strict, securityPlace);
  const holder = session.object(firewall.name) ?? simulator.nodes.find((node) => node.name === firewall.name);
  if (holder !== undefined) {
    session.report(
      "NS3014",
      securityPlace,
      `the security level makes a firewall called "fw", and a ${kindOf(holder)} has that name`,
      {
        related: [{ message: "made here", span: holder.span }],
      },
    );
    return;
  }
  session.firewalls.push(firewall);
}

function prepareInnerTestbed(session: Session, simulator: Simulator): void {
  if (!session.settings.isOn("elab_in_elab") || simulator.nodes.length > 0) return;
  session.report(
    "NS3028",
    session.runPlace ?? simulator.span,
    "tb-elab-in-elab without nodes is not supported",
    {
      help: "the nodes that a testbed would add itself are not known here; describe them in the file",
    },
  );
}

/** Wishes that follow from others: hosts of subnodes, and machines that a firewall can stand before. */
function addDesires(session: Session, simulator: Simulator): void {
  const place = session.runPlace ?? simulator.span;
  for (const node of simulator.nodes) {
    for (const type of node.hostedTypes ?? []) node.setDesire(`hosts-${type}`, { weight: "1.0", place });
    if (session.firewalls.length > 0) node.setDesire("firewallable", { weight: "1.0", place });
  }
}

function checkMembers(session: Session, simulator: Simulator): void {
  for (const network of simulator.networks) {
    if (network.broken || network.members.length >= 2) continue;
    const count = network.members.length === 0 ? "no member" : "only one member";
    session.report("NS3015", network.span, `the ${kindOf(network)} "${network.name}" has ${count}`, {
      help: 'a LAN needs two members or more: a list such as "$a $b"',
    });
  }
}
