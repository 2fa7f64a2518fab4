import type { Span } from "../../source/index.ts";
import { containerRole } from "../../topology/index.ts";
import type { TopologyRule } from "../rule.ts";

export const imageNameTwoSystems: TopologyRule = {
  code: "NS5309",
  needs: "topology",
  check({ classification }, report) {
    const systems = new Map<string, { readonly os: string; readonly span: Span }>();
    for (const { node, image } of classification.nodes) {
      if (image === null) continue;
      const span = node.attributes.find(({ key }) => key === "containers:image_os")?.valueSpan ?? node.span;
      const known = systems.get(image.name);
      if (known === undefined) {
        systems.set(image.name, { os: image.os, span });
        continue;
      }
      if (containerRole(known.os) === containerRole(image.os)) continue;
      report({
        span,
        message: `the image "${image.name}" is ${image.os} here and ${known.os} elsewhere: one image has one system`,
        help: "correct containers:image_os: a text that begins with windows makes a Windows container",
        related: [{ message: "the other system is named here", span: known.span }],
      });
    }
  },
};
