import type { NodeRoutes, Routing, TopologyDocument, TopologyNode } from "../../topology/index.ts";
import { jsonChunks } from "../json.ts";
import { type RouteGraph, routeGraph } from "./graph.ts";
import { type Island, islandsOf } from "./islands.ts";
import { Search } from "./search.ts";
import { RouteTables } from "./table.ts";

const STATIC: ReadonlySet<Routing> = new Set(["static", "static-ddijk", "static-old"]);

/** Whether routes.json has routes for this kind of routing. */
export function hasStaticRoutes(routing: Routing): boolean {
  return STATIC.has(routing);
}

/**
 * routes.json. One node's table is held at a time; the time is that of one search through the whole island for every
 * node with several interfaces.
 */
export function routesChunks(document: TopologyDocument): Generator<string> {
  const { project, group, experiment, routing } = document;
  return jsonChunks({
    version: 1,
    project,
    group,
    experiment,
    routing,
    islands: hasStaticRoutes(routing) ? islands(document) : [],
  });
}

function* islands(document: TopologyDocument): Generator<object> {
  const graph = routeGraph(document);
  const search = new Search(graph);
  for (const island of islandsOf(graph)) {
    const tables = new RouteTables(graph, search, island);
    yield { subnets: texts(tables), nodes: nodeRoutes(document.nodes, island, tables) };
  }
}

function* texts({ subnets }: RouteTables): Generator<string> {
  for (const subnet of subnets) yield subnet.text;
}

function* nodeRoutes(
  nodes: readonly TopologyNode[],
  island: Island,
  tables: RouteTables,
): Generator<NodeRoutes> {
  for (const n of island.nodes) yield { node: (nodes[n] as TopologyNode).name, ...tables.of(n) };
}

/**
 * About how many steps the search for all routes takes: the interfaces of the experiment once for every node that has
 * several. A hundred million take some seconds, and can make a file of a gigabyte.
 */
export function routingEffort(document: TopologyDocument): number {
  if (!hasStaticRoutes(document.routing)) return 0;
  const graph: RouteGraph = routeGraph(document);
  let searches = 0;
  for (let n = 0; n < graph.nodeCount; n++)
    if ((graph.nodeStart[n + 1] as number) > (graph.nodeStart[n] as number) + 1) searches++;
  return searches * graph.member.length;
}
