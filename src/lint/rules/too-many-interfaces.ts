import type { TopologyRule } from "../rule.ts";

export const tooManyInterfaces: TopologyRule = {
  code: "NS5307",
  needs: "topology",
  check({ experiment, classification, profile }, report) {
    const interfaces = new Map<string, number>();
    for (const { members, details } of experiment.networks) {
      // Emulated networks share an interface.
      if (details !== undefined && details.emulated !== "0") continue;
      for (const { node } of members) interfaces.set(node, (interfaces.get(node) ?? 0) + 1);
    }
    for (const { node, kind } of classification.nodes) {
      const count = interfaces.get(node.name) ?? 0;
      const most =
        kind === "physical" ? profile.hardwareTypes.get(node.hardware.value)?.experimentInterfaces : null;
      if (most === null || most === undefined || count <= most) continue;
      report({
        span: node.hardware.spans.at(-1) ?? node.span,
        message: `"${node.name}" is on ${count} links and LANs, and a ${node.hardware.value} has ${most} interfaces`,
        help: "choose other hardware, put neighbours on one LAN, or let links share an interface with tb-set-multiplexed",
      });
    }
  },
};
