import { nameList } from "../../topology/index.ts";
import { connectedParts } from "../experiment/parts.ts";
import type { TopologyRule } from "../rule.ts";

export const disconnected: TopologyRule = {
  code: "NS5207",
  needs: "topology",
  check({ experiment }, report) {
    const [first, second, ...more] = connectedParts(experiment);
    const place = experiment.nodes.find(({ name }) => name === second?.[0]);
    if (first === undefined || second === undefined || place === undefined) return;
    report({
      span: place.span,
      message: `the experiment falls apart into ${more.length + 2} parts: no link leads from ${nameList(second)} to ${nameList(first)}`,
      help: "join the parts, or make an experiment of each",
    });
  },
};
