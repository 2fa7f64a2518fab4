import type { TopologyRule } from "../rule.ts";

/** Most characters of one label of a domain name (RFC 1035). */
const LONGEST = 63;

export const dnsName: TopologyRule = {
  code: "NS5204",
  needs: "topology",
  check({ experiment }, report) {
    for (const { name, span } of experiment.nodes) {
      const problem =
        name.length > LONGEST
          ? `has ${name.length} characters, and a host name can have ${LONGEST}`
          : /^-|-$/.test(name)
            ? "begins or ends with -, which no host name can"
            : null;
      if (problem !== null)
        report({
          span,
          message: `the name "${name}" ${problem}`,
          help: "store the node in another variable",
        });
    }
  },
};
