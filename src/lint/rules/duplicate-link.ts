import type { Network } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

export const duplicateLink: TopologyRule = {
  code: "NS5206",
  needs: "topology",
  check({ experiment }, report) {
    const known = new Map<string, Network>();
    for (const network of experiment.networks) {
      const [a, b] = network.members;
      // A link of a node with itself is a matter of another rule.
      if (network.kind !== "link" || a === undefined || b === undefined || a.node === b.node) continue;
      const key = [a.node, b.node].sort().join(" ");
      const first = known.get(key);
      if (first === undefined) {
        known.set(key, network);
        continue;
      }
      report({
        span: network.span,
        message: `"${network.name}" joins "${a.node}" and "${b.node}", as the link "${first.name}" does already`,
        help: "remove one of them, unless two parallel links are wanted: commands that name a link by its ends mean the latest",
        related: [{ message: `"${first.name}" is made here`, span: first.span }],
      });
    }
  },
};
