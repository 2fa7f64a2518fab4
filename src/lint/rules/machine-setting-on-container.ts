import type { TopologyRule } from "../rule.ts";

export const machineSettingOnContainer: TopologyRule = {
  code: "NS5310",
  needs: "topology",
  check({ classification }, report) {
    for (const { node, kind } of classification.nodes) {
      if (kind !== "container") continue;
      const settings = [
        { command: "tb-set-node-os", setting: node.os },
        { command: "tb-set-hardware", setting: node.hardware.spans.length > 0 ? node.hardware : null },
        { command: "tb-fix-node", setting: node.fixed },
      ];
      for (const { command, setting } of settings) {
        const place = setting?.spans.at(-1);
        if (place === undefined) continue;
        report({
          span: place,
          message: `"${node.name}" is a container, and ${command} says something of a machine`,
          help:
            command === "tb-set-node-os"
              ? "remove it: the system of a container is that of its image"
              : "remove it: nsc chooses the machines that hold containers (--pnode-types)",
        });
      }
    }
  },
};
