import type { Span } from "../../source/index.ts";
import type { TopologyRule } from "../rule.ts";

export const imageUrlTwoNames: TopologyRule = {
  code: "NS5301",
  needs: "topology",
  check({ classification }, report) {
    const names = new Map<string, { readonly name: string; readonly span: Span | null }>();
    for (const { node, image } of classification.nodes) {
      if (image === null) continue;
      const span = node.attributes.find(({ key }) => key === "containers:image_name")?.valueSpan ?? null;
      const known = names.get(image.url);
      if (known === undefined) {
        names.set(image.url, { name: image.name, span });
        continue;
      }
      if (known.name === image.name || span === null) continue;
      report({
        span,
        message: `the image of "${image.name}" is that of "${known.name}" too: it is downloaded twice`,
        help: `call both "${known.name}"`,
        ...(known.span === null
          ? {}
          : { related: [{ message: "the other name is given here", span: known.span }] }),
      });
    }
  },
};
