import type { TopologyRule } from "../rule.ts";

export const anonymousNode: TopologyRule = {
  code: "NS5218",
  needs: "topology",
  check({ experiment }, report) {
    for (const { name, span } of experiment.nodes) {
      if (!/^tbnode-n\d+$/.test(name)) continue;
      report({
        span,
        message: `the node is called "${name}", because no variable of its own holds it`,
        help: "store it with set, as in set n($i) [$ns node], and it is called like the variable",
      });
    }
  },
};
