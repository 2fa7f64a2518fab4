import { hasStaticRoutes, isSummarised, routingEffort } from "../emit/index.ts";
import { type Diagnostic, type SourceFile, span } from "../source/index.ts";
import type { TopologyDocument } from "../topology/index.ts";

/** From here on the search for routes is announced: it can take a minute and fill a gigabyte. */
const LONG_SEARCH = 100_000_000;

/** What is to be said of one output, by its format's name, before it is made. */
export function outputFindings(format: string, topology: TopologyDocument, file: SourceFile): Diagnostic[] {
  if (format === "dot" || format === "svg") return pictureFindings(topology, file);
  if (format === "routes") return routesFindings(topology, file);
  return [];
}

function pictureFindings(topology: TopologyDocument, file: SourceFile): Diagnostic[] {
  if (!isSummarised(topology)) return [];
  return [
    {
      code: "NS4108",
      severity: "note",
      message: "too large for every node: the picture shows the machines and the traffic between them",
      span: span(file, 0),
    },
  ];
}

function routesFindings(topology: TopologyDocument, file: SourceFile): Diagnostic[] {
  if (!hasStaticRoutes(topology.routing)) {
    return [
      {
        code: "NS4101",
        severity: "note",
        message: `routes.json has no routes: the routing is ${topology.routing}`,
        span: span(file, 0),
        help: "`$ns rtproto Static` asks for static routes",
      },
    ];
  }
  if (routingEffort(topology) < LONG_SEARCH) return [];
  const routers = topology.nodes.filter(({ interfaces }) => interfaces.length > 1).length;
  return [
    {
      code: "NS4102",
      severity: "note",
      message: `routes.json needs a search through the whole network for each of ${routers} nodes: it can take minutes and gigabytes`,
      span: span(file, 0),
    },
  ];
}
