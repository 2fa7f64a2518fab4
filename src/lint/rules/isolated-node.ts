import type { TopologyRule } from "../rule.ts";

export const isolatedNode: TopologyRule = {
  code: "NS5202",
  needs: "topology",
  repeats: ["NS4408"],
  check({ experiment }, report) {
    if (experiment.networks.length === 0) return;
    const connected = new Set(experiment.networks.flatMap(({ members }) => members.map(({ node }) => node)));
    for (const { name, span } of experiment.nodes) {
      if (connected.has(name)) continue;
      report({
        span,
        message: `the node "${name}" is on no link and no LAN`,
        help: "connect it, or leave it out",
      });
    }
  },
};
