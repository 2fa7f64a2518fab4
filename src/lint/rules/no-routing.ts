import { connectedParts } from "../experiment/parts.ts";
import type { TopologyRule } from "../rule.ts";

export const noRouting: TopologyRule = {
  code: "NS5226",
  needs: "topology",
  check({ experiment }, report) {
    const { routing, nodes, networks } = experiment;
    if (routing !== "none" || nodes.some(({ details }) => (details?.routes.length ?? 0) > 0)) return;
    if (networks.some(({ members }) => members.some(({ details }) => details?.bridge))) return;
    const networksOf = new Map<string, string[][]>();
    for (const { members } of networks) {
      const names = members.map(({ node }) => node);
      for (const name of new Set(names)) {
        const list = networksOf.get(name);
        if (list === undefined) networksOf.set(name, [names]);
        else list.push(names);
      }
    }
    for (const part of connectedParts(experiment)) {
      // Seen from the node with the fewest networks the others are the farthest.
      const count = (name: string) => networksOf.get(name)?.length ?? 0;
      const [start] = part.length > 2 ? [part.reduce((a, b) => (count(b) < count(a) ? b : a))] : [];
      if (start === undefined) continue;
      const near = new Set(networksOf.get(start)?.flat());
      const far = part.find((name) => !near.has(name));
      const place = nodes.find(({ name }) => name === far);
      if (far === undefined || place === undefined) continue;
      report({
        span: place.span,
        message: `"${start}" cannot reach "${far}": no link joins them, and the experiment has no routing`,
        help: "write $ns rtproto Static before $ns run, unless routes are set in another way",
      });
      return;
    }
  },
};
