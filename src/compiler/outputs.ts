import { hasStaticRoutes, routingEffort } from "../emit/index.ts";
import { type Diagnostic, type SourceFile, span } from "../source/index.ts";
import type { TopologyDocument } from "../topology/index.ts";

/** From here on the search for routes is announced: it can take a minute and fill a gigabyte. */
const LONG_SEARCH = 100_000_000;

/** What is to be said of one output, by its format's name, before it is made. */
export function outputFindings(format: string, topology: TopologyDocument, file: SourceFile): Diagnostic[] {
  if (format !== "routes") return [];
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
