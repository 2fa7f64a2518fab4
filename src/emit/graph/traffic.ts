import type { TopologyDocument } from "../../topology/index.ts";

/** Networks that join the same shapes of a picture. */
export interface Crossing {
  /** The first network's name. */
  readonly name: string;
  readonly networks: number;
  /** Their rates together, kb/s. */
  readonly kbps: number;
  /** By number, in order. */
  readonly shapes: readonly number[];
}

/** What crosses between shapes, the most traffic first. `shapeOfNode` gives the shape that each node is in. */
export function crossings({ nodes }: TopologyDocument, shapeOfNode: Int32Array): Crossing[] {
  const networks = new Map<string, { kbps: number; shapes: Set<number> }>();
  nodes.forEach(({ interfaces }, i) => {
    for (const { network, toKbps, fromKbps } of interfaces) {
      const rate = Math.max(toKbps, fromKbps);
      const known = networks.get(network);
      if (known === undefined)
        networks.set(network, { kbps: rate, shapes: new Set([shapeOfNode[i] as number]) });
      else {
        known.kbps = Math.max(known.kbps, rate);
        known.shapes.add(shapeOfNode[i] as number);
      }
    }
  });
  const merged = new Map<
    string,
    { name: string; networks: number; kbps: number; shapes: readonly number[] }
  >();
  for (const [name, { kbps, shapes }] of networks) {
    if (shapes.size < 2) continue;
    const sorted = [...shapes].sort((a, b) => a - b);
    const key = sorted.join(" ");
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { name, networks: 1, kbps, shapes: sorted });
    else {
      known.networks++;
      known.kbps += kbps;
    }
  }
  return [...merged.values()].sort((a, b) => b.kbps - a.kbps);
}
