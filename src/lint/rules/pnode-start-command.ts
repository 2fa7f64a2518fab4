import type { TopologyRule } from "../rule.ts";

export const pnodeStartCommand: TopologyRule = {
  code: "NS5304",
  needs: "topology",
  check({ classification, profile }, report) {
    for (const { node, kind } of classification.nodes) {
      const { startCommand, os } = node;
      if (kind !== "physical" || startCommand === null || os === null) continue;
      if (os.value !== profile.pnode.os && !/^PNODE[-_]/.test(os.value)) continue;
      report({
        span: startCommand.spans.at(-1) ?? node.span,
        message: `"${node.name}" is a pnode, and a start command is not what sets it up`,
        help: "remove the start command: it started the older containers system; nsc bootstrap -r pnode does the work",
        related: [{ message: `its image is ${os.value}`, span: os.spans.at(-1) ?? node.span }],
      });
    }
  },
};
