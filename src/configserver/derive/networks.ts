import { physicalNetworkView, virtualNetworkView } from "../../emit/index.ts";
import type { NetworksTable } from "../store/tables.ts";
import type { Indexed } from "./source.ts";

type NetworkRow = Omit<NetworksTable, "experiment_id">;

/** Keys of the table `networks`: a virtual and a physical network may have one name. */
export const virtualKey = (name: string): string => `v:${name}`;
export const physicalKey = (name: string): string => `p:${name}`;

/** The rows of the networks, virtual ones first. */
export function* networkRows(source: Indexed): Generator<NetworkRow> {
  const { topology } = source;
  if (topology === null) return;
  let ordinal = 0;
  for (const network of topology.networks) {
    const body = JSON.stringify(virtualNetworkView(network, source.nodes));
    yield { key: virtualKey(network.name), layer: "virtual", ordinal: ordinal++, body };
  }
  ordinal = 0;
  for (const network of topology.physicalNetworks) {
    const body = JSON.stringify(physicalNetworkView(network));
    yield { key: physicalKey(network.name), layer: "physical", ordinal: ordinal++, body };
  }
}
