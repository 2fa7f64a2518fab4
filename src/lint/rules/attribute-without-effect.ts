import type { ContainerKind } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

/** Attributes that only one kind of container has a use for. */
const KIND_OF: ReadonlyMap<string, ContainerKind> = new Map<string, ContainerKind>([
  ["containers:openvz_template", "openvz"],
  ["containers:openvz_diskspace", "openvz"],
  ["containers:qemu_url", "qemu"],
  ["containers:qemu_arch", "qemu"],
  ["containers:maverick_url", "qemu"],
]);

export const attributeWithoutEffect: TopologyRule = {
  code: "NS5302",
  needs: "topology",
  repeats: ["NS4007", "NS4003"],
  check({ classification }, report) {
    for (const { node, kind, containerKind } of classification.nodes) {
      const type = node.attributes.find(({ key }) => key === "containers:node_type");
      for (const { key, keySpan } of node.attributes) {
        const wanted = KIND_OF.get(key);
        const isPhysical = kind === "physical" && type?.value === "embedded_pnode";
        const isOther = wanted !== undefined && containerKind !== null && containerKind !== wanted;
        if (key === "containers:node_type" || !key.startsWith("containers:") || !(isPhysical || isOther))
          continue;
        report({
          span: keySpan,
          message: isPhysical
            ? `"${node.name}" is a physical machine, and "${key}" says something of containers`
            : `"${node.name}" is a ${containerKind} container, and "${key}" is for ${wanted}`,
          help: "remove the attribute, or correct containers:node_type",
          ...(type === undefined ? {} : { related: [{ message: "the kind is set here", span: type.span }] }),
        });
      }
    }
  },
};
