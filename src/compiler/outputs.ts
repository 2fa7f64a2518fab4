import { hasStaticRoutes, isHostName, isSummarised, routingEffort } from "../emit/index.ts";
import { type Diagnostic, type SourceFile, span } from "../source/index.ts";
import { nameList, type TopologyDocument } from "../topology/index.ts";

/** From here on the search for routes is announced: it can take a minute and fill a gigabyte. */
const LONG_SEARCH = 100_000_000;

/** What is to be said of one output, by its format's name, before it is made. */
export function outputFindings(format: string, topology: TopologyDocument, file: SourceFile): Diagnostic[] {
  if (format === "dot" || format === "svg") return pictureFindings(topology, file);
  if (format === "routes") return routesFindings(topology, file);
  if (format === "vagrant") return vagrantFindings(topology, file);
  return [];
}

function vagrantFindings({ nodes }: TopologyDocument, file: SourceFile): Diagnostic[] {
  const machines = nodes.filter(({ kind, ghost }) => kind === "container" && !ghost);
  const windows = machines.filter(({ role }) => role === "win-container");
  const shaped = windows.filter(({ interfaces }) =>
    interfaces.some(
      (entry) =>
        entry.toKbps > 0 ||
        entry.fromKbps > 0 ||
        entry.toDelayMs + entry.fromDelayMs + entry.toLoss + entry.fromLoss > 0,
    ),
  );
  const unnamed = machines.filter(({ name, role }) => !isHostName(name, role === "win-container"));
  const found: Diagnostic[] = [];
  if (unnamed.length > 0)
    found.push({
      code: "NS4109",
      severity: "warning",
      message: `${nameList(unnamed.map(({ name }) => name))} cannot be the host name of a machine: it keeps its image's`,
      span: span(file, 0),
      help: "a host name has at most 63 characters, on Windows 15, and begins and ends with a letter or digit",
    });
  if (shaped.length > 0)
    found.push({
      code: "NS4110",
      severity: "note",
      message: `Windows does not shape its own traffic: bandwidth, delay and loss are not applied on ${nameList(shaped.map(({ name }) => name))}`,
      span: span(file, 0),
      help: "the Linux nodes on the same networks apply theirs",
    });
  return found;
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
