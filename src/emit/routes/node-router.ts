import type { NodeRoute } from "../../configapi/index.ts";
import { formatIpv4, prefixMask, type TopologyDocument } from "../../topology/index.ts";
import { hasStaticRoutes } from "./document.ts";
import { type RouteGraph, routeGraph } from "./graph.ts";
import { type Island, islandsOf } from "./islands.ts";
import { Search } from "./search.ts";
import { RouteTables } from "./table.ts";

/** Finds the static routes of single nodes, each by one search through its part of the network. */
export class NodeRouter {
  readonly #graph: RouteGraph | null;
  readonly #search: Search | null;
  readonly #numbers = new Map<string, number>();
  readonly #islands: Island[] = [];
  readonly #islandOf: Int32Array;
  readonly #tables = new Map<number, RouteTables>();

  constructor(document: TopologyDocument) {
    const isStatic = hasStaticRoutes(document.routing);
    this.#graph = isStatic ? routeGraph(document) : null;
    this.#search = this.#graph && new Search(this.#graph);
    this.#islandOf = new Int32Array(document.nodes.length).fill(-1);
    if (this.#graph === null) return;
    for (const [n, { name }] of document.nodes.entries()) this.#numbers.set(name, n);
    for (const island of islandsOf(this.#graph)) {
      for (const n of island.nodes) this.#islandOf[n] = this.#islands.length;
      this.#islands.push(island);
    }
  }

  /** A node's routes to every subnet that it reaches and is not in; none unless the routing is static. */
  of(node: string): NodeRoute[] {
    const number = this.#numbers.get(node);
    const place = number === undefined ? -1 : (this.#islandOf[number] as number);
    const island = this.#islands[place];
    if (number === undefined || island === undefined) return [];
    return this.#table(place, island)
      .all(number)
      .flatMap(({ nextHop, destinations }) => destinations.map((text) => ({ ...subnetOf(text), nextHop })));
  }

  #table(place: number, island: Island): RouteTables {
    let tables = this.#tables.get(place);
    if (tables === undefined) {
      tables = new RouteTables(this.#graph as RouteGraph, this.#search as Search, island);
      this.#tables.set(place, tables);
    }
    return tables;
  }
}

/** `ADDRESS/PREFIX` or `ADDRESS/NETMASK`. */
function subnetOf(text: string): { readonly subnet: string; readonly netmask: string } {
  const [subnet = "", mask = ""] = text.split("/");
  return { subnet, netmask: mask.includes(".") ? mask : formatIpv4(prefixMask(Number(mask))) };
}
