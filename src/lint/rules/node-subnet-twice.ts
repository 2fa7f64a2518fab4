import { addressPlace, sharedSubnets } from "../experiment/shared-subnets.ts";
import type { TopologyRule } from "../rule.ts";

export const nodeSubnetTwice: TopologyRule = {
  code: "NS5209",
  needs: "topology",
  repeats: ["NS4031"],
  check({ experiment }, report) {
    for (const { first, second, node } of sharedSubnets(experiment)) {
      if (node === null) continue;
      report({
        span: addressPlace(second),
        message: `"${node}" has two interfaces in one subnet, on "${first.name}" and on "${second.name}"`,
        help: "give each network a subnet of its own: the node cannot tell which way a packet has to go",
        related: [{ message: `the addresses of "${first.name}" are set here`, span: addressPlace(first) }],
      });
    }
  },
};
