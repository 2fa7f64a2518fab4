import type { TopologyRule } from "../rule.ts";

export const fixedType: TopologyRule = {
  code: "NS5221",
  needs: "topology",
  repeats: ["NS3025"],
  check({ experiment, profile }, report) {
    const virtual = new Map(experiment.virtualTypes.map((type) => [type.name, type]));
    const names = new Set(experiment.nodes.map(({ name }) => name));
    for (const { name, fixed, hardware, span } of experiment.nodes) {
      // A node of the file as the machine is for types that live on others.
      if (fixed === null || names.has(fixed.value)) continue;
      const place = fixed.spans.at(-1) ?? span;
      const isVirtual = virtual.has(fixed.value);
      if (isVirtual || profile.hardwareTypes.has(fixed.value)) {
        report({
          span: place,
          message: `"${fixed.value}" is ${isVirtual ? "a virtual type" : "a hardware type"}, and tb-fix-node takes the name of one machine`,
          help: `write tb-set-hardware for any machine of the type`,
        });
        continue;
      }
      const type = virtual.get(hardware.value);
      if (type === undefined) continue;
      report({
        span: place,
        message: `"${name}" is tied to the machine "${fixed.value}" and has the virtual type "${type.name}", which leaves the choice open`,
        help: "keep one of the two",
        related: [{ message: "the type is set here", span: hardware.spans.at(-1) ?? type.span }],
      });
    }
  },
};
