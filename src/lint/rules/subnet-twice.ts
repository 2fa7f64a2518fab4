import { addressPlace, sharedSubnets } from "../experiment/shared-subnets.ts";
import type { TopologyRule } from "../rule.ts";

export const subnetTwice: TopologyRule = {
  code: "NS5210",
  needs: "topology",
  repeats: ["NS4031"],
  check({ experiment }, report) {
    for (const { first, second, node } of sharedSubnets(experiment)) {
      if (node !== null) continue;
      report({
        span: addressPlace(second),
        message: `"${second.name}" is in the subnet of "${first.name}"`,
        help: "give each network a subnet of its own, or no route can lead to both",
        related: [{ message: `the addresses of "${first.name}" are set here`, span: addressPlace(first) }],
      });
    }
  },
};
