import type { TopologyRule } from "../rule.ts";

export const selfLink: TopologyRule = {
  code: "NS5203",
  needs: "topology",
  check({ experiment }, report) {
    for (const { kind, name, span, members } of experiment.networks) {
      const [a, b] = members;
      if (kind !== "link" || a === undefined || a.node !== b?.node) continue;
      report({
        span,
        message: `both ends of the link "${name}" are the node "${a.node}"`,
        help: "a link joins two different nodes",
      });
    }
  },
};
