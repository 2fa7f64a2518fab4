import { checkHostParts } from "./addresses.ts";
import { checkReservedNames } from "./names.ts";
import type { Agent } from "./objects/agent.ts";
import { Node } from "./objects/node.ts";
import type { Simulator } from "./objects/simulator.ts";
import type { Session } from "./session.ts";

/** What the testbed finds when it writes an experiment down. Everything is reported, nothing is changed. */
export function checkOutput(session: Session, simulator: Simulator): void {
  checkReservedNames(session, simulator);
  if (!session.settings.isOn("use_ipassign")) checkHostParts(session, simulator.networks);
  for (const agent of session.agents) checkAgent(session, agent);
  for (const program of simulator.programs) {
    const { nodeName, node } = program;
    if (!(node instanceof Node) && node !== "ops") {
      session.report(
        "NS3037",
        program.span,
        nodeName === ""
          ? `the program "${program.name}" has no node`
          : `the program "${program.name}" is for "${nodeName}", which is no node`,
        {
          help: "write `$program set node $a`, or make the program with `$a program-agent`",
        },
      );
    }
    if (program.get("command").includes("\n")) {
      const place = program.setting("command")?.spans.at(-1) ?? program.span;
      session.report("NS3037", place, `the command of the program "${program.name}" has more than one line`);
    }
  }
  if (session.settings.isOn("usemodelnet")) checkModelnet(session, simulator);
  checkHosts(session, simulator);
}

function checkAgent(session: Session, agent: Agent): void {
  if (agent.node === null) return;
  const missing =
    agent.role === null || agent.peer === null
      ? "is not connected to another one"
      : agent.role === "source" && agent.application === null
        ? "has no application that makes its traffic"
        : null;
  if (missing === null) {
    if (agent.peer?.node === null) {
      session.report(
        "NS3034",
        agent.peer.span,
        `the agent "${agent.peer.name}" is connected, but on no node`,
        {
          help: "put it on a node with `$ns attach-agent`",
        },
      );
    }
    return;
  }
  session.report("NS3034", agent.span, `the agent "${agent.name}" is on a node and ${missing}`, {
    help: agent.role === null ? "use `$ns connect`" : "use `$application attach-agent`",
  });
}

function checkModelnet(session: Session, simulator: Simulator): void {
  for (const network of simulator.networks) {
    if (network.className !== "Lan") continue;
    session.report("NS3033", network.span, `the LAN "${network.name}" cannot be had with modelnet`, {
      help: "use links, or leave modelnet out",
    });
  }
}

/** A node on which virtual nodes live gets its image from the testbed. */
function checkHosts(session: Session, simulator: Simulator): void {
  for (const node of simulator.nodes) {
    if (!node.isVirtual) continue;
    const fixed = node.get("fixed");
    const host = fixed === "" ? null : session.findNode(fixed);
    const os = host?.setting("osid");
    if (!host || !os || os.value === "") continue;
    session.report(
      "NS3033",
      os.spans.at(-1) ?? host.span,
      `"${host.name}" hosts virtual nodes and cannot have an image of its own`,
      {
        related: [
          {
            message: `"${node.name}" is fixed to it here`,
            span: node.setting("fixed")?.spans.at(-1) ?? node.span,
          },
        ],
      },
    );
  }
}
