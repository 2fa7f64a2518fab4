import { formatIpv4, type Hop, type NodeRoutes, type RouteRow } from "../../topology/index.ts";
import type { RouteGraph } from "./graph.ts";
import type { Island } from "./islands.ts";
import { areApart, compareSubnets, joinBlocks, type Subnet, subnetOf } from "./prefixes.ts";
import { NO_HOP, type Search } from "./search.ts";

/** What a node's entry holds besides its name. */
type Table = Omit<NodeRoutes, "node">;

/** Destinations that the tables which are kept may hold together. */
const MOST_KEPT = 1_000_000;

/** In place of a hop: the subnet is one of the node's own. */
const OWN = -1;
/** No hop's place. */
const NO_PLACE = -2;

/** Makes the routes of the nodes of one island. */
export class RouteTables {
  /** The island's subnets, sorted; networks may share one. */
  readonly subnets: readonly Subnet[];
  readonly #graph: RouteGraph;
  readonly #search: Search;
  /** Subnet of each network of the island. */
  readonly #subnetOf: Int32Array;
  readonly #canJoin: boolean;
  /** For each subnet in the search at hand the place of its hop among the hops; stale unless stamped. */
  readonly #placeOf: Int32Array;
  readonly #stamp: Int32Array;
  /** The place of each neighbour's interface among the hops; stale unless stamped. */
  readonly #placeOfHop: Int32Array;
  readonly #hopStamp: Int32Array;
  #round = 0;
  /** Tables of nodes with one interface, by their network: such nodes have all the same. */
  readonly #kept = new Map<number, Table>();
  #keptSize = 0;

  constructor(graph: RouteGraph, search: Search, { networks }: Island) {
    this.#graph = graph;
    this.#search = search;
    const sorted = networks.map((m) => ({
      m,
      subnet: subnetOf(graph.networkBase[m] as number, graph.networkMask[m] as number),
    }));
    sorted.sort((a, b) => compareSubnets(a.subnet, b.subnet));
    const subnets: Subnet[] = [];
    this.#subnetOf = new Int32Array(graph.networkCount);
    for (const { m, subnet } of sorted) {
      const last = subnets.at(-1);
      if (last === undefined || compareSubnets(last, subnet) !== 0) subnets.push(subnet);
      this.#subnetOf[m] = subnets.length - 1;
    }
    this.subnets = subnets;
    this.#canJoin = areApart(subnets);
    this.#placeOf = new Int32Array(subnets.length);
    this.#stamp = new Int32Array(subnets.length);
    this.#placeOfHop = new Int32Array(graph.member.length);
    this.#hopStamp = new Int32Array(graph.member.length);
  }

  /** The routes of a node. */
  of(node: number): Table {
    const { nodeStart, interfaceNetwork, interfaceIndex } = this.#graph;
    const first = nodeStart[node] as number;
    const single = nodeStart[node + 1] === first + 1 && interfaceIndex[first] === 0;
    if (!single) return this.#make(node);
    const network = interfaceNetwork[first] as number;
    return this.#kept.get(network) ?? this.#keep(network, this.#make(node));
  }

  #keep(network: number, table: Table): Table {
    this.#keptSize += table.routes.reduce((sum, { destinations }) => sum + destinations.length, 1);
    if (this.#keptSize > MOST_KEPT) {
      this.#kept.clear();
      this.#keptSize = 0;
    }
    this.#kept.set(network, table);
    return table;
  }

  /** The routes of a node with every destination of every hop. */
  all(node: number): RouteRow[] {
    const { hops } = this.#findHops(node);
    const lists: Subnet[][] = hops.map(() => []);
    this.#collect(lists, NO_PLACE);
    return hops.map((hop, place) => this.#row(node, hop, lists[place] as Subnet[]));
  }

  /** The hop with the most subnets is the one that is not listed. */
  #make(node: number): Table {
    const { hops, counts } = this.#findHops(node);
    if (hops.length === 0) return { routes: [], otherwise: null };
    const most = counts.indexOf(Math.max(...counts));
    const lists: Subnet[][] = hops.map(() => []);
    if (hops.length > 1) this.#collect(lists, most);
    const routes = lists.flatMap((list, place): RouteRow[] => {
      if (place === most) return [];
      return [this.#row(node, hops[place] as number, list)];
    });
    return { routes, otherwise: this.#hop(node, hops[most] as number) };
  }

  #row(node: number, hop: number, subnets: readonly Subnet[]): RouteRow {
    const blocks = this.#canJoin ? joinBlocks(subnets) : subnets;
    return { ...this.#hop(node, hop), destinations: blocks.map(({ text }) => text) };
  }

  /** Puts the subnets, sorted, into the lists of their hops, all but those of one. */
  #collect(lists: readonly Subnet[][], except: number): void {
    for (let i = 0; i < this.subnets.length; i++) {
      const place = this.#placeOf[i] as number;
      if (this.#stamp[i] === this.#round && place !== except && place !== OWN)
        (lists[place] as Subnet[]).push(this.subnets[i] as Subnet);
    }
  }

  /** Notes the hop to each subnet, whose nearest network decides. Gives the hops, the nearest first, with counts. */
  #findHops(node: number): { readonly hops: number[]; readonly counts: number[] } {
    const hops: number[] = [];
    const counts: number[] = [];
    const round = ++this.#round;
    const networks = this.#search.run(node);
    for (let k = 0; k < networks.length; k++) {
      const m = networks[k] as number;
      const subnet = this.#subnetOf[m] as number;
      if (this.#stamp[subnet] === round) continue;
      this.#stamp[subnet] = round;
      const hop = this.#search.hop[m] as number;
      if (hop === NO_HOP) {
        this.#placeOf[subnet] = OWN;
        continue;
      }
      if (this.#hopStamp[hop] !== round) {
        this.#hopStamp[hop] = round;
        this.#placeOfHop[hop] = hops.length;
        hops.push(hop);
        counts.push(0);
      }
      const place = this.#placeOfHop[hop] as number;
      this.#placeOf[subnet] = place;
      counts[place] = (counts[place] as number) + 1;
    }
    return { hops, counts };
  }

  #hop(node: number, hop: number): Hop {
    const { nodeStart, interfaceNetwork, interfaceIndex, interfaceAddress } = this.#graph;
    const network = interfaceNetwork[hop] as number;
    let own = nodeStart[node] as number;
    while (interfaceNetwork[own] !== network) own++;
    return {
      nextHop: formatIpv4(interfaceAddress[hop] as number),
      interface: interfaceIndex[own] as number,
    };
  }
}
