import { IMAGE_KEYS, nameList } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

export const partlyPartitioned: TopologyRule = {
  code: "NS5303",
  needs: "topology",
  repeats: ["NS4008"],
  check({ classification }, report) {
    const partitioned = classification.nodes.find(({ partition }) => partition !== null);
    if (partitioned === undefined || partitioned.partition === null) return;
    const left = classification.nodes.filter(({ node, kind }) => {
      const keys = new Map(node.attributes.map(({ key, value }) => [key, value]));
      if (kind !== "physical" || keys.get("containers:node_type") === "embedded_pnode") return false;
      // One with an image is an error of its own.
      return (
        ![...IMAGE_KEYS].some((key) => keys.has(key)) &&
        [...keys.keys()].some((key) => key.startsWith("containers:"))
      );
    });
    const [first] = left;
    if (first === undefined) return;
    report({
      span: first.node.attributes[0]?.span ?? first.node.span,
      message: `${nameList(left.map(({ node }) => node.name))} ${left.length === 1 ? "has" : "have"} no containers:partition and ${left.length === 1 ? "is" : "are"} physical, as others have one`,
      help: "give every container a partition, or say containers:node_type embedded_pnode where a machine is meant",
      related: [{ message: "a partition is set here", span: partitioned.partition.span }],
    });
  },
};
