import type { z } from "zod";
import { nameProblem } from "../../configapi/index.ts";
import { type ContainerRecord, type TopologyDocument, topologySchema } from "../../topology/index.ts";
import { checkCount } from "./containers.ts";
import { fitting, fittingItems, Places } from "./fitting.ts";

/** The lists of topology.json that grow with the experiment: their items are checked one by one. */
const LISTS = ["nodes", "pnodes", "networks", "physicalNetworks", "images", "events"] as const;

export interface TopologyExpectation {
  readonly project: string;
  readonly experiment: string;
  readonly most: number;
}

/** Checks topology.json as it stands at `path` of a body. Throws a `Problem`. */
export async function readTopology(
  value: unknown,
  { project, experiment, most }: TopologyExpectation,
  path: readonly string[] = [],
): Promise<TopologyDocument> {
  const places = new Places();
  const given = isObject(value) ? value : {};
  const lists = new Map<string, unknown[]>();
  for (const name of LISTS) if (Array.isArray(given[name])) lists.set(name, given[name]);
  checkCount(lists.get("nodes")?.length ?? 0, most, "nodes");
  checkCount(lists.get("pnodes")?.length ?? 0, most, "pnodes");

  const emptied = Object.fromEntries([...lists.keys()].map((name) => [name, []]));
  const shell = fitting(topologySchema, isObject(value) ? { ...value, ...emptied } : value, path, places);
  const items: Record<string, unknown> = {};
  for (const name of LISTS) {
    const schema: z.ZodType = topologySchema.shape[name].element;
    items[name] = await fittingItems(schema, lists.get(name) ?? [], [...path, name], places);
  }
  places.check();
  const document = { ...shell, ...items } as TopologyDocument;

  if (document.project !== project) places.add([...path, "project"], `the path says ${project}`);
  if (document.experiment !== experiment) places.add([...path, "experiment"], `the path says ${experiment}`);
  for (const name of ["nodes", "pnodes", "networks", "physicalNetworks", "images"] as const) {
    checkNames(document[name], [...path, name], places);
  }
  for (const list of ["nodes", "pnodes"] as const) {
    for (const [index, { interfaces }] of document[list].entries()) {
      for (const [i, entry] of interfaces.entries()) {
        const field = "network" in entry ? "network" : "physicalNetwork";
        const problem = nameProblem("network" in entry ? entry.network : entry.physicalNetwork);
        if (problem !== null) places.add([...path, list, index, "interfaces", i, field], problem);
      }
    }
  }
  const containers = new Set(document.nodes.flatMap(({ kind, name }) => (kind === "container" ? name : [])));
  for (const [index, { name }] of document.pnodes.entries()) {
    if (containers.has(name)) places.add([...path, "pnodes", index, "name"], "a container has this name");
  }
  for (const [index, { host }] of document.nodes.entries()) {
    if (host === null) continue;
    const problem = containers.has(host) ? "the host is a container itself" : nameProblem(host);
    if (problem !== null) places.add([...path, "nodes", index, "host"], problem);
  }
  places.check();
  return document;
}

/** Refuses two files that were not made together. Throws a `Problem`. */
export function checkTogether(records: readonly ContainerRecord[], topology: TopologyDocument): void {
  const places = new Places();
  const nodes = new Map(topology.nodes.map((node) => [node.name, node]));
  const complete = topology.mode === "embedded";
  for (const [index, record] of records.entries()) {
    const at = ["containers", index];
    const node = nodes.get(record.name);
    if (node === undefined) {
      if (complete) places.add([...at, "name"], "topology.json has no node of this name");
    } else if (node.kind !== "container") {
      places.add([...at, "name"], "topology.json has a physical node of this name");
    } else if (node.host !== record.host) {
      places.add([...at, "host"], `topology.json has the host ${node.host}`);
    } else if (node.interfaces.some(({ address }, i) => differ(address, record.interfaces[i]?.address))) {
      places.add([...at, "interfaces"], "topology.json has other addresses");
    }
  }
  const named = new Set(records.map(({ name }) => name));
  for (const [index, { name, kind }] of topology.nodes.entries()) {
    if (complete && kind === "container" && !named.has(name)) {
      places.add(["topology", "nodes", index, "name"], "containers.json has no container of this name");
    }
  }
  places.check();
}

/** An address that the testbed will assign is empty in topology.json. */
function differ(address: string, other: string | undefined): boolean {
  return address !== "" && address !== other;
}

function checkNames(
  items: readonly { readonly name: string }[],
  path: readonly string[],
  places: Places,
): void {
  const first = new Map<string, number>();
  for (const [index, { name }] of items.entries()) {
    const problem = nameProblem(name);
    if (problem !== null) places.add([...path, index, "name"], problem);
    const before = first.get(name);
    if (before === undefined) first.set(name, index);
    else places.add([...path, index, "name"], `item ${before} has this name already`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
