import {
  type AddressRange,
  addressRange,
  type Experiment,
  type ExperimentNode,
  formatIpv4,
  type Network,
  type NetworkMember,
  parseIpv4,
} from "../../topology/index.ts";
import { DisjointSets } from "../disjoint-sets.ts";

/** One machine of an NS file that describes hosts. */
export interface Machine {
  readonly node: ExperimentNode;
  /** In order of creation. */
  readonly index: number;
  readonly places: readonly MachinePlace[];
}

/** A machine's place on a network whose subnet is known. */
export interface MachinePlace {
  readonly network: Network;
  readonly member: NetworkMember;
  readonly range: AddressRange;
}

/** The machines of an NS file and what is asked of them, each answer in constant time but for building it. */
export class Machines {
  readonly list: readonly Machine[];
  readonly #byName: ReadonlyMap<string, Machine>;
  readonly #sets: DisjointSets;
  readonly #byAddress = new Map<number, MachinePlace>();
  readonly #everywhere: RangeIndex<MachinePlace>;
  readonly #ofMachine = new Map<Machine, RangeIndex<MachinePlace>>();

  constructor({ nodes, networks }: Experiment) {
    const places = new Map(nodes.map(({ name }): [string, MachinePlace[]] => [name, []]));
    this.list = nodes.map((node, index) => ({ node, index, places: places.get(node.name) ?? [] }));
    this.#byName = new Map(this.list.map((machine) => [machine.node.name, machine]));
    this.#sets = new DisjointSets(nodes.length);
    for (const network of networks) {
      const range = addressRange(network.subnet, network.netmask.value);
      const first = this.#byName.get(network.members[0]?.node ?? "");
      for (const member of network.members) {
        const machine = this.#byName.get(member.node);
        if (machine === undefined) continue;
        if (first !== undefined) this.#sets.join(first.index, machine.index);
        if (range === null) continue;
        const place = { network, member, range };
        places.get(member.node)?.push(place);
        const address = parseIpv4(member.address);
        if (address !== null && !this.#byAddress.has(address)) this.#byAddress.set(address, place);
      }
    }
    this.#everywhere = new RangeIndex([...places.values()].flat());
  }

  find(name: string): Machine | undefined {
    return this.#byName.get(name);
  }

  get names(): IterableIterator<string> {
    return this.#byName.keys();
  }

  /** The same number for machines that the networks join. */
  island(machine: Machine): number {
    return this.#sets.find(machine.index);
  }

  /** The machine's interface that has an address. */
  withAddress(address: number): MachinePlace | undefined {
    return this.#byAddress.get(address);
  }

  /** The machine's place on the network that an address lies in. */
  placeFor(machine: Machine, address: number): MachinePlace | undefined {
    let index = this.#ofMachine.get(machine);
    if (index === undefined) {
      index = new RangeIndex(machine.places);
      this.#ofMachine.set(machine, index);
    }
    return index.find(address);
  }

  /** Some machine's place on the network that an address lies in. */
  anyPlaceFor(address: number): MachinePlace | undefined {
    return this.#everywhere.find(address);
  }
}

/** Finds the block that holds an address: one look for each size of block that there is, whatever their number. */
class RangeIndex<T extends { readonly range: AddressRange }> {
  readonly #bySize = new Map<number, Map<number, T>>();

  constructor(items: Iterable<T>) {
    for (const item of items) {
      const { start, end } = item.range;
      const size = end - start + 1;
      const blocks = this.#bySize.get(size) ?? new Map<number, T>();
      this.#bySize.set(size, blocks);
      if (!blocks.has(start)) blocks.set(start, item);
    }
  }

  /** Of nested blocks the smallest. */
  find(address: number): T | undefined {
    let best: T | undefined;
    let bestSize = Number.POSITIVE_INFINITY;
    for (const [size, blocks] of this.#bySize) {
      const item = size < bestSize ? blocks.get(Math.floor(address / size) * size) : undefined;
      if (item === undefined) continue;
      best = item;
      bestSize = size;
    }
    return best;
  }
}

/** `10.1.1.0/24`, or with the mask where that has no prefix length. */
export function subnetText({ range, network }: MachinePlace): string {
  const size = range.end - range.start + 1;
  const mask = 2 ** 32 - size;
  return parseIpv4(network.netmask.value) === mask
    ? `${formatIpv4(range.start)}/${32 - Math.log2(size)}`
    : `${formatIpv4(range.start)} mask ${network.netmask.value}`;
}
