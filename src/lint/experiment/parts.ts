import type { Experiment } from "../../topology/index.ts";

/** The nodes of an experiment by the parts that networks join, in order of creation; nodes without a network are left out. */
export function connectedParts({ nodes, networks }: Experiment): string[][] {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    for (let at = name; at !== root; ) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  for (const { members } of networks) {
    const [first] = members;
    if (first === undefined) continue;
    for (const { node } of members) {
      if (!parents.has(node)) parents.set(node, node);
      parents.set(rootOf(node), rootOf(first.node));
    }
  }
  const parts = new Map<string, string[]>();
  for (const { name } of nodes) {
    if (!parents.has(name)) continue;
    const root = rootOf(name);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [name]);
    else part.push(name);
  }
  return [...parts.values()];
}
