import type { ExperimentNode } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

export const tooManyMachines: TopologyRule = {
  code: "NS5306",
  needs: "topology",
  check({ classification, profile }, report) {
    const byType = new Map<string, ExperimentNode[]>();
    for (const { node, kind } of classification.nodes) {
      if (kind !== "physical" || node.role === "bridge") continue;
      const list = byType.get(node.hardware.value);
      if (list === undefined) byType.set(node.hardware.value, [node]);
      else list.push(node);
    }
    for (const [type, nodes] of byType) {
      const hardware = profile.hardwareTypes.get(type);
      const count = hardware?.virtual || hardware?.remote ? null : (hardware?.count ?? null);
      const beyond = count === null ? undefined : nodes[count];
      if (beyond === undefined) continue;
      report({
        span: beyond.hardware.spans.at(-1) ?? beyond.span,
        message: `the file asks for ${nodes.length} machines of the type ${type}, and the testbed has ${count}`,
        help: "use fewer machines, or a virtual type of several hardware types (tb-make-soft-vtype)",
      });
    }
  },
};
