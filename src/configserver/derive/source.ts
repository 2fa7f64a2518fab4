import type {
  ContainerRecord,
  Pnode,
  TopologyDocument,
  TopologyImage,
  TopologyNetwork,
  TopologyNode,
} from "../../topology/index.ts";

/** What was pushed of one experiment, in one piece or in two. */
export interface Pushed {
  readonly project: string;
  readonly experiment: string;
  /** containers.json; empty where only the configuration was pushed. */
  readonly records: readonly ContainerRecord[];
  /** topology.json; null where only the containers were pushed. */
  readonly topology: TopologyDocument | null;
  /** Control addresses by the name of the container. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** The same with everything found by name. */
export interface Indexed extends Pushed {
  readonly nodes: ReadonlyMap<string, TopologyNode>;
  readonly pnodes: ReadonlyMap<string, Pnode>;
  readonly networks: ReadonlyMap<string, TopologyNetwork>;
  readonly images: ReadonlyMap<string, TopologyImage>;
  readonly recordNames: ReadonlySet<string>;
}

export function indexed(pushed: Pushed): Indexed {
  const { topology, records } = pushed;
  return {
    ...pushed,
    nodes: byName(topology?.nodes ?? []),
    pnodes: byName(topology?.pnodes ?? []),
    networks: byName(topology?.networks ?? []),
    images: byName(topology?.images ?? []),
    recordNames: new Set(records.map(({ name }) => name)),
  };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}
