import type { ExperimentNode } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

export const nameCase: TopologyRule = {
  code: "NS5205",
  needs: "topology",
  check({ experiment }, report) {
    const known = new Map<string, ExperimentNode>();
    for (const node of experiment.nodes) {
      const folded = node.name.toLowerCase();
      const first = known.get(folded);
      if (first === undefined) {
        known.set(folded, node);
        continue;
      }
      report({
        span: node.span,
        message: `"${node.name}" and "${first.name}" are one host name: upper and lower case are the same in DNS`,
        help: "give one of the nodes another name",
        related: [{ message: `"${first.name}" is made here`, span: first.span }],
      });
    }
  },
};
