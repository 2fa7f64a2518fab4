import type { Net, PlacementNode, PlacementProblem } from "../../src/pack/index.ts";
import { SourceFile, span } from "../../src/source/index.ts";

const HERE = span(new SourceFile("exp.ns", ""), 0);

export type NodeTraits = Partial<Pick<PlacementNode, "pass" | "kind" | "interfaces" | "memoryMB">> & {
  partition?: string;
};

/** Containers n0, n1, …; `traits` says what is particular about one. */
export function problem(
  count: number,
  nets: readonly (readonly number[] | Net)[],
  traits: (index: number) => NodeTraits = () => ({}),
): PlacementProblem {
  return {
    nodes: Array.from({ length: count }, (_, i): PlacementNode => {
      const { partition, ...rest } = traits(i);
      return {
        name: `n${i}`,
        span: HERE,
        pass: null,
        kind: null,
        interfaces: 0,
        memoryMB: 0,
        ...rest,
        partition: partition === undefined ? null : { value: partition, span: HERE },
      };
    }),
    nets: nets.map((net) => ("members" in net ? net : { members: net, weight: 1 })),
  };
}

export function grid(width: number, height: number): number[][] {
  const edges: number[][] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x + 1 < width) edges.push([y * width + x, y * width + x + 1]);
      if (y + 1 < height) edges.push([y * width + x, (y + 1) * width + x]);
    }
  }
  return edges;
}

/** Every node but the first is linked to the one that stands `children` times earlier. */
export function tree(count: number, children: number): number[][] {
  return Array.from({ length: count - 1 }, (_, i) => [Math.floor(i / children), i + 1]);
}

/** Nodes in LANs of `size`, each LAN joined to the next by a link. */
export function chainedLans(lans: number, size: number): number[][] {
  return Array.from({ length: lans }, (_, lan) => [
    Array.from({ length: size }, (_unused, i) => lan * size + i),
    ...(lan + 1 < lans ? [[lan * size, (lan + 1) * size]] : []),
  ]).flat();
}

/** What crosses pnodes: a net on p of them counts p - 1 times its weight. */
export function cutOf({ nets }: PlacementProblem, pnodeOf: Int32Array): number {
  return nets.reduce(
    (sum, { members, weight }) => sum + weight * (new Set(members.map((i) => pnodeOf[i])).size - 1),
    0,
  );
}
