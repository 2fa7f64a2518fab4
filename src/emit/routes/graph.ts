import { parseIpv4, type TopologyDocument } from "../../topology/index.ts";

/** Nodes and networks of an experiment as numbers; what has no address takes no part. */
export interface RouteGraph {
  readonly nodeCount: number;
  readonly networkCount: number;
  /** The interfaces of node `n` are `nodeStart[n]` up to `nodeStart[n + 1]`. */
  readonly nodeStart: Int32Array;
  readonly interfaceNetwork: Int32Array;
  readonly interfaceIndex: Int32Array;
  readonly interfaceAddress: Float64Array;
  readonly interfaceNode: Int32Array;
  /** The interfaces on network `m` are `member[networkStart[m]]` up to `member[networkStart[m + 1]]`. */
  readonly networkStart: Int32Array;
  readonly member: Int32Array;
  /** First address and mask of each network. */
  readonly networkBase: Float64Array;
  readonly networkMask: Float64Array;
}

/** Reads the interfaces of a document; order is creation order throughout. */
export function routeGraph({ nodes, networks }: TopologyDocument): RouteGraph {
  const networkOf = new Map(networks.map(({ name }, i) => [name, i]));
  const total = nodes.reduce((sum, { interfaces }) => sum + interfaces.length, 0);
  const nodeStart = new Int32Array(nodes.length + 1);
  const interfaceNetwork = new Int32Array(total);
  const interfaceIndex = new Int32Array(total);
  const interfaceAddress = new Float64Array(total);
  const interfaceNode = new Int32Array(total);
  const networkBase = new Float64Array(networks.length).fill(Number.NaN);
  const networkMask = new Float64Array(networks.length);
  const networkStart = new Int32Array(networks.length + 1);
  let count = 0;
  nodes.forEach(({ interfaces }, n) => {
    for (const { network, index, address, netmask } of interfaces) {
      const m = networkOf.get(network);
      const value = parseIpv4(address);
      const mask = parseIpv4(netmask);
      if (m === undefined || value === null || mask === null) continue;
      interfaceNetwork[count] = m;
      interfaceIndex[count] = index;
      interfaceAddress[count] = value;
      interfaceNode[count] = n;
      networkStart[m + 1] = (networkStart[m + 1] as number) + 1;
      if (Number.isNaN(networkBase[m])) {
        networkBase[m] = (value & mask) >>> 0;
        networkMask[m] = mask;
      }
      count++;
    }
    nodeStart[n + 1] = count;
  });
  for (let m = 0; m < networks.length; m++)
    networkStart[m + 1] = (networkStart[m + 1] as number) + (networkStart[m] as number);
  const next = networkStart.slice();
  const member = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const m = interfaceNetwork[i] as number;
    member[next[m] as number] = i;
    next[m] = (next[m] as number) + 1;
  }
  return {
    nodeCount: nodes.length,
    networkCount: networks.length,
    nodeStart,
    interfaceNetwork,
    interfaceIndex,
    interfaceAddress,
    interfaceNode,
    networkStart,
    member,
    networkBase,
    networkMask,
  };
}
