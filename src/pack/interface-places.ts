import type { Experiment, Network, NetworkMember } from "../topology/index.ts";

/** The interfaces of every node, by index, and the node of every member. */
export interface InterfacePlaces {
  readonly ofNode: readonly (readonly InterfacePlace[])[];
  readonly nodeIndex: ReadonlyMap<string, number>;
}

export interface InterfacePlace {
  readonly network: Network;
  readonly member: NetworkMember;
}

/** Finds the interfaces of every node. */
export function interfacePlaces(experiment: Experiment): InterfacePlaces {
  const nodeIndex = new Map(experiment.nodes.map(({ name }, i) => [name, i]));
  const ofNode = experiment.nodes.map((): InterfacePlace[] => []);
  for (const network of experiment.networks)
    for (const member of network.members) ofNode[nodeIndex.get(member.node) ?? -1]?.push({ network, member });
  for (const places of ofNode) places.sort((a, b) => a.member.port - b.member.port);
  return { ofNode, nodeIndex };
}
