import type { TopologyRule } from "../rule.ts";

export const unusedVirtualType: TopologyRule = {
  code: "NS5224",
  needs: "topology",
  check({ experiment }, report) {
    const used = new Set(experiment.nodes.map(({ hardware }) => hardware.value));
    for (const { name, span } of experiment.virtualTypes) {
      if (used.has(name)) continue;
      report({
        span,
        message: `no node is of the virtual type "${name}"`,
        help: `write tb-set-hardware NODE ${name}, or remove the type`,
      });
    }
  },
};
