import { type HostsNode, hostsChunks } from "../../emit/index.ts";
import type { Indexed } from "./source.ts";

/** The `/etc/hosts` of an experiment; of containers that the configuration does not have only the addresses are known. */
export function hostsText({ records, topology, nodes }: Indexed): Generator<string> {
  const others = records
    .filter(({ name }) => !nodes.has(name))
    .map(
      ({ name, interfaces }): HostsNode => ({
        name,
        interfaces: interfaces.map(({ address }, index) => ({ address, index, network: null })),
      }),
    );
  return hostsChunks({ nodes: [...(topology?.nodes ?? []), ...others] });
}
